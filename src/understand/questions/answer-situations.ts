import { hijriOfDay } from '../../collect/files/values/hijri.ts'
import { textOfDay } from '../../platform/zones/model-days.ts'
import type { Situations, SituationsInput } from '../model-situations.ts'
import { type Effect, scaleOf } from '../model-what-changed.ts'
import { type DayPoint, type Estimate, ratioOf, type Scale } from '../statistics/day-series.ts'
import {
  averageLift,
  averageProfile,
  liftOf,
  occurrenceLift,
  projectLift,
  type SituationDay,
  type Usual,
  usualOf,
} from '../statistics/situation-profile.ts'
import { type DailyRow, edgesOfLog } from './daily-measure.ts'
import {
  alignmentOf,
  comingAfter,
  type Occurrence,
  occurrencesUntil,
  ordinaryBefore,
  unusualBetween,
  zeroOf,
} from './lay-out-situations.ts'

/** Of an occurrence that counts for the average, the log has so much. */
const nearlyAll = 0.8
const dayMs = 86_400_000

interface Log {
  readonly q: SituationsInput
  readonly scale: Scale
  readonly align: 'start' | 'hijri'
  /** Hijri month of the first day of the first occurrence. */
  readonly month: number
  /** Whole days that the log has. */
  readonly first: number
  readonly last: number
  readonly occurrences: readonly Occurrence[]
  at(day: number): DayPoint
}

type Told = Situations['occurrences'][number]

export function tellSituations(rows: readonly DailyRow[], q: SituationsInput): Situations {
  const currencies = [...new Set(rows.flatMap(row => row.currencies))].sort()
  const log = currencies.length > 1 ? null : logOf(rows, q)
  const [scale, align] = [scaleOf(q.measure), alignmentOf(q)]
  if (!log) return { scale, align, occurrences: [], profile: [], average: null, projection: null, currencies }
  const occurrences = log.occurrences.map(one => tellOccurrence(log, one))
  const counted = occurrences.filter(one => one.counts)
  const lifts = counted.flatMap(one => one.lift?.effect ?? [])
  const average = averageLift(lifts, scale)
  const profile = averageProfile(
    counted.map(one => new Map(one.series.flatMap(day => (day.lift === null ? [] : [[day.k, day.lift]])))),
  )
  return {
    scale,
    align,
    occurrences,
    profile: profile.map(({ low, high, ...point }) => ({ ...point, low: finite(low), high: finite(high) })),
    average: average && { ...shown(average), occurrences: lifts.length },
    projection: project(log, counted, profile),
    currencies,
  }
}

function logOf(rows: readonly DailyRow[], q: SituationsInput): Log | null {
  const edges = rows.find(row => row.grp === edgesOfLog)
  const [first, last] = [(edges?.day ?? 0) + 1, (edges?.n ?? 0) - 1]
  if (last < first) return null
  const occurrences = occurrencesUntil(q, last).filter(one => one.last >= first)
  const [oldest] = occurrences
  const open = q.measure.of === 'conversion' ? Math.ceil(q.measure.windowMs / dayMs) : 0
  const scale = scaleOf(q.measure)
  const found = new Map(rows.filter(row => row.grp === 0).map(row => [row.day, row]))
  return {
    q,
    scale,
    align: alignmentOf(q),
    month: hijriOfDay(oldest?.first ?? comingAfter(q, last)?.first ?? last).month,
    first,
    last: last - open,
    occurrences,
    at(day) {
      const row = found.get(day)
      if (day < first || day > last - open) return { n: 0, of: 0 }
      return scale === 'relative' ? { n: row?.n ?? 0, of: 1 } : { n: row?.n ?? 0, of: row?.of ?? 0 }
    },
  }
}

/** 0 Thursday, the weekday of 1970-01-01: only that the same ones are the same matters. */
function dayAt(log: Log, day: number): SituationDay {
  return { weekday: ((day % 7) + 7) % 7, point: log.at(day) }
}

function usualBefore(log: Log, before: number): Usual | null {
  const { q, first: earliest, occurrences } = log
  const days = ordinaryBefore(q, { before, earliest, occurrences })
  return usualOf(
    days.map(day => dayAt(log, day)),
    log.scale,
  )
}

function tellOccurrence(log: Log, one: Occurrence): Told {
  const { q, scale } = log
  const usual = usualBefore(log, one.first - q.around)
  const zero = zeroOf(one, log.align, log.month)
  const days = range(Math.max(log.first, one.first), Math.min(log.last, one.last))
  const lift =
    usual &&
    occurrenceLift(
      days.map(day => dayAt(log, day)),
      usual,
      scale,
    )
  const shownDays = range(Math.max(log.first, one.first - q.around), Math.min(log.last, one.last + q.around))
  const of = one.last - one.first + 1
  return {
    name: one.name,
    from: textOfDay(one.first),
    to: textOfDay(one.last),
    days: days.length,
    of,
    counts: days.length >= nearlyAll * of && lift !== null,
    baseline: { days: usual?.days ?? 0, value: finite(usual?.ratio) },
    value: finite(ratioOf(days.map(day => log.at(day)))),
    lift: lift && shown(lift),
    overlaps: unusualBetween(q, one.first, one.last)
      .filter(other => other.first !== one.first || other.last !== one.last)
      .map(other => other.name),
    series: shownDays.map(day => {
      const here = dayAt(log, day)
      return {
        k: day - zero,
        day: textOfDay(day),
        isInside: day >= one.first && day <= one.last,
        value: here.point.of > 0 ? here.point.n / here.point.of : null,
        usual: finite(usual?.of(here.weekday)),
        lift: finite(usual ? liftOf(here, usual, scale) : undefined),
      }
    }),
  }
}

function project(
  log: Log,
  counted: readonly Told[],
  profile: ReturnType<typeof averageProfile>,
): Situations['projection'] {
  const { q, scale } = log
  const coming = comingAfter(q, log.last)
  const usual = usualBefore(log, Math.min(log.last, coming ? coming.first - q.around - 1 : 0) + 1)
  if (!coming || !usual || counted.length === 0) return null
  const zero = zeroOf(coming, log.align, log.month)
  // As much of a day as ordinary days have: how many will begin on it is not known.
  const each = usual.weight / usual.days
  const lifts = counted.flatMap(one => one.lift?.effect ?? [])
  const all = range(coming.first, coming.last)
  const whole = projectLift(lifts, scale, { usual, weight: each * all.length })
  if (!whole) return null
  const days = all.map(day => {
    const k = day - zero
    const there = counted.flatMap(one => one.series.find(d => d.k === k && d.isInside)?.lift ?? [])
    const own = profile.find(point => point.k === k)?.lift ?? whole.effect
    const spread = projectLift(there, 'additive', { usual, weight: each })
    const isUsual = usual.of(((day % 7) + 7) % 7)
    const least = scale === 'relative' ? -1 : Number.NEGATIVE_INFINITY
    const at = (lift: number | null) => (lift === null ? null : beyond(isUsual, Math.max(least, lift), scale))
    const value = beyond(isUsual, spread?.effect ?? own, scale)
    return {
      ...{ k, day: textOfDay(day), usual: isUsual, value },
      ...{ low: finite(at(spread?.low ?? null)), high: finite(at(spread?.high ?? null)) },
    }
  })
  const usually = days.reduce((sum, day) => sum + day.usual, 0) / (scale === 'relative' ? 1 : days.length)
  const total = (lift: number | null) => (lift === null ? null : finite(beyond(usually, lift, scale)))
  return {
    name: coming.name,
    from: textOfDay(coming.first),
    to: textOfDay(coming.last),
    occurrences: lifts.length,
    effect: whole.effect,
    low: finite(whole.low),
    high: finite(whole.high),
    total: {
      usual: usually,
      value: beyond(usually, whole.effect, scale),
      low: total(whole.low),
      high: total(whole.high),
    },
    days,
  }
}

function beyond(usual: number, lift: number, scale: Scale): number {
  return scale === 'relative' ? usual * (1 + lift) : usual + lift
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
}

function shown({ effect, low, high, p }: Estimate): Effect {
  return { effect, low, high: finite(high), p: finite(p) ?? 1 }
}

function finite(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
