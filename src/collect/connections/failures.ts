import { RihlaError } from '../../platform/errors.ts'
import type { ConnectionFailure } from './model-connection.ts'

/** What no later attempt mends by itself: somebody has to do something. */
const lasting: readonly string[] = [
  'connection.address-plain',
  'connection.address-private',
  'connection.column-missing',
  'connection.forbidden',
  'connection.login-refused',
  'connection.not-found',
  'connection.settings-invalid',
  'connection.table-missing',
  'connection.unauthorised',
]

const firstPauseMs = 30_000
const longestPauseMs = 6 * 3_600_000

export interface JudgedFailure {
  readonly failure: ConnectionFailure
  readonly isLasting: boolean
  /** When to try again. */
  readonly retryAt: number
}

/**
 * What becomes of a load that ended with an error: told to people, or tried again after a pause that doubles.
 *
 * @param failures how many loads before this one failed in a row
 */
export function judgeFailure(error: unknown, failures: number, now: number): JudgedFailure {
  const known = error instanceof RihlaError ? error : new RihlaError('internal')
  const asked = Number(known.params.seconds ?? 0)
  const pause = Math.min(firstPauseMs * 2 ** Math.min(failures, 20), longestPauseMs)
  return {
    failure: { code: known.code, params: { ...known.params }, at: now },
    isLasting: lasting.includes(known.code),
    retryAt: now + Math.max(pause, Number.isFinite(asked) ? asked * 1_000 : 0),
  }
}
