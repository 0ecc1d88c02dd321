import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventLine } from '../src/collect/intake/event-line.ts'
import { traceOf } from '../src/collect/intake/identifiers-of.ts'
import { warehouseMigrations as collectMigrations } from '../src/collect/migrations/warehouse.ts'
import type { StoredEvent } from '../src/collect/model.ts'
import { systemClock } from '../src/platform/clock.ts'
import { hash64 } from '../src/platform/ids.ts'
import { createLog } from '../src/platform/log.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import { createIdentity } from '../src/unify/identity.ts'
import { warehouseMigrations } from '../src/unify/migrations/warehouse.ts'
import { defaultRules } from '../src/unify/model.ts'
import { createPeople } from '../src/unify/people.ts'
import { createSearchIndex } from '../src/unify/search-index.ts'
import { generateRecords } from './matching-population.ts'
import { currentCommit } from './measure.ts'
import { writeResults } from './results.ts'

/**
 * Search among people: by name in both scripts, in other spellings, with typos, and by every identifier, as the route answers
 * it: found, summed up, named. `node bench/search.ts [persons]`.
 */
const persons = Number(process.argv[2] ?? 1_000_000)
const rounds = 7
const workspace = 1
const folder = mkdtempSync(join(tmpdir(), 'rihla-bench-'))
const log = createLog('silent')
const warehouse = await openWarehouse(
  {
    dataFolder: folder,
    warehouse: { kind: 'embedded' },
    questions: { seconds: 300, memoryBytes: 6e9, threads: 2 },
  },
  log,
)

/** One identify call a person: a card, most with an address or a number, names in either script. */
function eventOf(i: number, record: Readonly<Record<string, string>>): StoredEvent {
  const traits = { firstName: record.given ?? '', lastName: record.family ?? '', city: record.city ?? '' }
  const kinds = [
    `card:${100_000_000 + i}`,
    record.email && `email:${record.email}`,
    record.phone && `phone:${record.phone}`,
  ]
  const identifiers = kinds.flatMap(kind => (kind ? [kind] : [])).sort()
  return {
    ...{
      workspace,
      messageId: `m${i}`,
      idHash: hash64(`${workspace}:m${i}`),
      content: BigInt(i),
      type: 'identify',
    },
    ...{
      name: 'identify',
      channel: 'store',
      time: Date.UTC(2026, 0, 1) + i * 1_000,
      receivedAt: Date.UTC(2026, 0, 1),
    },
    ...{
      ordinal: 0,
      identifiers,
      trace: traceOf(identifiers),
      account: '',
      properties: JSON.stringify(traits),
    },
    ...{ received: '', source: 'till', importId: 0, mappingVersion: 0, flags: 0 },
  }
}

try {
  await warehouse.migrate([...collectMigrations, ...warehouseMigrations])
  const index = createSearchIndex({ warehouse, log })
  let n = 0
  let example: Readonly<Record<string, string>> = {}
  for (const group of generateRecords(persons)) {
    const rows = group.map(record => eventOf(n++, record))
    if (n > persons / 2 && !example.email)
      example = group.find(one => one.email && one.phone && /^[A-Z]/.test(one.family ?? '')) ?? {}
    await warehouse.insert(
      'events',
      rows.map(row => eventLine(row, 1n)),
    )
    index.onStored({ workspace, batch: 1n, rows })
    await index.settled()
  }
  const identity = createIdentity({
    ...{ warehouse, log, clock: systemClock },
    records: {
      decisions: async () => [],
      rules: async () => defaultRules,
      workspaces: async () => [workspace],
    },
  })
  await identity.start()
  const people = createPeople({ warehouse, identity, records: { history: async () => [] } })
  const family = example.family ?? 'Alaoui'
  const swapped = `${family.slice(0, 2)}${family[3] ?? ''}${family[2] ?? ''}${family.slice(4)}`
  const queries: Readonly<Record<string, string>> = {
    'an e-mail address': example.email ?? '',
    'the beginning of an e-mail address': (example.email ?? '').split('@')[0] ?? '',
    'a phone number as people write it': (example.phone ?? '').replace('+212', '0'),
    'a loyalty card': String(100_000_000 + Math.floor(persons / 2)),
    'an identifier with its kind': `card:${100_000_000 + Math.floor(persons / 3)}`,
    'first and family name, Latin': `${example.given} ${family}`,
    'a frequent first name, Latin (a fifth of all people)': 'mohammed',
    'a frequent first name, Arabic': 'محمد',
    'another spelling, Arabic (hamza, diacritics)': 'إِدرِيس',
    'two letters': 'mo',
    'a family name with two letters changed round': swapped,
    'a first name with a letter missing, and the family name': `${(example.given ?? '').slice(0, 3)}${(example.given ?? '').slice(4)} ${family}`,
    'words that nobody bears': 'qqqqqqq zzzzzzz',
  }
  const scope = { workspace, now: systemClock.now() }
  const lines: string[] = []
  const load = loadavg()[0]?.toFixed(1)
  for (const [what, search] of Object.entries(queries)) {
    const times: number[] = []
    let found = 0
    for (let round = 0; round < rounds; round++) {
      const begun = performance.now()
      found = (await people.list(scope, { search, after: 0, limit: 20, total: 'no' })).people.length
      times.push(performance.now() - begun)
    }
    times.sort((a, b) => a - b)
    const [best = 0] = times
    const median = times[Math.floor(rounds / 2)] ?? 0
    lines.push(
      `| ${what} | ${found} | ${best.toFixed(0)} ms | ${median.toFixed(0)} ms | ${best < 50 ? 'met' : '**missed**'} |`,
    )
    console.log(lines.at(-1))
  }
  const text = `Command: \`node_modules/.bin/node bench/search.ts ${persons}\`, commit ${currentCommit()}, 2 cores. ${persons} persons, each with a card, most with an
address or a number (\`bench/matching-population.ts\`). Each time is the whole answer of the route: found, summed up and named, twenty people a page.
Best and median of ${rounds}; load average before: ${load}. Target: < 50 ms.

| what is typed | found on the page | best | median | |
|---|---|---|---|---|
${lines.join('\n')}
`
  writeResults('search', text)
  await index.stop()
  await identity.stop()
} finally {
  await warehouse.close()
  rmSync(folder, { recursive: true })
}
