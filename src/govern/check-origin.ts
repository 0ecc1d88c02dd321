import { RihlaError } from '../platform/errors.ts'
import type { GuardedRequest } from '../platform/http/guard.ts'

/**
 * A page of another site can make a browser send our cookie, but not a header that says it is ours. Calls that
 * change something and carry no key must therefore come from a page of this installation: `Origin`, which every
 * browser sends with them, names the host that was called (or the public address, behind a proxy).
 * Only hosts are compared: behind a proxy that ends TLS the schemes differ. A call with neither an origin nor a
 * cookie is not a browser acting for somebody.
 */
export function checkOrigin({ method, url, headers }: GuardedRequest, publicUrl: string | null): void {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
  if (headers.has('authorization')) return
  const origin = headers.get('origin')
  if (origin === null) {
    if (headers.has('cookie')) throw new RihlaError('auth.wrong-origin')
    return
  }
  const allowed = [headers.get('host') ?? new URL(url).host]
  if (publicUrl !== null) allowed.push(new URL(publicUrl).host)
  if (!URL.canParse(origin) || !allowed.includes(new URL(origin).host))
    throw new RihlaError('auth.wrong-origin')
}
