import { z } from 'zod'
import { propertyText } from '../../collect/events.ts'
import { decimalsOf } from '../../platform/money.ts'
import { question } from '../../platform/warehouse/question.ts'
import { count, i64 } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { localDay, localMonth, localWeek } from '../../platform/zones/local-time.ts'
import { type KnownSources, knownSources } from '../acquisition/known-sources.ts'
import { addressSql, firstText } from '../acquisition/source-sql.ts'
import { item, session, sessionSteps } from '../acquisition/visits-sql.ts'
import { epoch1900 } from '../journeys/parts-sql.ts'
import {
  type Acquisition,
  type AcquisitionInput,
  acquisitionInput,
  type VisitCounts,
} from '../model-acquisition.ts'
import { wilson } from '../wilson.ts'
import { readBy } from './cut-sessions.ts'
import { propertyValue } from './values-by-case.ts'

const row = z.object({
  /** 0: all visits, 1: of a value, 2: of a bucket, 3: of a value in a bucket. */
  mark: z.number(),
  value: z.string(),
  bucket: z.string(),
  visits: count,
  cases: count,
  new_visits: count,
  engaged: count,
  views: count,
  median_ms: z.number().nullable(),
  conversions: count,
  converted: count,
  minor: i64,
  other_currencies: z.array(z.string()),
  other_minor: z.array(i64),
  other_events: z.array(count),
  place: count,
  all_values: count,
})
type Row = z.infer<typeof row>

/**
 * Where do visits come from, what do they begin and end with, and what comes of them?
 *
 * A visit is a session (nothing for longer than the pause ends it) in which a page or a screen was seen or something told where
 * it came from. It belongs to the moment at which it began, and to the period in which that lies; what it did after the
 * period's end is not seen. Its source is what its first event that tells one says: the campaign, else a click id, else
 * the referrer of another host; direct where nothing tells. Counted for its own source, for the last one that was not
 * direct within the look-back, or for that of the case's first visit of all. Channel groups are the workspace's rules, the
 * first that holds. Landing and exit are its first and last page or screen; of events that agree in time, ordinal and call the one that
 * says the lesser is first (decision 92). It is new when the case's first event ever is
 * in it. It is engaged when it lasts as long as asked, has two views, or a conversion; otherwise it bounced.
 *
 * Filters by property and channel choose visits, by one event that meets them, and which conversions count; they do not
 * cut a visit apart. Equal numbers of visits stand in the order of their values. Days are those of the zone.
 */
export const acquisition = question({
  name: 'acquisition',
  about: 'Where visits come from, by channel group, source, campaign or page, and what comes of them',
  input: acquisitionInput,
  row,
  example: acquisitionInput.parse({
    period: { from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 10, 22) },
    conversion: { id: 'Order Completed', any: [{ event: 'Order Completed' }] },
  }),
  steps: (q, scope) => [...visitsOf(q, scope), ...countVisits(q)],
  answer: answerAcquisition,
  evidence: (_rows, { total }, { by, period }) => ({
    people: readBy({ by }) === 'person' ? total.cases : null,
    cases: total.visits,
    period,
  }),
})

/** Last step `visits`: rows (case, label, told, begun, …), one a visit of the period. */
export function visitsOf(q: AcquisitionInput, scope: Scope): Step[] {
  const pauseMs = q.sessionMinutes * 60_000
  const { period } = q
  const sources = knownSources(scope, q)
  const before = q.credit === 'own' ? pauseMs : q.lookBackMs + pauseMs
  return [
    ...sessionSteps(scope, {
      ...q,
      sources,
      view: q,
      from: period === null || q.credit === 'first' ? null : period.from - before,
      to: period?.to ?? null,
      value: eventValue(q),
      pages: q.dimension === 'landing' || q.dimension === 'exit',
      onlyVisits: true,
    }),
    step(
      'sourced',
      sql`SELECT case, label, session, begun, begun = first AS is_new, ${creditedSource(q, sources)} AS source
    FROM (
      SELECT case, label, first, arrayFilter(one -> ${session.isVisit(sql`one`, sources)}, list) AS visits_of, arrayMap(one -> ${session.begun(sql`one`)}, visits_of) AS starts,
        arrayMap(one -> ${session.source(sql`one`, sources)}, visits_of) AS sources
      FROM cut
    ) ARRAY JOIN visits_of AS session, starts AS begun, sources AS own, ${creditedArrays(q, sources)}`,
    ),
    step(
      'visits',
      sql`${q.dimension === 'group' ? sources.names : sql``}SELECT case, label, begun, is_new, ${visitValue(q, sources)} AS told, ${session.ended(sql`session`)} - begun AS lasted,
      ${session.views(sql`session`)} AS viewed, ${session.won(sql`session`)} AS won,
      lasted >= ${q.engagedMs} OR viewed >= 2 OR notEmpty(won) AS is_engaged
    FROM sourced
    WHERE ${period === null ? sql`1` : sql`begun >= ${period.from + epoch1900}`} AND ${session.isSeen(sql`session`)}`,
    ),
  ]
}

/** Arrays beside the sessions of a case that tell whose source counts. */
function creditedArrays({ credit }: AcquisitionInput, { isTold }: KnownSources): Sql {
  const told = isTold(sql`one`)
  if (credit === 'own') return sql`sources AS other, starts AS since`
  if (credit === 'first') return sql`arrayMap(one -> sources[1], sources) AS other, starts AS since`
  return sql`arrayFill(one -> ${told}, sources) AS other, arrayFill((start, one) -> ${told}, starts, sources) AS since`
}

function creditedSource({ credit, lookBackMs }: AcquisitionInput, { direct, isTold }: KnownSources): Sql {
  if (credit === 'own') return sql`if(${isTold(sql`own`)}, own, ${direct})`
  const isYoung = credit === 'first' ? sql`1` : sql`begun - since <= ${lookBackMs}`
  return sql`if(${isTold(sql`other`)} AND ${isYoung}, other, ${direct})`
}

/** The text of an event that a visit may be told apart by; null where the dimension is the visit's own. */
function eventValue({ dimension }: AcquisitionInput): Sql | null {
  if (typeof dimension !== 'string')
    return 'parameter' in dimension
      ? sql`decodeURLFormComponent(extractURLParameter(${addressSql()}, ${dimension.parameter}))`
      : propertyValue(dimension.property)
  if (dimension === 'channel') return sql`toString(channel)`
  if (dimension === 'country') return countrySql()
  return dimension === 'device' ? deviceSql() : null
}

/** As the event says it, else the region of its locale. */
function countrySql(): Sql {
  const said = firstText(
    propertyText('$context.location.country'),
    propertyText('$context.geo.country'),
    propertyText('country'),
  )
  return sql`if(${said} != '', ${said}, upper(extract(${propertyText('$context.locale')}, '^[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?[-_]([A-Za-z]{2})$')))`
}

/** As the event says it, else what its browser says of itself. */
function deviceSql(): Sql {
  const said = firstText(propertyText('$context.device.type'), propertyText('device_type'))
  const agent = propertyText('$context.userAgent')
  return sql`multiIf(${said} != '', lower(${said}), ${agent} = '', '', match(${agent}, 'iPad|Tablet'), 'tablet', match(${agent}, 'Mobi|Android|iPhone'), 'phone', 'computer')`
}

function visitValue(q: AcquisitionInput, { group, texts }: KnownSources): Sql {
  const { dimension } = q
  const said = texts(sql`source`)
  const ofEvents = (take: 'first' | 'last') =>
    take === 'first'
      ? item.value(sql`arrayFirst(one -> ${item.value(sql`one`)} != '', ${session.told(sql`session`)})`)
      : item.value(sql`arrayLast(one -> ${item.value(sql`one`)} != '', ${session.told(sql`session`)})`)
  if (typeof dimension !== 'string') return ofEvents('parameter' in dimension ? 'first' : dimension.take)
  switch (dimension) {
    case 'group':
      return group(sql`source`)
    case 'source':
      return sql`${said}.1`
    case 'medium':
      return sql`${said}.2`
    case 'source-medium':
      return sql`concat(${said}.1, ' / ', ${said}.2)`
    case 'campaign':
      return sql`${said}.3`
    case 'term':
      return sql`${said}.4`
    case 'content':
      return sql`${said}.5`
    case 'landing':
      return item.page(sql`arrayFirst(one -> ${item.isView(sql`one`)}, ${session.told(sql`session`)})`)
    case 'exit':
      return item.page(sql`arrayLast(one -> ${item.isView(sql`one`)}, ${session.told(sql`session`)})`)
    case 'newness':
      return sql`if(is_new, 'new', 'returning')`
    default:
      return ofEvents('first')
  }
}

function bucketOf({ unit, zone, weekStart }: AcquisitionInput): Sql {
  const time = sql`fromUnixTimestamp64Milli(toInt64(begun) - ${epoch1900}, 'UTC')`
  if (unit === 'day') return localDay(time, zone)
  return unit === 'week' ? localWeek(time, zone, weekStart) : localMonth(time, zone)
}

function countVisits(q: AcquisitionInput): Step[] {
  const minor = sql`arraySum(one -> ${item.money(sql`one`)}.1, won)`
  const others = sql`arrayFilter(money -> money.2 = 2, arrayMap(one -> ${item.money(sql`one`)}, won))`
  const marks = [
    sql`(0, '', '')`,
    sql`(1, told, '')`,
    sql`(2, '', starts_on)`,
    ...(q.lines > 0 ? [sql`(3, told, starts_on)`] : []),
  ]
  return [
    step(
      'grouped',
      sql`SELECT cell.1 AS mark, cell.2 AS value, cell.3 AS bucket, count() AS visits, uniqExact(case) AS cases, sum(is_new) AS new_visits,
      sum(is_engaged) AS engaged, sum(viewed) AS views, quantileExactInclusive(0.5)(toFloat64(lasted)) AS median_ms, sum(length(won)) AS conversions,
      countIf(notEmpty(won)) AS converted, sum(${minor}) AS minor,
      sumMap(arrayMap(m -> m.3, others), arrayMap(m -> m.4, others), arrayMap(m -> toUInt64(1), others)) AS other
    FROM (SELECT *, toString(${bucketOf(q)}) AS starts_on, ${others} AS others FROM visits)
    ARRAY JOIN [${joinSql(marks, ', ')}] AS cell
    GROUP BY cell`,
    ),
    step(
      'ranked',
      sql`SELECT *, dense_rank() OVER (ORDER BY weight DESC, value) AS place, countIf(mark = 1) OVER () AS all_values
    FROM (SELECT *, max(if(mark = 1, visits, 0)) OVER (PARTITION BY mark IN (1, 3), value) AS weight FROM grouped)`,
    ),
    step(
      'shown',
      sql`SELECT mark, value, bucket, visits, cases, new_visits, engaged, views, median_ms, conversions, converted, minor, other.1 AS other_currencies,
      other.2 AS other_minor, other.3 AS other_events, place, all_values
    FROM ranked WHERE mark IN (0, 2) OR (mark = 1 AND place <= ${q.most}) OR (mark = 3 AND place <= ${q.lines})
    ORDER BY mark, place, bucket`,
    ),
  ]
}

function answerAcquisition(rows: readonly Row[], q: AcquisitionInput): Acquisition {
  const currency = q.reporting?.currency ?? null
  const [all] = rows.filter(r => r.mark === 0)
  const values = rows.filter(r => r.mark === 1)
  const buckets = rows.filter(r => r.mark === 2).map(r => r.bucket)
  const shown = values.map(r => ({ value: r.value, ...countsOf(r, currency) }))
  const total = countsOf(all, currency)
  const lines = [null, ...values.slice(0, q.lines).map(r => r.value)].map(value => {
    const of = new Map(
      rows
        .filter(r => r.mark === (value === null ? 2 : 3) && r.value === (value ?? ''))
        .map(r => [r.bucket, r]),
    )
    return {
      value,
      visits: buckets.map(bucket => of.get(bucket)?.visits ?? 0),
      conversions: buckets.map(bucket => of.get(bucket)?.conversions ?? 0),
    }
  })
  const hidden = (all?.all_values ?? 0) - values.length
  return {
    rows: shown,
    other: hidden > 0 ? { values: hidden, ...restOf(total, shown) } : null,
    total,
    currency,
    otherMoney: (all?.other_currencies ?? []).map((code, i) => ({
      currency: code,
      amount: wholeUnits(all?.other_minor[i] ?? 0n, code),
      events: all?.other_events[i] ?? 0,
    })),
    buckets,
    lines,
  }
}

function countsOf(r: Row | undefined, currency: string | null): VisitCounts {
  return {
    visits: r?.visits ?? 0,
    cases: r?.cases ?? 0,
    newVisits: r?.new_visits ?? 0,
    engaged: wilson(r?.engaged ?? 0, r?.visits ?? 0),
    views: r?.views ?? 0,
    medianMs: r?.median_ms ?? null,
    conversions: r?.conversions ?? 0,
    converted: wilson(r?.converted ?? 0, r?.visits ?? 0),
    revenue: currency === null ? null : wholeUnits(r?.minor ?? 0n, currency),
  }
}

/** What is left of all when the shown ones are taken away. */
function restOf(total: VisitCounts, shown: readonly VisitCounts[]): VisitCounts {
  const rest = (of: (one: VisitCounts) => number) => of(total) - shown.reduce((sum, one) => sum + of(one), 0)
  const visits = rest(one => one.visits)
  return {
    visits,
    cases: null,
    newVisits: rest(one => one.newVisits),
    engaged: wilson(
      rest(one => one.engaged.n),
      visits,
    ),
    views: rest(one => one.views),
    medianMs: null,
    conversions: rest(one => one.conversions),
    converted: wilson(
      rest(one => one.converted.n),
      visits,
    ),
    revenue: total.revenue === null ? null : rest(one => one.revenue ?? 0),
  }
}

function wholeUnits(minor: bigint, currency: string): number {
  const known = /^[A-Z]{3}$/.test(currency)
  return Number(minor) / 10 ** (known ? decimalsOf(currency) : 2)
}
