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
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer. The referrer stays at home because one-time links carry a token in their address. */
export function addSecurityHeaders(c: Context): void {
  c.header('content-security-policy', contentSecurityPolicy)
  c.header('x-content-type-options', 'nosniff')
  c.header('x-frame-options', 'DENY')
  c.header('referrer-policy', 'no-referrer')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  if (c.req.url.startsWith('https:')) c.header('strict-transport-security', 'max-age=31536000')
}
