import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import type { PathFlow } from '../model-flow.ts'
import { namesOfPaths, pathOfEachCase, pathsInput } from './paths.ts'

const input = pathsInput
  .omit({ whole: true, most: true })
  .extend({
    /** So many steps of each column stand alone, those of most cases; all others together are "other". */
    widest: z.number().int().min(1).max(30).default(8),
  })
  .transform(q => ({ ...q, whole: false, most: 1 }))
type Input = z.infer<typeof input>

const row = z.object({
  column: z.number(),
  /** Rank of the step in its column, from 1; 0: one of the others. */
  rank: z.number(),
  name: z.object({ name: z.string(), channel: z.string() }),
  node: z.number(),
  /** The node of the next column; 0: none, `beyond`: the end comes later. */
  next: z.number(),
  n: count,
  /** Distinct steps of the column, and paths of cases. */
  steps: count,
})
type Row = z.infer<typeof row>

const beyond = 65_535

/**
 * Where do the paths go, column by column?
 *
 * The paths are those of the question `paths` with the same input. Unrolled: a column is a place in the path, so a step that
 * is walked twice stands in two columns and a loop is a line like any other. With an end and no start, columns are counted
 * from the end. In each column the steps of most cases stand alone (equal counts: by name) and all others together; nobody
 * is left out, so each column and the lines out of it add up to all who came so far. A path shorter than the columns ends
 * where it ends (or began there, counted from the end).
 */
export const pathFlow = question({
  name: 'path-flow',
  about:
    'Where paths go step by step: columns of steps and the cases between them, rare steps folded together',
  input,
  row,
  example: input.parse({ start: { name: 'Product Viewed' }, length: 4 }),
  steps: (q, scope) => [...pathOfEachCase(q, scope), ...unrolled(q, scope)],
  answer: (rows, q): PathFlow => answerPathFlow(rows, q),
  evidence: (_rows, answer, { by, period }) => ({
    people: by === 'person' ? answer.cases : null,
    cases: answer.cases,
    period,
  }),
})

function isBack({ start, end }: Input): boolean {
  return end !== null && start === null
}

function unrolled(q: Input, scope: Scope): Step[] {
  const names = namesOfPaths(scope, q)
  const walked = isBack(q) ? sql`arrayReverse(path)` : sql`path`
  const goesOn: Sql = sql`if(cut = 1, ${param(beyond, 'UInt16')}, toUInt16(0))`
  return [
    step(
      'links',
      sql`SELECT column, node, next, count() AS n
      FROM (SELECT ${walked} AS way, arrayPushBack(arrayPopFront(way), ${goesOn}) AS nexts FROM paths)
      ARRAY JOIN way AS node, nexts AS next, arrayEnumerate(way) AS column
      GROUP BY column, node, next`,
    ),
    step('sized', sql`SELECT *, sum(n) OVER (PARTITION BY column, node) AS visits FROM links`),
    step(
      'ranked',
      sql`SELECT *, dense_rank() OVER (PARTITION BY column ORDER BY visits DESC, node) AS place,
        uniqExact(node) OVER (PARTITION BY column) AS steps FROM sized`,
    ),
    step(
      'folded',
      sql`SELECT toUInt16(column) AS column, toUInt16(if(place <= ${q.widest}, place, 0)) AS rank, if(place <= ${q.widest}, node, toUInt16(0)) AS node, next, sum(n) AS n, any(steps) AS steps
      FROM ranked GROUP BY column, rank, node, next`,
    ),
    step(
      'named',
      sql`SELECT column, rank, node, next, n, steps,
        CAST(if(node = 0, ('', ''), (${names.names})[node]) AS Tuple(name String, channel String)) AS name
      FROM folded ORDER BY column, rank = 0, rank, n DESC, next`,
    ),
  ]
}

function answerPathFlow(rows: readonly Row[], q: Input): PathFlow {
  const byColumn = [...Map.groupBy(rows, r => r.column)].sort(([a], [b]) => a - b).map(([, list]) => list)
  const tops = byColumn.map(list => [...new Set(list.filter(r => r.rank > 0).map(r => r.node))])
  const sum = (list: readonly Row[]) => list.reduce((total, r) => total + r.n, 0)
  const columns = byColumn.map((list, c) => {
    const top = tops[c] ?? []
    const others = list.filter(r => r.rank === 0)
    return {
      cases: sum(list),
      steps: top.flatMap(node => {
        const own = list.filter(r => r.rank > 0 && r.node === node)
        return own[0] ? [{ step: own[0].name, cases: sum(own) }] : []
      }),
      other: { steps: (list[0]?.steps ?? top.length) - top.length, cases: sum(others) },
    }
  })
  const links = byColumn.flatMap((list, column) => {
    const placed = list.map(r => ({
      from: r.rank === 0 ? -1 : r.rank - 1,
      to: placeOfNext(r.next, tops[column + 1] ?? []),
      n: r.n,
    }))
    return [...Map.groupBy(placed, ({ from, to }) => `${from} ${to}`).values()].flatMap(same =>
      same[0]
        ? [{ column, from: same[0].from, to: same[0].to, cases: same.reduce((total, { n }) => total + n, 0) }]
        : [],
    )
  })
  return {
    direction: isBack(q) ? 'back' : 'forward',
    cases: columns[0]?.cases ?? 0,
    columns,
    // The last column ends because the path is as long as asked, and says nothing of what comes.
    links: links.filter(({ column, to }) => to !== -2 || column + 1 < q.length),
  }
}

function placeOfNext(next: number, top: readonly number[]): number {
  if (next === 0) return -2
  return next === beyond ? -3 : top.indexOf(next)
}
