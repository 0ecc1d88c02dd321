/** The entry of the navigation that leads to where we are, or to what stands above it: the most particular of them. */
export function findHere(pathname: string, entries: readonly string[]): string | null {
  const isAbove = (to: string) => (to === '/' ? pathname === '/' : `${pathname}/`.startsWith(`${to}/`))
  return entries.filter(isAbove).sort((a, b) => b.length - a.length)[0] ?? null
}
