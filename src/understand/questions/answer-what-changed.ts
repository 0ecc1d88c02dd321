import { dayOfText, textOfDay } from '../../platform/zones/model-days.ts'
import {
  type Check,
  type Effect,
  scaleOf,
  type WhatChanged,
  type WhatChangedInput,
} from '../model-what-changed.ts'
import { type DayPoint, type Estimate, pool, ratioOf } from '../statistics/day-series.ts'
import { type ChangeEffect, effectOfChange, type Placebo } from '../statistics/effect-of-change.ts'
import { type DailyRow, edgesOfLog } from './daily-measure.ts'

const dayMs = 86_400_000

/** The days that a change and what it is compared with may need, both inside. */
export function spanOf({ change, daysBefore, daysAfter }: WhatChangedInput): { first: number; last: number } {
  const at = dayOfText(change.from)
  const last = at + daysAfter - 1
  return {
    first: at - daysBefore,
    last: change.to === null ? last : Math.min(last, dayOfText(change.to)),
  }
}

export function tellChange(rows: readonly DailyRow[], q: WhatChangedInput): WhatChanged {
  const scale = scaleOf(q.measure)
  const currencies = [...new Set(rows.flatMap(row => row.currencies))].sort()
  const span = daysOf(rows, q)
  const groups = span === null || currencies.length > 1 ? null : seriesOf(rows, q, span)
  const [treated, ...controls] = groups ?? []
  if (!span || !treated) return nothing(scale, currencies)
  const change = span.change - span.first
  const effect = effectOfChange({ treated, controls, change, scale })
  const control = controls.length > 0 ? pool(controls) : null
  const sides = (points: readonly DayPoint[]) => ({
    before: sideOf(points.slice(0, change)),
    after: sideOf(points.slice(change)),
  })
  return {
    scale,
    days: { first: textOfDay(span.first), change: textOfDay(span.change), last: textOfDay(span.last) },
    treated: sides(treated),
    control: control && sides(control),
    headline: headlineOf(effect),
    methods: {
      'before-after': effect.beforeAfter && shown(effect.beforeAfter),
      'difference-in-differences': effect.difference && shown(effect.difference),
      structural: effect.structural && shown(effect.structural.estimate),
    },
    added: effect.structural?.added.at(-1) ?? null,
    checks: checksOf(effect, { hasControl: control !== null }),
    placebos: effect.placebos.map(placebo => ({
      ...shown(placebo.estimate),
      of: placebo.of,
      found: placebo.found,
      name: placebo.of === 'date' ? textOfDay(span.change - placebo.at) : nameOf(q, placebo.at),
    })),
    series: treated.map((_, t) => dayOf({ treated, control, change, effect }, span.first, t)),
    currencies,
  }
}

function nameOf(q: WhatChangedInput, at: number): string {
  const group = q.controls[at]
  return group?.name || (group?.channels.join(', ') ?? '')
}

interface Span {
  readonly first: number
  readonly change: number
  readonly last: number
}

/** The whole days that there are, of those asked for. Null where none lies on one of the two sides. */
function daysOf(rows: readonly DailyRow[], q: WhatChangedInput): Span | null {
  const edges = rows.find(row => row.grp === edgesOfLog)
  if (!edges) return null
  const asked = spanOf(q)
  const change = dayOfText(q.change.from)
  const open = q.measure.of === 'conversion' ? Math.ceil(q.measure.windowMs / dayMs) : 0
  const first = Math.max(asked.first, edges.day + 1)
  const last = Math.min(asked.last, edges.n - 1 - open)
  return first < change && last >= change ? { first, change, last } : null
}

/** Day by day, for each group. Counts and sums are over one day each; a day without a row is 0 of a count. */
function seriesOf(rows: readonly DailyRow[], q: WhatChangedInput, { first, last }: Span): DayPoint[][] {
  const isCount = scaleOf(q.measure) === 'relative'
  const found = new Map(rows.map(row => [`${row.grp} ${row.day}`, row]))
  return [q.treated, ...q.controls].map((_, grp) =>
    Array.from({ length: last - first + 1 }, (_day, t) => {
      const row = found.get(`${grp} ${first + t}`)
      return isCount ? { n: row?.n ?? 0, of: 1 } : { n: row?.n ?? 0, of: row?.of ?? 0 }
    }),
  )
}

function sideOf(points: readonly DayPoint[]) {
  const sum = (pick: (point: DayPoint) => number) => points.reduce((total, point) => total + pick(point), 0)
  return { days: points.length, n: sum(p => p.n), of: sum(p => p.of), value: finite(ratioOf(points)) }
}

function shown({ effect, low, high, p }: Estimate): Effect {
  return { effect: finite(effect) ?? 0, low: finite(low) ?? 0, high: finite(high), p: finite(p) ?? 1 }
}

function headlineOf({ method, headline }: ChangeEffect): WhatChanged['headline'] {
  if (!method || !headline || !Number.isFinite(headline.effect)) return null
  const found = headline.p >= 0.05 ? 'nothing' : headline.effect > 0 ? 'rose' : 'fell'
  return { ...shown(headline), method, found }
}

function checksOf(
  { apart, placebos, headline }: ChangeEffect,
  { hasControl }: { hasControl: boolean },
): Check[] {
  const of = (kind: Placebo['of']) => placebos.filter(placebo => placebo.of === kind)
  const placebo = (name: Check['name'], tried: readonly Placebo[]): Check => {
    const found = tried.filter(one => one.found).length
    const state = tried.length === 0 ? 'not-run' : found > 0 ? 'failed' : 'passed'
    return { name, state, tried: tried.length, found, value: null }
  }
  return [
    { name: 'enough', state: headline ? 'passed' : 'failed', tried: 1, found: headline ? 1 : 0, value: null },
    {
      name: 'parallel-trends',
      state: !hasControl || !apart ? 'not-run' : apart.p < 0.05 ? 'failed' : 'passed',
      tried: apart ? 1 : 0,
      found: apart && apart.p < 0.05 ? 1 : 0,
      value: apart && finite(apart.effect),
    },
    placebo('placebo-dates', of('date')),
    placebo('placebo-groups', of('group')),
  ]
}

interface Told {
  readonly treated: readonly DayPoint[]
  readonly control: readonly DayPoint[] | null
  readonly change: number
  readonly effect: ChangeEffect
}

function dayOf(
  { treated, control, change, effect }: Told,
  first: number,
  t: number,
): WhatChanged['series'][number] {
  const value = (point: DayPoint | undefined) => (point && point.of > 0 ? point.n / point.of : null)
  const expected = effect.structural?.days[t]
  const added = effect.structural?.added[t - change]
  return {
    day: textOfDay(first + t),
    treated: value(treated[t]),
    control: value(control?.[t]),
    expected: finite(expected?.expected),
    low: finite(expected?.low),
    high: finite(expected?.high),
    added: finite(added?.sum),
    addedLow: finite(added?.low),
    addedHigh: finite(added?.high),
  }
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null
}

function nothing(scale: WhatChanged['scale'], currencies: string[]): WhatChanged {
  const side = { days: 0, n: 0, of: 0, value: null }
  return {
    scale,
    days: null,
    treated: { before: side, after: side },
    control: null,
    headline: null,
    methods: { 'before-after': null, 'difference-in-differences': null, structural: null },
    added: null,
    checks: [{ name: 'enough', state: 'failed', tried: 1, found: 0, value: null }],
    placebos: [],
    series: [],
    currencies,
  }
}
