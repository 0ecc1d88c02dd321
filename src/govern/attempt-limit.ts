import type { Clock } from '../platform/clock.ts'
import { RihlaError } from '../platform/errors.ts'

interface Limit {
  readonly attempts: number
  readonly perMs: number
}

/** Counts attempts by name in memory; a restart forgets them. Throws `auth.too-many` beyond the limit. */
export interface AttemptLimit {
  count(name: string, limit: Limit): void
  forget(name: string): void
}

/** Names beyond this are dropped, oldest first: an attacker must not fill the memory with invented ones. */
const mostNames = 50_000

export function createAttemptLimit(clock: Clock): AttemptLimit {
  const windows = new Map<string, { until: number; count: number }>()
  return {
    count(name, { attempts, perMs }) {
      const now = clock.now()
      const found = windows.get(name)
      const window = found && found.until > now ? found : { until: now + perMs, count: 0 }
      window.count++
      windows.delete(name)
      windows.set(name, window)
      for (const oldest of windows.keys()) {
        if (windows.size <= mostNames) break
        windows.delete(oldest)
      }
      if (window.count > attempts)
        throw new RihlaError('auth.too-many', { seconds: Math.ceil((window.until - now) / 1000) })
    },
    forget: name => void windows.delete(name),
  }
}
