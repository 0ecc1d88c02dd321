import { events, propertyNumber, propertyText } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, jsonPath, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { personOf } from '../../unify/person-of.ts'
import { kindOf, otherCode, packedTime, unitOf } from '../journeys/parts-sql.ts'
import {
  type ClickLayer,
  clickLayers,
  deepestPixel,
  deviceClasses,
  deviceLimits,
  heatColumns,
  heatRowHeights,
  longestElement,
  type PageHeatInput,
} from '../model-page-heat.ts'
import { isBySession, readBy } from './cut-sessions.ts'
import { whichEvents } from './narrow-view.ts'
import { codesWhere, timeOf } from './packed-steps.ts'
import { seeJourneys } from './see-journeys.ts'

/**
 * Last step `told`: rows (case, label, which, page, device, width, depth, seconds, height, clicks): one a page that was left
 * (which 1), an angry click (2) or a dead one (3). A number that cannot be is NaN, device 0 unknown. `clicks` are (x as share of the
 * width, pixels from the top, element).
 *
 * TRICKY: properties are read of these events alone: their names stand in PREWHERE, and so does the page, before any column of
 * clicks is touched.
 */
export function tellPages(q: PageHeatInput, scope: Scope): Step[] {
  const meant = [...q.leftEvents, ...q.rageEvents, ...q.deadEvents]
  const codes = codesWhere(scope, sql`has(${meant}, name)`)
  const owner = isBySession(q) ? sql`toUInt64OrZero(label)` : sql`case`
  const inSession = isBySession(q) ? sql`WHERE e.ms >= s.begins AND e.ms <= s.ends` : sql``
  return [
    seeJourneys(scope, q, []),
    step(
      'told',
      sql`SELECT s.case AS case, s.label AS label, e.* EXCEPT (owner, ms) FROM ${eventsOfPages(q, scope, meant)} AS e
      INNER JOIN (
        SELECT case, label, ${owner} AS seen_owner, ${timeOf(sql`steps[1]`)} AS begins, ${timeOf(sql`steps[-1]`)} AS ends
        FROM seen WHERE arrayExists(c -> c = ${otherCode} OR c IN ${codes}, codes)
      ) AS s ON e.owner = s.seen_owner ${inSession}`,
    ),
  ]
}

function eventsOfPages(q: PageHeatInput, scope: Scope, meant: readonly string[]): Sql {
  const { unit, belongs } = unitOf(kindOf(readBy(q)))
  const { period, channels } = q
  const filter = whichEvents(scope, q)
  const conditions = [
    sql`type IN ('page', 'screen', 'track')`,
    belongs,
    ...(filter ? [filter] : []),
    ...(period ? [sql`time >= ${new Date(period.from)}`, sql`time < ${new Date(period.to)}`] : []),
    ...(channels.length > 0 ? [sql`channel IN (${[...channels]})`] : []),
  ]
  const first = [sql`name IN (${[...meant]})`, ...(q.page === null ? [] : [isPage(q.page)])]
  const which = sql`toUInt8(multiIf(name IN (${[...q.leftEvents]}), 1, name IN (${[...q.rageEvents]}), 2, 3))`
  const owner = readBy(q) === 'person' ? personOf(scope, unit) : unit
  const own = sql`[(${numberOf(propertyText('x'))}, ${numberOf(propertyText('y'))}, ${textOf(propertyText('element'))})]`
  return events(scope, {
    select: sql`${owner} AS owner, ${packedTime()} AS ms, ${which} AS which, ${pagePath()} AS page,
        ${numberWithin('width', 1, 20_000)} AS width, ${deviceOf(sql`width`)} AS device, floor(${numberWithin('scroll_depth', 0, 100)}) AS depth,
        ${numberWithin('seconds', 0, 86_400)} AS seconds, ${numberWithin('height', 1, deepestPixel)} AS height,
        ${q.page === null ? sql`if(which = 1, ${countClicks()}, 1)` : sql`if(which = 1, ${clicksOf()}, ${own})`} AS clicks`,
    where: joinSql(conditions, ' AND '),
    first: joinSql(first, ' AND '),
  })
}

/** The page that was left; of an event that does not say it, the page on which it happened. */
function pagePath(): Sql {
  return sql`if(${propertyText('path')} != '', ${propertyText('path')}, ${propertyText('$context.page.path')})`
}

/** `*` is the only letter that means others. */
function isPage(page: string): Sql {
  if (!page.includes('*')) return sql`${pagePath()} = ${page}`
  const pattern = page.replace(/[\\%_]/g, letter => `\\${letter}`).replaceAll('*', '%')
  return sql`${pagePath()} LIKE ${pattern}`
}

function deviceOf(width: Sql): Sql {
  const [phone, tablet] = deviceLimits
  return sql`toUInt8(multiIf(isNaN(${width}), 0, ${width} < ${phone}, 1, ${width} < ${tablet}, 2, 3))`
}

/** NaN where it is no number, or none that can be. */
function numberWithin(path: string, low: number, high: number): Sql {
  const number = sql`ifNull(${propertyNumber(path)}, nan)`
  return sql`if(${number} >= ${low} AND ${number} <= ${high}, ${number}, nan)`
}

function numberOf(text: Sql): Sql {
  return sql`ifNull(toFloat64OrNull(${text}), nan)`
}

function textOf(text: Sql): Sql {
  return sql`substringUTF8(${text}, 1, ${longestElement})`
}

/** Of one visit. The tracker sends at most 50. */
const mostClicks = 200

const list = jsonPath('properties', 'clicks')

/**
 * The engine keeps lists of objects in columns (*measured*: the clicks of 150,000 events in 150 ms, as text in 3,500). A list that
 * arrived together with a list of other things is kept as values of any kind: those few are read as text, and what is no object in
 * them is no click.
 */
const parts = {
  x: sql`${list}.:\`Array(JSON)\`.x`,
  y: sql`${list}.:\`Array(JSON)\`.y`,
  element: sql`${list}.:\`Array(JSON)\`.element`,
}
const odd = sql`${list}.:\`Array(Dynamic)\``
const oddObjects = sql`if(empty(${odd}), [], arrayFilter(o -> startsWith(o, '{'), JSONExtractArrayRaw(toJSONString(${odd}))))`

function clicksOf(): Sql {
  const text = (value: Sql) => sql`ifNull(toString(${value}), '')`
  const raw = (key: string) => sql`trim(BOTH '"' FROM JSONExtractRaw(o, ${key}))`
  const each = (part: 'x' | 'y') => sql`arrayMap(v -> ${numberOf(text(sql`v`))}, ${parts[part]})`
  const elements = sql`arrayMap(v -> ${textOf(text(sql`v`))}, ${parts.element})`
  return sql`arraySlice(arrayConcat(arrayZip(${each('x')}, ${each('y')}, ${elements}),
          arrayMap(o -> (${numberOf(raw('x'))}, ${numberOf(raw('y'))}, ${textOf(sql`JSONExtractString(o, 'element')`)}), ${oddObjects})), 1, ${mostClicks})`
}

function countClicks(): Sql {
  return sql`least(length(${parts.x}) + length(${oddObjects}), ${mostClicks})`
}

/** Which rows of `told` the device that is asked for shows. */
export function isOnDevice({ device }: PageHeatInput): Sql {
  return device === 'all' ? sql`1` : sql`device = ${deviceClasses.indexOf(device) + 1}`
}

/** Whether a click, a tuple, has a place on the page that could be right. */
export const isPlaced = sql`one.1 >= 0 AND one.1 <= 1 AND one.2 >= 0 AND one.2 <= ${deepestPixel}`

/** Column and row of a placed click, from 0. */
export function cellOf({ device }: PageHeatInput): { column: Sql; row: Sql } {
  return {
    column: sql`least(toInt32(floor(one.1 * ${heatColumns})), toInt32(${heatColumns - 1}))`,
    row: sql`toInt32(floor(one.2 / ${heatRowHeights[device]}))`,
  }
}

export function layerNumber(layer: ClickLayer): number {
  return clickLayers.indexOf(layer) + 1
}
