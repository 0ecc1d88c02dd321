import { propertyText } from '../src/collect/events.ts'
import { type Sql, sql } from '../src/platform/warehouse/sql.ts'
import { journeysOfEvents } from '../src/understand/journeys/parts-sql.ts'
import { attemptInput } from '../src/understand/model-abandonment.ts'
import { attemptsSql } from '../src/understand/questions/attempts.ts'
import { personOf } from '../src/unify/person-of.ts'
import { attempt, causesScope } from './causes-bench.ts'

/**
 * The core of questions in SQL over raw events with persons resolved, each the least part of what its question says: no intervals, no
 * adjustment, no corrections. On workspace 1.
 */
const scope = { workspace: 1, now: 0 }
const event = (n: number) => `Event ${String(n).padStart(2, '0')}`

const rawEvents = (
  more: Sql,
) => sql`(SELECT ${personOf(scope, sql`trace`)} AS person, name, channel, time, ordinal, call, message_id${more} FROM events
  WHERE workspace = 1 AND trace != 0 AND type IN ('page', 'screen', 'track') AND bitAnd(flags, 3) = 0)`
const inOrder = sql`PARTITION BY person ORDER BY time, ordinal, call, message_id`

/** By the campaign in an address alone: no click ids, referrers or groups of channels. */
function visits(): Sql {
  const told = sql`, type = 'page' AS is_view, extractURLParameter(${propertyText('$context.page.url')}, 'utm_source') AS source`
  return sql`SELECT source, count() AS n FROM (
    SELECT person, session, argMinIf(source, time, source != '') AS source, max(is_view) AS is_visit FROM (
      SELECT *, sum(begins) OVER (${inOrder} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS session FROM (
        SELECT *, dateDiff('second', lagInFrame(time) OVER (${inOrder} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), time) > 1800 AS begins FROM ${rawEvents(told)}
      )
    ) GROUP BY person, session
  ) WHERE is_visit GROUP BY source ORDER BY n DESC`
}

function pages(): Sql {
  const number = (path: string) => sql`toFloat64OrNull(${propertyText(path)})`
  return sql`SELECT ${propertyText('path')} AS page, count() AS n, avg(${number('scroll_depth')}) AS depth, avg(${number('seconds')}) AS seconds
    FROM events WHERE workspace = 1 AND name = 'Page Left' AND bitAnd(flags, 3) = 0 GROUP BY page ORDER BY n DESC`
}

/** Where it was clicked, of all devices together. */
function heat(): Sql {
  return sql`SELECT floor(JSONExtractFloat(click, 'x') * 40) AS column, floor(JSONExtractFloat(click, 'y') / 40) AS line, count() AS n FROM (
    SELECT arrayJoin(JSONExtractArrayRaw(properties_text, 'clicks')) AS click FROM events
    WHERE workspace = 1 AND name = 'Page Left' AND bitAnd(flags, 3) = 0 AND ${propertyText('path')} = '/checkout'
  ) GROUP BY column, line`
}

/** Whom each event was met by, and how many of them reached the outcome after it. */
function touchpoints(): Sql {
  return sql`SELECT m.name AS name, count() AS people, countIf(g.at > m.met) AS went FROM (SELECT person, name, min(time) AS met FROM ${rawEvents(sql``)} GROUP BY person, name) AS m
    LEFT JOIN (SELECT person, max(time) AS at FROM ${rawEvents(sql``)} WHERE name = ${event(9)} GROUP BY person) AS g ON m.person = g.person GROUP BY name`
}

/** How many go on by one property. */
function differs(): Sql {
  const [a, b, c] = [event(4), event(6), event(9)]
  return sql`SELECT value, count() AS reached, countIf(level = 3) AS went FROM (
    SELECT person, windowFunnel(604800000)(toUInt64(toUnixTimestamp64Milli(time)), name = ${a}, name = ${b}, name = ${c}) AS level, argMinIf(category, time, name = ${b}) AS value
    FROM ${rawEvents(sql`, ${propertyText('category')} AS category`)} WHERE name IN (${[a, b, c]}) GROUP BY person
  ) WHERE level >= 2 GROUP BY value`
}

/** The clicks on the way alone. */
function effort(): Sql {
  const from = journeysOfEvents(causesScope, { by: 'person', rules: [], which: sql`1` })
  const isClick = sql`toUInt16(s) IN (SELECT code FROM journey_codes WHERE workspace = 1 AND name IN (${[12, 15].map(event)}))`
  return sql`SELECT went, count() AS n, avg(clicks) AS mean FROM (
    SELECT went, arrayCount(s -> ${isClick}, between) AS clicks FROM ${attemptsSql(attemptInput.parse(attempt), causesScope, from)}
  ) GROUP BY went`
}

/** The conversion of each day on each channel. */
function change(): Sql {
  const next = sql`min(if(name = ${event(9)}, time, toDateTime64('2200-01-01 00:00:00', 3, 'UTC'))) OVER (${inOrder} ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)`
  return sql`SELECT toDate(time) AS day, channel, uniqExact(person) AS people, uniqExactIf(person, dateDiff('day', time, next) <= 7) AS went FROM (
    SELECT person, name, channel, time, ${next} AS next FROM ${rawEvents(sql``)} WHERE name IN (${[event(4), event(9)]})
  ) WHERE name = ${event(4)} GROUP BY day, channel`
}

function situations(): Sql {
  return sql`SELECT toDate(time) AS day, count() AS n FROM ${rawEvents(sql``)} WHERE name = ${event(9)} GROUP BY day ORDER BY day`
}

/** By the name of the row whose question says more. */
export const rawQuestions: Readonly<Record<string, Sql>> = {
  'visits by channel group': visits(),
  'pages: clicks, depth and time of each': pages(),
  'heat of one page, 375,000 visits': heat(),
  'inventory of touchpoints': touchpoints(),
  'what differs at a step': differs(),
  'effort of a checkout': effort(),
  'what changed: a conversion, 84 days before and 56 after': change(),
  'situations: Ramadan across its years': situations(),
}
