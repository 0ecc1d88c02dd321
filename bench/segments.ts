import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { warehouseMigrations as collectMigrations } from '../src/collect/migrations/warehouse.ts'
import { systemClock } from '../src/platform/clock.ts'
import { createLog } from '../src/platform/log.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import { ask } from '../src/platform/warehouse/question.ts'
import { count } from '../src/platform/warehouse/rows.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import { warehouseMigrations } from '../src/unify/migrations/warehouse.ts'
import { createMemberWriter } from '../src/unify/segments/member-writer.ts'
import type { ResolvedCondition } from '../src/unify/segments/model-segment.ts'
import { segmentSize } from '../src/unify/segments/questions/segment-size.ts'
import { tracesOfSome, writePopulation } from './journeys-population.ts'
import { currentCommit, measure } from './measure.ts'
import { writeResults } from './results.ts'

/** The size of a segment of three conditions, and keeping it for some people. `node bench/segments.ts [persons]`. */
const persons = Number(process.argv[2] ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'rihla-bench-'))
const warehouse = await openWarehouse(
  {
    dataFolder: folder,
    warehouse: { kind: 'embedded' },
    questions: { seconds: 300, memoryBytes: 6e9, threads: 2 },
  },
  createLog('silent'),
)
const ever = { is: 'ever' } as const
const plain = (name: string) => ({ name, where: [], when: ever })
const did = (name: string, n: number): ResolvedCondition => ({
  of: 'did',
  event: plain(name),
  times: { are: 'at-least', n },
})
const cheap: ResolvedCondition = {
  of: 'did',
  event: { ...plain('Event 04'), where: [{ path: 'price', test: { is: 'less-than', number: 250 } }] },
  times: { are: 'at-least', n: 1 },
}
const sequence: ResolvedCondition = {
  of: 'sequence',
  first: plain('Event 02'),
  second: plain('Event 06'),
  within: { n: 7, unit: 'days' },
}
const definitions: Readonly<Record<string, ResolvedCondition>> = {
  'did one thing twice, another once, a third never': {
    of: 'all',
    conditions: [did('Event 04', 2), did('Event 06', 1), { of: 'not', condition: did('Event 09', 1) }],
  },
  'did one thing with a property, a sequence within 7 days, and a third never': {
    of: 'all',
    conditions: [cheap, sequence, { of: 'not', condition: did('Event 09', 1) }],
  },
}

try {
  await warehouse.migrate([...collectMigrations, ...warehouseMigrations])
  const population = { workspace: 1, persons }
  await writePopulation(warehouse, population)
  const scope = { workspace: 1, now: systemClock.now() }
  const [held] = await warehouse.rows({
    name: 'bench: count',
    sql: sql`SELECT count() AS n FROM events`,
    row: z.object({ n: count }),
  })
  const load = loadavg()[0]?.toFixed(1)
  const traces = (await tracesOfSome(warehouse, population)).flat()
  const writer = createMemberWriter(warehouse)
  let version = 1n
  const judge = (definition: ResolvedCondition, among?: readonly bigint[]) => () =>
    writer.judge(scope, { segment: 1, definition, version: ++version, isSaid: true, traces: among })
  const work: Record<string, () => Promise<unknown>> = {}
  for (const [what, definition] of Object.entries(definitions))
    work[`size: ${what}`] = () => ask(segmentSize, { warehouse, scope }, { definition })
  const [, hardest] = Object.values(definitions)
  if (hardest) work['keeping the second for 50 people whom events touched'] = judge(hardest, traces)
  const best = await measure(work, 3)
  const rows = Object.entries(best).map(([what, ms]) => {
    const most = what.startsWith('size') ? 3_000 : 2_000
    return `| ${what} | ${ms.toFixed(0)} ms | < ${most} ms | ${ms < most ? 'met' : '**missed**'} |`
  })
  const text = `Command: \`node_modules/.bin/node bench/segments.ts ${persons}\`, commit ${currentCommit()}, 2 cores. ${persons} persons, ${held?.n ?? 0} events, a quarter
of the persons merged from two traces, one with a million events. Best of three; load average before: ${load}.

| what | measured | target for 1 M persons and 20 M events | |
|---|---|---|---|
${rows.join('\n')}
`
  writeResults('segments', text)
  console.log(text)
} finally {
  await warehouse.close()
  rmSync(folder, { recursive: true })
}
