import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import type { Outgoing, OutgoingAnswer, OutgoingCall } from '../../platform/http/outgoing.ts'
import { parseJson } from '../adapters/read-values.ts'

export interface ApiDeps {
  readonly http: Outgoing
  now(): number
  readonly signal: AbortSignal
}

export interface ApiCall<T> extends OutgoingCall {
  readonly answer: z.ZodType<T>
  /** What the keys may not do, should they be refused this: a word that the other side knows. */
  readonly what?: string
}

export interface ApiAnswer<T> {
  readonly value: T
  readonly headers: OutgoingAnswer['headers']
}

/** Longer pauses end the load; it comes again by itself. */
const longestWaitMs = 30_000
const mostWaits = 5
/** Whoever asks for more is not believed: the next load would be in a thousand years, or at no time at all. */
const longestAskedMs = 86_400_000
/** Where it asks for a pause and does not say how long. */
const usualWaitMs = 2_000

/**
 * One call of a JSON API: waits when it is asked to, and says in our own words what went wrong.
 *
 * @throws RihlaError `connection.unauthorised`, `.forbidden`, `.not-found`, `.rate-limited` (with the seconds asked for),
 * `.refused`, `.unreadable`, and those of `Outgoing`
 */
export async function callJson<T>(deps: ApiDeps, call: ApiCall<T>): Promise<ApiAnswer<T>> {
  const { answer: schema, what, ...outgoing } = call
  for (let waits = 0; ; waits++) {
    const headers = { accept: 'application/json', ...call.headers }
    const answer = await deps.http({ ...outgoing, headers })
    if (answer.status === 429 || (answer.status === 503 && answer.headers['retry-after'] !== undefined)) {
      await waitAsAsked(deps, answer, waits)
      continue
    }
    if (answer.status < 200 || answer.status > 299) throw refusalOf(answer, call.url, what ?? '')
    const read = schema.safeParse(parseJson(answer.bytes.toString('utf8')))
    if (!read.success)
      throw new RihlaError('connection.unreadable', {
        host: hostOf(call.url),
        detail: read.error.issues[0]?.path.join('.') ?? '',
      })
    return { value: read.data, headers: answer.headers }
  }
}

async function waitAsAsked(
  { now, signal }: ApiDeps,
  { headers }: OutgoingAnswer,
  waits: number,
): Promise<void> {
  const asked = headers['retry-after']
  const ms =
    asked === undefined ? usualWaitMs * 2 ** waits : Math.min(retryAfterMs(asked, now()), longestAskedMs)
  if (waits >= mostWaits || ms > longestWaitMs)
    throw new RihlaError('connection.rate-limited', { seconds: Math.ceil(ms / 1_000) })
  await sleep(ms, undefined, { signal })
}

/** Seconds or a date of HTTP. */
export function retryAfterMs(text: string, now: number): number {
  const seconds = Number(text)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000)
  const at = Date.parse(text)
  return Number.isNaN(at) ? usualWaitMs : Math.max(0, at - now)
}

function refusalOf({ status, bytes }: OutgoingAnswer, url: string, what: string): RihlaError {
  const host = hostOf(url)
  if (status === 401) return new RihlaError('connection.unauthorised', { host })
  if (status === 402 || status === 403) return new RihlaError('connection.forbidden', { host, what })
  if (status === 404 || status === 410) return new RihlaError('connection.not-found', { host })
  // A redirect leads elsewhere: keys are not carried there.
  if (status >= 300 && status < 400) return new RihlaError('connection.not-found', { host })
  if (status >= 500) return new RihlaError('connection.refused', { host, status, detail: '' })
  return new RihlaError('connection.refused', { host, status, detail: saidIn(bytes) })
}

/** What an error document says, in its first words; nothing of a page in HTML. */
function saidIn(bytes: Buffer): string {
  const value = parseJson(bytes.toString('utf8'))
  if (typeof value !== 'object' || value === null) return ''
  for (const key of ['message', 'error_description', 'error', 'errors', 'detail'])
    if (key in value) {
      const said: unknown = Object(value)[key]
      return (typeof said === 'string' ? said : JSON.stringify(said)).slice(0, 200)
    }
  return ''
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}
