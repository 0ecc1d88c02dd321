/** A phone, e-mail, URL, code, key, id or 24-hour time: left to right in every language. */
export function Ltr({ children, title }: { children: string; title?: string }) {
  return (
    <bdi dir="ltr" title={title}>
      {children}
    </bdi>
  )
}
