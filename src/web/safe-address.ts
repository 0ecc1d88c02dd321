/** Where to go after signing in: an address inside the app, whatever the link says. */
export function safeAddress(wanted: unknown): string {
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/sign-in')
    ? wanted
    : '/'
}
