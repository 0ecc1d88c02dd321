import type { Context } from 'hono'

/**
 * `style-src 'unsafe-inline'`: Mantine writes its theme into `<style>` elements and `style` attributes; scripts
 * stay limited to our own files. Nothing is loaded from and nothing is sent to another host.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

/**
 * Headers of every answer. The referrer stays at home because one-time links carry a token in their address.
 * `framedBy`: sites in whose frames this page may stand; none is every page but a shared one.
 */
export function addSecurityHeaders(c: Context, framedBy: readonly string[]): void {
  const ancestors = framedBy.length > 0 ? framedBy.join(' ') : "'none'"
  c.header('content-security-policy', `${contentSecurityPolicy}; frame-ancestors ${ancestors}`)
  c.header('x-content-type-options', 'nosniff')
  // It knows no list of sites: where some may, the policy above decides alone.
  if (framedBy.length === 0) c.header('x-frame-options', 'DENY')
  c.header('referrer-policy', 'no-referrer')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  if (c.req.url.startsWith('https:')) c.header('strict-transport-security', 'max-age=31536000')
}
