import { shiftDay } from '../../platform/zones/model-days.ts'
import { departureOf, hasFallen, hasRisen, type Share, usualShare } from './measure.ts'
import type { AlarmDay, AlarmKind } from './model-quality.ts'
import type { QualityDays } from './read-days.ts'

export interface Defect {
  readonly kind: AlarmKind
  readonly source: string
  readonly event: string
  readonly path: string
  readonly detail: string
  readonly day: AlarmDay
}

/** From which day on a source (and what of it) is measured: a new level that somebody accepted begins a new usual. */
export type SinceOf = (key: { kind: AlarmKind; source: string; event: string; path: string }) => string

const never = '0000-00-00'

/**
 * Everything that is wrong on the given days. Pure: the same days give the same answer, whenever it is asked. Volumes are
 * judged of whole days alone; `today` is a day that is still going on.
 */
export function findDefects(
  found: QualityDays,
  { days, today, sinceOf = () => never }: { days: readonly string[]; today: string; sinceOf?: SinceOf },
): Defect[] {
  return days.flatMap(day => [
    ...(day < today ? volumes(found, day, sinceOf) : []),
    ...shares(found, day, sinceOf),
  ])
}

function volumes({ volumes: rows }: QualityDays, day: string, sinceOf: SinceOf): Defect[] {
  const defects: Defect[] = []
  const departed = new Map<string, AlarmKind>()
  for (const [source, own] of Map.groupBy(rows, row => row.source)) {
    const named = Map.groupBy(own, row => row.event)
    const all = new Map<string, number>()
    for (const { day: one, n } of own) all.set(one, (all.get(one) ?? 0) + n)
    const series = new Map<string, ReadonlyMap<string, number>>([['', all]])
    for (const [event, events] of named) series.set(event, new Map(events.map(row => [row.day, row.n])))
    for (const [event, counts] of series) {
      const first = [...counts.keys()].toSorted()[0] ?? day
      const since = (kind: AlarmKind) => later(first, sinceOf({ kind, source, event, path: '' }))
      const departure = departureOf(counts, day, later(since('volume-fell'), since('volume-jumped')))
      if (departure === null) continue
      const kind = departure.direction === 'fell' ? 'volume-fell' : 'volume-jumped'
      // Of a source that fell it is said once, not of each event that fell with it; one that jumped meanwhile is another.
      if (event !== '' && departed.get(source) === kind) continue
      if (event === '') departed.set(source, kind)
      const seen = counts.get(day) ?? 0
      defects.push({
        kind,
        source,
        event,
        path: '',
        detail: '',
        day: { day, seen, usual: departure.usual, n: seen },
      })
    }
  }
  return defects
}

interface Watched {
  readonly kind: AlarmKind
  readonly rows: readonly (Share & { source: string; event: string; path: string; detail: string })[]
  readonly isBad: (share: Share, usual: number | null) => boolean
}

function shares(found: QualityDays, day: string, sinceOf: SinceOf): Defect[] {
  const watched: Watched[] = [
    { kind: 'property-gone', rows: found.properties, isBad: hasFallen },
    { kind: 'identifiers-missing', rows: found.identifiers, isBad: hasFallen },
    { kind: 'property-type', rows: found.types, isBad: rises(0.1, 3) },
    { kind: 'orders-repeated', rows: found.repeatedOrders, isBad: rises(0.005, 3) },
    { kind: 'revenue-zero', rows: found.zeroRevenue, isBad: rises(0.02, 3) },
    { kind: 'clock-wrong', rows: found.clocks, isBad: rises(0.01, 5) },
    { kind: 'zone-invalid', rows: found.zones, isBad: rises(0.01, 3) },
  ]
  return watched.flatMap(({ kind, rows, isBad }) =>
    [...Map.groupBy(rows, row => JSON.stringify([row.source, row.event, row.path]))].flatMap(([, own]) => {
      const now = own.find(row => row.day === day)
      if (!now) return []
      const { source, event, path, detail } = now
      const since = sinceOf({ kind, source, event, path })
      const usual = usualShare(own, day, later(since, shiftDay(day, -28)))
      if (!isBad(now, usual)) return []
      const seen = now.n / now.of
      return [{ kind, source, event, path, detail, day: { day, seen, usual: usual ?? 0, n: now.of } }]
    }),
  )
}

function rises(share: number, events: number) {
  return (now: Share, usual: number | null) => hasRisen(now, usual, { share, events })
}

function later(a: string, b: string): string {
  return a > b ? a : b
}
