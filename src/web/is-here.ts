/** Whether an entry of the navigation leads to where we are, or to what stands above it. */
export function isHere(pathname: string, to: string): boolean {
  if (to === '/') return pathname === '/'
  const [, first, second] = to.split('/')
  const section = first === 'settings' || second === undefined ? `/${first}` : `/${first}/${second}`
  return pathname === section || pathname.startsWith(`${section}/`)
}
