import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { warehouseMigrations as collectMigrations } from '../src/collect/migrations/warehouse.ts'
import { systemClock } from '../src/platform/clock.ts'
import { createLog } from '../src/platform/log.ts'
import { migrateStore } from '../src/platform/store/migrate-store.ts'
import { openStore } from '../src/platform/store/store.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import { createZoneTable, zoneMigrations } from '../src/platform/zones/zone-table.ts'
import { createZones } from '../src/platform/zones/zones.ts'
import { createJourneys } from '../src/understand/journeys/create-journeys.ts'
import { storeMigrations } from '../src/understand/migrations/store.ts'
import { warehouseMigrations } from '../src/understand/migrations/warehouse.ts'
import { journeyRecords } from '../src/understand/records.ts'
import { warehouseMigrations as unifyMigrations } from '../src/unify/migrations/warehouse.ts'
import { startArrivals } from './arrivals.ts'
import { entranceWork } from './entrance-bench.ts'
import { journeyWork } from './journeys-bench.ts'
import { touchOnePercent, tracesOfSome, writePopulation } from './journeys-population.ts'
import { asTable, currentCommit, type Line, measure } from './measure.ts'
import { writePages } from './pages-population.ts'
import { writeResults } from './results.ts'
import { timeWork } from './time-bench.ts'

/**
 * `npm run bench -- questions [--events 20000000] [--rounds 5] [--folder DIR] [--no-raw] [--only WORDS] [--arriving 5000]`: the table
 * of the questions, both sides of each ratio in this run. Writes its part of RESULTS.md, but not with `--only`: then only the rows
 * whose names hold the words are measured. With `--arriving` each is asked once more while so many events a second come. A folder
 * that is given is kept, and its population is used again. Disk and minutes grow with the events.
 */
const { values: options } = parseArgs({
  options: {
    events: { type: 'string', default: '20000000' },
    rounds: { type: 'string', default: '5' },
    folder: { type: 'string' },
    raw: { type: 'boolean', default: true },
    only: { type: 'string' },
    arriving: { type: 'string', default: '0' },
  },
  allowNegative: true,
})
/** Of the arrays as many times as the design allows; every other question in three seconds. */
const targets: Readonly<Record<string, string>> = {
  transitions: '≤ 1.7',
  'transitions with people, median and p90': '≤ 10',
  'funnel of 3 steps, 7 days': '≤ 2.5',
  'funnel of 8 steps, 30 days': '≤ 5',
  'paths of 5 steps': '≤ 4',
  'map of 6 steps: people, share, time, drop-off': '< 1000 ms',
  'map of 6 steps: channels': '< 1000 ms',
  'transitions of one category (a property)': '< 1000 ms',
  'transitions broken down by a property (first value, 5)': '< 1000 ms',
  'transitions broken down by a property (step value, 5)': '< 1000 ms',
  'funnel of 3 steps broken down by channel (first value)': '< 1000 ms',
  'a board of eight tiles, a quarter': '< 2000 ms',
  'the same board, opened again': '< 200 ms',
  'timeline of a person, the newest 50': '< 50 ms',
}
/** Twenty events a person, with all tails. */
const persons = Math.max(200, Math.round(Number(options.events) / 20))
const rounds = Number(options.rounds)
const busyBefore = loadavg()[0] ?? 0
const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'rihla-bench-'))
const isFilled = existsSync(join(folder, 'warehouse'))
const log = createLog('warn')
const store = await openStore({ config: { databaseUrl: null, dataFolder: folder }, log })
await migrateStore(store, storeMigrations)
const warehouse = await openWarehouse(
  {
    dataFolder: folder,
    warehouse: { kind: 'embedded' },
    questions: { seconds: 600, memoryBytes: 8e9, threads: 2 },
  },
  log,
)
const population = { workspace: 1, persons }
const journeys = createJourneys({
  warehouse,
  records: journeyRecords(store),
  clock: systemClock,
  log,
  workspaces: async () => [population.workspace],
})
try {
  await warehouse.migrate([
    ...collectMigrations,
    ...unifyMigrations,
    ...warehouseMigrations,
    ...zoneMigrations,
  ])
  const zones = createZoneTable({ warehouse, zones: createZones() })
  // As a server does: a folder that is kept would hold each zone once more after every run.
  await zones.start()
  await zones.ensure('UTC')
  if (!isFilled) {
    await timed('events written', () => writePopulation(warehouse, population))
    await timed('pages written', () => writePages(warehouse, population))
    await timed('journeys rebuilt from the log', async () => {
      await journeys.repair()
      await journeys.rebuild(population.workspace)
    })
  }
  const { lines, beside } = await questionLines()
  const table = [asTable(lines), ...(beside === null ? [] : [beside])].join('\n\n')
  console.log(table)
  if (options.only === undefined) writeResults('questions', report(table))
} finally {
  await journeys.stop()
  await warehouse.close()
  await store.close()
  if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
}

async function questionLines(): Promise<{ lines: Line[]; beside: string | null }> {
  const work = journeyWork(warehouse, await tracesOfSome(warehouse, population))
  const time = await timeWork(warehouse)
  const reading = 'reading the arrays'
  const isAsked = (what: string) => what === reading || what.includes(options.only ?? '')
  const folded = chosen({ ...work.folded, ...time.folded, ...entranceWork(warehouse) }, isAsked)
  if (options.only !== undefined) {
    const alone = await measure(folded, rounds)
    return { lines: linesOf(alone, reading), beside: await besideArrivals(folded, alone) }
  }
  const raw = { ...work.raw, ...time.raw }
  const best = await timed('folded', () => measure(folded, rounds))
  const against = options.raw ? await timed('raw', () => measure(raw, 1)) : null
  const batch = BigInt(systemClock.now()) << 10n
  await touchOnePercent(warehouse, population, batch)
  await journeys.repair()
  const { transitions, 'funnel of 3 steps, 7 days': funnel, 'paths of 5 steps': paths } = work.folded
  const touched = await timed('touched', () =>
    measure({ transitions, 'funnel of 3 steps, 7 days': funnel, 'paths of 5 steps': paths }, rounds),
  )
  await timed('fold of 1 %', () => journeys.fold(1))
  const beside = await besideArrivals(folded, best)
  const of = (what: string) => best[what] ?? Number.NaN
  const touchedLines = Object.entries(touched).map(([what, ms]) => ({
    what: `${what}, 1 % of persons touched`,
    ms,
    against: 'the same folded',
    againstMs: of(what),
    target: '≤ 3',
  }))
  const rawLines = Object.entries(against ?? {}).map(([what, ms]) => {
    const same =
      {
        transitions: 'transitions',
        paths: 'paths of 5 steps',
        funnel: 'funnel of 3 steps, 7 days',
        attempts: 'why people leave, and what is lost',
        attribution: 'attribution by channel, eight models',
        friction: 'friction of nine kinds',
        moments: 'moments of truth of a score',
        conformance: 'conformance to a plan of 6 steps',
      }[what] ?? what
    const target = { transitions: '≥ 5', paths: '≥ 3', funnel: '≥ 1.5' }[what] ?? ''
    return {
      what: same,
      ms: of(same),
      against: 'SQL over raw events, persons resolved',
      againstMs: ms,
      target,
    }
  })
  return { lines: [...linesOf(best, reading), ...touchedLines, ...rawLines], beside }
}

/** Each once more while events arrive; null when none are asked for. */
async function besideArrivals(
  work: Readonly<Record<string, () => Promise<unknown>>>,
  alone: Readonly<Record<string, number>>,
): Promise<string | null> {
  const rate = Number(options.arriving)
  if (rate === 0) return null
  const arrivals = startArrivals({ warehouse, journeys, population }, rate)
  const beside = await timed('beside arrivals', () => measure(work, rounds))
  const arrived = await arrivals.stop()
  const rows = Object.entries(beside).map(([what, ms]) => {
    const before = alone[what] ?? Number.NaN
    const [, most] = /^< (\d+) ms$/.exec(targets[what] ?? '< 3000 ms') ?? []
    const verdict = most === undefined ? '' : ms < Number(most) ? 'met' : '**missed**'
    return `| ${what} | ${before.toFixed(0)} ms | ${ms.toFixed(0)} ms | ${(ms / before).toFixed(2)} × | ${verdict} |`
  })
  return [
    `While events arrive (${rate} asked for, ${arrived.toFixed(0)} a second came), of known people, in the journeys as they come (\`bench/arrivals.ts\`):`,
    '',
    '| what | alone, same run | while events arrive | ratio | its time |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

function linesOf(best: Readonly<Record<string, number>>, reading: string): Line[] {
  return Object.entries(best)
    .filter(([what]) => what !== reading)
    .map(([what, ms]) => ({
      what,
      ms,
      against: reading,
      againstMs: best[reading] ?? Number.NaN,
      target: targets[what] ?? '< 3000 ms',
    }))
}

function chosen<T>(work: Readonly<Record<string, T>>, isAsked: (what: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(work).filter(([what]) => isAsked(what)))
}

function report(table: string): string {
  const commit = currentCommit()
  return `Command: \`npm run bench -- questions --events ${options.events} --rounds ${rounds}${options.arriving === '0' ? '' : ` --arriving ${options.arriving}`}${options.folder === undefined ? '' : ' --folder DIR'}\`, commit ${commit}, ${availableParallelism()} cores,
${Math.round(totalmem() / 2 ** 30)} GiB. Both sides of a ratio were measured in the same run, round after round, and the best
round of each counts; the machine was shared (load average of the minute before: ${busyBefore.toFixed(1)}), so an absolute time alone means little. The population is described in
\`bench/journeys-population.ts\` and \`bench/pages-population.ts\`.

${table}
`
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  console.error(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}
