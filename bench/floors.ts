import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createLog } from '../src/platform/log.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import { joinSql, type Sql, sql } from '../src/platform/warehouse/sql.ts'
import { ofFold } from '../src/understand/journeys/journeys.ts'
import { measure } from './measure.ts'

/**
 * `node bench/floors.ts --folder DIR [--rounds 3]` on a folder that `bench/run.ts --folder DIR` left: what the engine needs
 * for the core of a question alone, written as simply as can be, with constants for everything that a question looks up.
 * A question can come near to this and not below.
 */
const { values: options } = parseArgs({
  options: { folder: { type: 'string' }, rounds: { type: 'string', default: '3' } },
})
if (options.folder === undefined) throw new Error('which folder? --folder DIR')
const scope = { workspace: 1, now: 0 }
const folded = sql`journeys WHERE ${ofFold(scope, 'person')} AND length(codes) <= 10000`
const named = (...numbers: number[]) =>
  sql`(SELECT code FROM journey_codes FINAL WHERE workspace = 1 AND name IN (${numbers.map(n => `Event ${String(n).padStart(2, '0')}`)}))`

/** Steps of a funnel in each case, and the engine's own funnel over them: ties as they fall. */
function funnelFloor(...numbers: number[]): Sql {
  const is = numbers.map(n => sql`arrayMap(s -> toUInt16(s) IN ${named(n)}, kept)`)
  return sql`SELECT level, count() FROM (
    SELECT arrayReduce('windowFunnel(39636172800000)', kept, ${joinSql(is, ', ')}) AS level
    FROM (SELECT arrayFilter(s -> toUInt16(s) IN ${named(...numbers)}, steps) AS kept FROM ${folded}) WHERE notEmpty(kept)
  ) GROUP BY level`
}

function firstValue(order: Sql): Sql {
  const from = sql`(SELECT trace, time, ordinal, call, toString(properties.category) AS value FROM events WHERE workspace = 1 AND properties.category IS NOT NULL)`
  return sql`SELECT count(), sum(length(first)) FROM (SELECT trace, argMin(value, ${order}) AS first FROM ${from} GROUP BY trace)`
}

const matched = sql`events WHERE workspace = 1 AND properties.category.:String = 'c3'`
const work: Record<string, Sql> = {
  'reading the arrays': sql`SELECT sum(length(steps)) FROM journeys WHERE ${ofFold(scope, 'person')} AND NOT ignore(steps)`,
  'reading the codes': sql`SELECT sum(length(codes)) FROM ${folded} AND NOT ignore(codes)`,
  'pairs of codes counted': sql`SELECT a, b, count() FROM (SELECT codes FROM ${folded}) ARRAY JOIN codes AS b, arrayShiftRight(codes, 1) AS a GROUP BY a, b ORDER BY count() DESC LIMIT 1`,
  'filtered to the steps of a funnel of 3': sql`SELECT sum(length(kept)) FROM (SELECT arrayFilter(s -> toUInt16(s) IN ${named(4, 6, 9)}, steps) AS kept FROM ${folded})`,
  'windowFunnel of 3 over these': funnelFloor(4, 6, 9),
  'filtered to the steps of a funnel of 8': sql`SELECT sum(length(kept)) FROM (SELECT arrayFilter(s -> toUInt16(s) IN ${named(2, 3, 4, 5, 6, 7, 8, 9)}, steps) AS kept FROM ${folded})`,
  'windowFunnel of 8 over these': funnelFloor(2, 3, 4, 5, 6, 7, 8, 9),
  'first five codes grouped, uncollapsed, without times': sql`SELECT count(), sum(n) FROM (SELECT codes[1] AS a, codes[2] AS b, codes[3] AS c, codes[4] AS d, codes[5] AS e, count() AS n FROM ${folded} GROUP BY a, b, c, d, e)`,
  'pairs of codes with exact quantiles of the time': sql`SELECT count(), sum(q[1]) FROM (
    SELECT a, b, quantilesExactInclusive(0.5, 0.9)(took) AS q
    FROM (SELECT codes, arrayDifference(arrayMap(s -> bitShiftRight(s, 16), steps)) AS gaps FROM ${folded})
    ARRAY JOIN codes AS b, arrayShiftRight(codes, 1) AS a, gaps AS took GROUP BY a, b)`,
  'events of one category found': sql`SELECT count() FROM ${matched}`,
  'events of one category with their message ids': sql`SELECT count() FROM ${matched} AND NOT ignore(message_id)`,
  'events of one category with all that a step needs': sql`SELECT count() FROM ${matched} AND NOT ignore(message_id, time, ordinal, call, name, channel, trace)`,
  'the same without their message ids': sql`SELECT count() FROM ${matched} AND NOT ignore(time, ordinal, call, name, channel, trace)`,
  'the first value of a property of each trace, ties as they fall': firstValue(sql`time`),
  'the first value of a property of each trace, in total order but for message ids':
    firstValue(sql`(time, ordinal, call)`),
}

const warehouse = await openWarehouse(
  {
    dataFolder: options.folder,
    warehouse: { kind: 'embedded' },
    questions: { seconds: 600, memoryBytes: 8e9, threads: 2 },
  },
  createLog('warn'),
)
const runs = Object.entries(work).map(
  ([what, query]) =>
    [what, () => warehouse.rows({ name: `bench: ${what}`, sql: query, row: z.unknown() })] as const,
)
const best = await measure(Object.fromEntries(runs), Number(options.rounds))
const read = best['reading the arrays'] ?? Number.NaN
for (const [what, ms] of Object.entries(best))
  console.log(`| ${what} | ${ms.toFixed(0)} ms | ${(ms / read).toFixed(2)} × |`)
await warehouse.close()
