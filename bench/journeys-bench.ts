import { z } from 'zod'
import { answerMap } from '../src/map/answer-map.ts'
import { type MapContent, mapContentSchema } from '../src/map/model.ts'
import { ask, type Question } from '../src/platform/warehouse/question.ts'
import { type Sql, sql } from '../src/platform/warehouse/sql.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { ofFold } from '../src/understand/journeys/journeys.ts'
import { abandonment } from '../src/understand/questions/abandonment.ts'
import { acquisition } from '../src/understand/questions/acquisition.ts'
import { attribution } from '../src/understand/questions/attribution.ts'
import { checkoutEffort } from '../src/understand/questions/checkout-effort.ts'
import { conformance } from '../src/understand/questions/conformance.ts'
import { friction } from '../src/understand/questions/friction.ts'
import { funnel } from '../src/understand/questions/funnel.ts'
import { momentsOfTruth } from '../src/understand/questions/moments-of-truth.ts'
import { pageHeat } from '../src/understand/questions/page-heat.ts'
import { pathFlow } from '../src/understand/questions/path-flow.ts'
import { paths } from '../src/understand/questions/paths.ts'
import { replay } from '../src/understand/questions/replay.ts'
import { stepChannels } from '../src/understand/questions/step-channels.ts'
import { stepMetrics } from '../src/understand/questions/step-metrics.ts'
import { touchpointInventory } from '../src/understand/questions/touchpoint-inventory.ts'
import { transitions } from '../src/understand/questions/transitions.ts'
import { whatDiffers } from '../src/understand/questions/what-differs.ts'
import { personOf } from '../src/unify/person-of.ts'
import { among } from '../src/unify/person-reads.ts'
import { readTimeline } from '../src/unify/timeline.ts'
import { causesAsked, causesScope, rawAttempts } from './causes-bench.ts'
import { rawQuestions } from './raw-bench.ts'

/** The questions of the table and the same in SQL over raw events with persons resolved. All on workspace 1. */
const scope = { workspace: 1, now: 0 }
const day = 86_400_000
const event = (n: number) => `Event ${String(n).padStart(2, '0')}`
const touchpoint = (n: number) => ({ id: event(n), any: [{ event: event(n) }] })
const stepsOf = (...numbers: number[]) => numbers.map(touchpoint)
const short = { steps: stepsOf(4, 6, 9) }
const long = { steps: stepsOf(2, 3, 4, 5, 6, 7, 8, 9), windowMs: 30 * day }
const onMap = stepsOf(2, 4, 6, 9, 14, 20)
const planned = onMap.map(step => ({ is: 'step', ...step, atMost: null }))

/** A map of touchpoints, with a score at the last. */
function mapOf(touchpoints: typeof onMap): MapContent {
  const steps = touchpoints.map(({ id, any }) => ({ id, title: { en: id }, rule: any }))
  return mapContentSchema.parse({
    title: { en: 'Bench' },
    by: 'person',
    stages: [{ id: 'all', title: { en: 'All' }, steps }],
    lanes: [],
    scores: [{ event: event(20), path: 'price', worst: 0, best: 500 }],
    quotes: [],
  })
}

export function journeyWork(warehouse: Warehouse, someTraces: readonly bigint[][]) {
  let turn = 0
  const nextPerson = () => someTraces[turn++ % someTraces.length] ?? []
  const asks =
    <I, R, A>(q: Question<I, R, A>, input: unknown) =>
    () =>
      ask(q, { warehouse, scope }, input)
  const runs = (name: string, query: Sql) => () => warehouse.rows({ name, sql: query, row: z.unknown() })
  return {
    folded: {
      'reading the arrays': runs(
        'bench: read',
        sql`SELECT sum(length(steps)) FROM journeys WHERE ${ofFold(scope, 'person')} AND NOT ignore(steps)`,
      ),
      transitions: asks(transitions, { measure: 'counts' }),
      'transitions with people, median and p90': asks(transitions, {}),
      'funnel of 3 steps, 7 days': asks(funnel, { ...short, measure: 'counts' }),
      'funnel of 8 steps, 30 days': asks(funnel, { ...long, measure: 'counts' }),
      'funnel of 3 steps with median and p90': asks(funnel, short),
      'funnel of 8 steps with median and p90': asks(funnel, long),
      'paths of 5 steps': asks(paths, {}),
      'paths between two events, to 20 steps': asks(paths, {
        start: { name: event(4) },
        end: { name: event(20) },
        length: 20,
      }),
      'paths as columns, rare steps folded': asks(pathFlow, { start: { name: event(4) }, length: 8 }),
      'replay of 150 journeys': asks(replay, {}),
      'conformance to a plan of 6 steps': asks(conformance, { plan: planned, outcome: touchpoint(20) }),
      'map of 6 steps: people, share, time, drop-off': asks(stepMetrics, { steps: onMap }),
      'map of 6 steps: channels': asks(stepChannels, { grain: onMap }),
      'map of 6 steps: all lanes': () => answerMap(warehouse, scope, mapOf(onMap), null),
      'transitions of one category (a property)': asks(transitions, {
        measure: 'counts',
        where: [{ path: 'category', op: 'is', value: 'c3' }],
      }),
      'visits by channel group': asks(acquisition, { credit: 'own', conversion: touchpoint(9) }),
      'attribution by channel, eight models': asks(attribution, {
        conversion: touchpoint(9),
        touches: { of: 'events', which: [4, 6].map(n => ({ event: event(n) })), name: 'channel' },
      }),
      'friction of nine kinds': asks(friction, {}),
      'pages: clicks, depth and time of each': asks(pageHeat, {}),
      'heat of one page, 375,000 visits': asks(pageHeat, { page: '/checkout' }),
      'inventory of touchpoints': asks(touchpointInventory, {
        goal: touchpoint(9),
        feelings: [{ event: event(20), path: 'price', worst: 0, best: 500, bad: 100 }],
      }),
      'moments of truth of a score': asks(momentsOfTruth, {
        outcome: { of: 'score', event: event(20), path: 'price' },
        rounds: 60,
      }),
      'why people leave, and what is lost': () =>
        ask(abandonment, { warehouse, scope: causesScope }, causesAsked.abandonment),
      'what differs at a step': () =>
        ask(whatDiffers, { warehouse, scope: causesScope }, causesAsked['what-differs']),
      'effort of a checkout': () =>
        ask(checkoutEffort, { warehouse, scope: causesScope }, causesAsked['checkout-effort']),
      'timeline of a person, the newest 50': () =>
        readTimeline(warehouse, scope, among(nextPerson()), { limit: 50 }),
    },
    raw: {
      transitions: runs('bench: raw transitions', rawTransitions()),
      paths: runs('bench: raw paths', rawPaths()),
      funnel: runs('bench: raw funnel', rawFunnel([4, 6, 9])),
      attribution: runs('bench: raw attribution', rawLastTouch()),
      attempts: runs('bench: raw attempts', rawAttempts()),
      conformance: runs('bench: raw conformance', rawConformance([2, 4, 6, 9, 14, 20])),
      friction: runs('bench: raw loops', rawLoops()),
      moments: runs('bench: raw means', rawMeans()),
      ...Object.fromEntries(
        Object.entries(rawQuestions).map(([what, query]) => [what, runs(`bench: raw ${what}`, query)]),
      ),
    },
  }
}

const rawEvents = sql`(SELECT ${personOf(scope, sql`trace`)} AS person, name, time, ordinal, call, message_id FROM events
  WHERE workspace = 1 AND trace != 0 AND type IN ('page', 'screen', 'track') AND bitAnd(flags, 3) = 0)`

function rawTransitions(): Sql {
  return sql`SELECT before, name, count() AS n FROM (
    SELECT person, name, lagInFrame(name) OVER (PARTITION BY person ORDER BY time, ordinal, call, message_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS before
    FROM ${rawEvents}
  ) WHERE before != '' GROUP BY before, name ORDER BY n DESC`
}

function rawPaths(): Sql {
  return sql`SELECT path, count() AS n FROM (
    SELECT person, arraySlice(arrayCompact(arrayMap(e -> e.5, arraySort(groupArray((time, ordinal, call, message_id, toString(name)))))), 1, 5) AS path
    FROM ${rawEvents} GROUP BY person
  ) GROUP BY path ORDER BY n DESC LIMIT 50`
}

function rawFunnel(steps: readonly number[]): Sql {
  const [a = '', b = '', c = ''] = steps.map(event)
  return sql`SELECT level, count() FROM (
    SELECT person, windowFunnel(604800000)(toUInt64(toUnixTimestamp64Milli(time)), name = ${a}, name = ${b}, name = ${c}) AS level
    FROM ${rawEvents} WHERE name IN (${a}, ${b}, ${c}) GROUP BY person
  ) GROUP BY level`
}

/** Only the last touch of each conversion: one of the eight models. */
function rawLastTouch(): Sql {
  return sql`SELECT touch, count() AS n FROM (
    SELECT name, lagInFrame(if(name = ${event(9)}, '', toString(channel))) OVER (PARTITION BY person ORDER BY time, ordinal, call, message_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS touch
    FROM (SELECT ${personOf(scope, sql`trace`)} AS person, name, channel, time, ordinal, call, message_id FROM events
      WHERE workspace = 1 AND trace != 0 AND type IN ('page', 'screen', 'track') AND bitAnd(flags, 3) = 0 AND name IN (${[4, 6, 9].map(event)}))
  ) WHERE name = ${event(9)} AND touch != '' GROUP BY touch ORDER BY n DESC`
}

/** Of the nine kinds only the loops: the fourth arrival within half an hour. */
function rawLoops(): Sql {
  return sql`SELECT name, uniqExact(person) AS people FROM (
    SELECT person, name, time, lagInFrame(time, 3) OVER (PARTITION BY person, name ORDER BY time, ordinal, call, message_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS arrived
    FROM (
      SELECT *, lagInFrame(toString(name)) OVER (PARTITION BY person ORDER BY time, ordinal, call, message_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS name_before FROM ${rawEvents}
    ) WHERE name != name_before
  ) WHERE dateDiff('minute', arrived, time) <= 30 GROUP BY name ORDER BY people DESC`
}

/** Of all experiences only events, and of all statistics only means: the score of those who met each event before it. */
function rawMeans(): Sql {
  const score = sql`SELECT ${personOf(scope, sql`trace`)} AS person, max(time) AS at, avg(toFloat64OrNull(toString(properties.price))) AS score FROM events
    WHERE workspace = 1 AND trace != 0 AND name = ${event(20)} GROUP BY person`
  return sql`SELECT e.name AS name, count() AS n, avg(s.score) AS mean FROM (SELECT person, name, min(time) AS met FROM ${rawEvents} GROUP BY person, name) AS e
    INNER JOIN (${score}) AS s ON e.person = s.person WHERE e.met < s.at GROUP BY name ORDER BY n DESC`
}

/** The same plan as words: the steps of a person as letters, matched against what the plan allows. No deviation is named. */
function rawConformance(steps: readonly number[]): Sql {
  const names = steps.map(event)
  return sql`SELECT countIf(match(word, '^A+B+C+D+E+F+$')), count() FROM (
    SELECT person, arrayStringConcat(arrayMap(e -> char(64 + indexOf(${names}, e.5)), arraySort(groupArray((time, ordinal, call, message_id, toString(name)))))) AS word
    FROM ${rawEvents} WHERE name IN (${names}) GROUP BY person
  )`
}
