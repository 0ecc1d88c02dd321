import type { Listener } from './listener.ts'

/** Errors of the page's scripts: each message once a page, ten at most. */
export function watchErrors({ track }: Listener): void {
  const seen = new Set<string>()
  const tell = (message: string, more: { source?: string; line?: number }) => {
    if (seen.has(message) || seen.size === 10) return
    seen.add(message)
    track('Script Error', { message: message.slice(0, 300), ...more })
  }
  addEventListener('error', ({ message, filename, lineno }) => {
    if (message) tell(message, { source: filename, line: lineno })
  })
  addEventListener('unhandledrejection', ({ reason }) => {
    tell(reason instanceof Error ? reason.message : String(reason), {})
  })
}
