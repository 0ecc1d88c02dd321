import { earliestTime, latestTime, type QuarantineReason } from '../model.ts'

/** A sender's clock that differs from ours by more than this is corrected. */
const toleratedSkew = 60_000

/**
 * The event time: the sender's `timestamp`; only where `sentAt` is more than 60 s from our clock it is shifted by the
 * difference; without a timestamp it is the received time. Milliseconds since 1970 UTC.
 *
 * `timestamp` and `sentAt` are ISO 8601 texts (without an offset they are UTC) or milliseconds since 1970.
 */
export function eventTime(
  message: { timestamp?: string | number | null | undefined; sentAt?: string | number | null | undefined },
  receivedAt: number,
): { time: number } | { reason: QuarantineReason; detail: string } {
  if (message.timestamp === null || message.timestamp === undefined) return { time: receivedAt }
  const stated = parseInstant(message.timestamp)
  if (stated === null) return { reason: 'time-invalid', detail: String(message.timestamp).slice(0, 100) }
  const sentAt = message.sentAt === null || message.sentAt === undefined ? null : parseInstant(message.sentAt)
  const skew = sentAt === null ? 0 : receivedAt - sentAt
  const time = Math.abs(skew) > toleratedSkew ? stated + skew : stated
  if (time < earliestTime || time > latestTime) {
    return { reason: 'time-out-of-range', detail: String(message.timestamp).slice(0, 100) }
  }
  return { time }
}

const iso =
  /^([+-]?\d{4,6})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?\s*(Z|[+-]\d\d:?\d\d|[+-]\d\d)?$/i

/** Milliseconds since 1970 UTC, or null where the text is no ISO 8601 date and time. `Date.parse` alone would take "1". */
export function parseInstant(value: string | number): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.trunc(value) : null
  const match = iso.exec(value.trim())
  if (!match) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', offset = 'Z'] = match
  const at = Date.UTC(2000, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  const date = new Date(at)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  return date.getTime() + Number(fraction.padEnd(3, '0').slice(0, 3)) - offsetMs(offset)
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0
  const sign = offset.startsWith('-') ? -1 : 1
  const digits = offset.replace(/\D/g, '').padEnd(4, '0')
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000
}
