import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, joinSql, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import { stepNameSchema } from '../model.ts'
import type { Paths } from '../model-answers.ts'
import { flowSchema, stepRuleSchema } from '../model-flow.ts'
import { wilson } from '../wilson.ts'
import { layOut, nameSteps, nodeNamed, type StepNames, selectorsOf } from './name-steps.ts'
import { seeJourneys } from './see-journeys.ts'
import { areReadable, mostRules, recodeSql } from './step-rules.ts'

/** What a path is: also read by the list of the cases that took one. */
export const pathsInput = flowSchema.extend({
  /** The path begins at a case's first of these. */
  start: stepNameSchema.nullable().default(null),
  /** The path ends at a case's first of these; with a start, the first after it. */
  end: stepNameSchema.nullable().default(null),
  /** At most so many steps: from the start on, or up to the end. */
  length: z.number().int().min(1).max(20).default(5),
  /** The whole case whatever its length: its variant. Not with a start or an end. */
  whole: z.boolean().default(false),
  /** A run of the same step is one step, before paths are cut and counted. */
  collapse: z.boolean().default(true),
  /** Cleaning and grouping, before anything else. A grain of touchpoints says what is a step: then no rule does. */
  rules: z
    .array(stepRuleSchema)
    .max(mostRules)
    .refine(areReadable, 'a pattern that RE2 cannot read')
    .default([]),
  /** Also the median of how long each path took: costs about as much again. */
  median: z.boolean().default(false),
  most: z.number().int().min(1).max(1_000).default(50),
})
export type PathsInput = z.infer<typeof pathsInput>

const input = pathsInput.refine(
  q => !(q.whole && (q.start || q.end)),
  'a whole case has no other start or end',
)

const row = z.object({
  path: z.array(z.object({ name: z.string(), channel: z.string() })),
  cut: z.number(),
  n: count,
  took: z.number(),
  median: z.number().nullable().default(null),
  all_n: count,
  all_paths: count,
})

/**
 * Which ways do cases take most?
 *
 * One path a case. Without start and end: its first `length` steps. From a start: its first start and what follows. To an
 * end: its first end and what led there. Between: from its first start to the first end after that. Whole: all its steps.
 * Steps are in total order; runs of one step are collapsed (unless asked otherwise) before anything is cut or counted.
 * Cases without the start or end have no path and are not counted. Equal counts stand in the order of their steps' names.
 */
export const paths = question({
  name: 'paths',
  about: 'The ways that cases take most, from a start, to an end, or whole',
  input,
  row,
  example: input.parse({}),
  steps: (q, scope) => [...pathOfEachCase(q, scope), ...countPaths(namesOfPaths(scope, q), q)],
  answer: (rows): Paths => ({
    paths: rows.map(r => ({
      steps: r.path,
      cut: r.cut === 1,
      share: wilson(r.n, r.all_n),
      meanMs: r.took,
      medianMs: r.median,
    })),
    cases: rows[0]?.all_n ?? 0,
    distinct: rows[0]?.all_paths ?? 0,
  }),
  evidence: (_rows, answer, { by, period }) => ({
    people: by === 'person' ? answer.cases : null,
    cases: answer.cases,
    period,
  }),
})

export function namesOfPaths(scope: Scope, { grain, rules, leaveOut }: PathsInput): StepNames {
  return nameSteps(scope, grain, { rules, leaveOut })
}

/** Rows (case, label, path, cut, took): `path` holds nodes. */
export function pathOfEachCase(q: PathsInput, scope: Scope): Step[] {
  const names = namesOfPaths(scope, q)
  const recode = typeof q.grain === 'string' ? recodeSql(q.rules) : null
  return [
    seeJourneys(scope, { ...q, recode }, selectorsOf(q.grain)),
    layOut(names, q.collapse, q.only),
    step(
      'paths',
      sql`SELECT case, label, ${spanOf(q, names)}, arraySlice(nodes, first, last - first + 1) AS path,
        toInt64(bitShiftRight(kept[last], 16)) - toInt64(bitShiftRight(kept[first], 16)) AS took
      FROM laid WHERE first > 0 AND last >= first`,
    ),
  ]
}

/** Columns first, last and cut: the places in `nodes` where the path of a case begins and ends; first = 0: no path. */
function spanOf(q: PathsInput, names: StepNames): Sql {
  const start = q.start ? nodeNamed(names, q.start) : sql`0`
  const end = q.end ? nodeNamed(names, q.end) : sql`0`
  const uncut = sql`toUInt8(0) AS cut`
  if (q.whole) return sql`toUInt64(1) AS first, length(nodes) AS last, ${uncut}`
  if (!q.start && !q.end)
    return sql`toUInt64(1) AS first, least(length(nodes), ${q.length}) AS last, ${uncut}`
  if (!q.end)
    return sql`indexOf(nodes, ${start}) AS first, least(length(nodes), first + ${q.length} - 1) AS last, ${uncut}`
  if (!q.start)
    return sql`indexOf(nodes, ${end}) AS last, if(last = 0, 0, greatest(1, toInt64(last) - ${q.length} + 1)) AS first, ${uncut}`
  return sql`indexOf(nodes, ${start}) AS begin, indexOf(arraySlice(nodes, begin + 1), ${end}) AS way,
    if(begin > 0 AND way > 0, begin, 0) AS first, toUInt8(way >= ${q.length}) AS cut,
    first + least(way, ${q.length} - 1) AS last`
}

function countPaths(names: StepNames, q: PathsInput): Step[] {
  if (q.whole || q.length > 15) return countBy(q, names, byArray)
  const general = countBy(q, names, byColumns(q.length))
  if (q.length > 5) return general
  const few = countBy(q, names, byNumber(q.length))
  return general.map((part, i) => step(part.name, names.ifFew(few[i]?.body ?? part.body, part.body)))
}

/** What paths are grouped by. The order of its columns is that of the nodes of the paths, and then of `cut`. */
interface PathKey {
  readonly columns: readonly Sql[]
  /** The columns, of `path` and `cut`. */
  readonly split: Sql
  /** `path` and `cut`, of the columns. */
  readonly path: Sql
  readonly cut: Sql
}

function countBy(
  { median, most }: PathsInput,
  names: StepNames,
  { columns, split, path, cut }: PathKey,
): Step[] {
  const keys = joinSql(columns, ', ')
  const medianOf = median ? sql`, quantileExactInclusive(0.5)(took) AS median` : sql``
  const medianOn = median ? sql`, median` : sql``
  return [
    step('keyed', sql`SELECT ${split}, took FROM paths`),
    step(
      'counted',
      sql`SELECT ${keys}, count() AS n, sum(took) / count() AS mean${medianOf} FROM keyed GROUP BY ${keys}`,
    ),
    // Totals before the limit, and arrays after it: a path of its own is rarely the only one of its kind among a million.
    step(
      'most',
      sql`SELECT ${keys}, n, mean${medianOn}, sum(n) OVER () AS all_n, count() OVER () AS all_paths
      FROM counted ORDER BY n DESC, ${keys} LIMIT ${most}`,
    ),
    step(
      'named',
      sql`SELECT arrayMap(node -> CAST((${names.names})[node] AS Tuple(name String, channel String)), ${path}) AS path,
        ${cut}, n, mean AS took${medianOn}, all_n, all_paths
      FROM most ORDER BY n DESC, ${keys}`,
    ),
  ]
}

const byArray: PathKey = {
  columns: [sql`path`, sql`cut`],
  split: sql`path, cut`,
  path: sql`path`,
  cut: sql`cut`,
}

/**
 * A column a step, 0 where there is none: up to 7 steps are one 128-bit key, up to 15 one of 256 bits. *Measured* on a
 * million paths: half the time of grouping by arrays, which are written out as text.
 */
function byColumns(length: number): PathKey {
  const nodes = Array.from({ length }, (_, i) => ident(`node_${i + 1}`))
  const split = nodes.map((node, i) => sql`path[${i + 1}] AS ${node}`)
  return {
    columns: [...nodes, sql`cut`],
    split: sql`${joinSql(split, ', ')}, cut`,
    path: sql`arrayFilter(node -> node > 0, [${joinSql(nodes, ', ')}])`,
    cut: sql`cut`,
  }
}

/** One number of 64 bits: twelve for each step, and one for the cut. *Measured*: a third less than by columns. */
function byNumber(length: number): PathKey {
  const places = Array.from({ length }, (_, i) => i + 1)
  const packed = places.reduce((key, i) => sql`bitOr(bitShiftLeft(${key}, 12), path[${i}])`, sql`toUInt64(0)`)
  const nodes = places.map(i => sql`toUInt16(bitAnd(bitShiftRight(key, ${12 * (length - i) + 1}), 4095))`)
  return {
    columns: [sql`key`],
    split: sql`bitOr(bitShiftLeft(${packed}, 1), cut) AS key`,
    path: sql`arrayFilter(node -> node > 0, [${joinSql(nodes, ', ')}])`,
    cut: sql`toUInt8(bitAnd(key, 1)) AS cut`,
  }
}
