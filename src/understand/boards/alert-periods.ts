import type { Scope } from '../../platform/warehouse/scope.ts'
import { shiftDay } from '../../platform/zones/model-days.ts'
import { dayOf, startOfDay, type ZoneOffsets } from '../../platform/zones/offsets.ts'
import { type Period, periodSchema } from '../model.ts'
import type { Asking } from './asking.ts'

const dayMs = 86_400_000

/** The period that a question asks about, as instants, no further than now; null where it asks about all time. */
export async function periodOf(
  asking: Asking,
  scope: Scope,
  { question, input: said }: { question: string; input: unknown },
): Promise<Period | null> {
  const input = await asking.complete(scope, question, said)
  const period: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'period') : null
  const read = periodSchema.safeParse(period)
  if (!read.success) return null
  // Today is not over: a period that ends with it is held against periods that were as far.
  const to = Math.min(read.data.to, Math.max(scope.now, read.data.from + 1))
  return { from: read.data.from, to }
}

/**
 * The period so many lengths earlier: by whole days of the zone, so that a day of 23 hours between shifts nothing. The length of
 * what is not over is that of the whole period: today until nine is held against yesterday until nine.
 */
export function periodEarlier(
  period: Period,
  { lengths, wholeMs, offsets }: { lengths: number; wholeMs: number; offsets: ZoneOffsets },
): Period {
  const days = Math.max(1, Math.round(wholeMs / dayMs)) * lengths
  const shift = (at: number) => {
    const day = dayOf(offsets, at)
    const into = at - startOfDay(offsets, day)
    return startOfDay(offsets, shiftDay(day, -days)) + into
  }
  if (wholeMs < dayMs * 0.9)
    return { from: period.from - wholeMs * lengths, to: period.to - wholeMs * lengths }
  const [from, to] = [shift(period.from), shift(period.to)]
  return { from, to: Math.max(to, from + 1) }
}
