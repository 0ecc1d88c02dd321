import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createLog } from '../src/platform/log.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import { defaultMatchSettings } from '../src/unify/matching/default-settings.ts'
import { type Matched, matchRecords } from '../src/unify/matching/match-records.ts'
import { matchWarehouseMigrations } from '../src/unify/matching/match-tables.ts'
import { generateRecords, isAgain } from './matching-population.ts'
import { currentCommit } from './measure.ts'
import { writeResults } from './results.ts'

/**
 * `node bench/matching.ts [--records 1000000]`: people of a web shop and of its till matched with the settings that Rihla
 * ships, from prepared values to scored pairs. A third of the records are the same person again: other spelling, other
 * script, a slip in the date, values missing. Who is who is known, so precision and recall stand beside the time.
 * Writes its part of RESULTS.md.
 */
const { values: options } = parseArgs({ options: { records: { type: 'string', default: '1000000' } } })
const records = Number(options.records)
const loadBefore = loadavg()[0] ?? 0
const folder = mkdtempSync(join(tmpdir(), 'rihla-matching-'))
chmodSync(folder, 0o711)
const warehouse = await openWarehouse(
  {
    dataFolder: folder,
    warehouse: { kind: 'embedded' },
    questions: { seconds: 600, memoryBytes: 6e9, threads: availableParallelism() },
  },
  createLog('warn'),
)
try {
  await warehouse.migrate(matchWarehouseMigrations)
  const begun = performance.now()
  const text = await matchRecords(
    { warehouse, run: 1, settings: defaultMatchSettings, records: generateRecords(records) },
    async matched => report(matched, (performance.now() - begun) / 1_000),
  )
  console.log(text)
  writeResults('matching', text)
} finally {
  await warehouse.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
}

async function report(matched: Matched, fitted: number): Promise<string> {
  const counting = performance.now()
  const pairs = await matched.pairs({ probability: 0.5 })
  const scored = (performance.now() - counting) / 1_000
  const right = (found: typeof pairs) => found.filter(({ a, b }) => b === a + 1 && isAgain(b)).length
  const truth = Array.from({ length: records }).filter((_, i) => isAgain(i)).length
  const at = (least: number) => {
    const found = pairs.filter(({ probability }) => probability >= least)
    const precision = right(found) / found.length
    return `| ${least} | ${found.length.toLocaleString('en')} | ${precision.toFixed(4)} | ${(right(found) / truth).toFixed(4)} |`
  }
  const steps = new Map<string, number>()
  for (const { name, ms } of warehouse.timings()) steps.set(name, (steps.get(name) ?? 0) + ms / 1_000)
  const slow = [...steps].filter(([, seconds]) => seconds > 0.5).sort((x, y) => y[1] - x[1])
  const total = fitted + scored
  const { pairs: candidates, byRule } = matched.candidates
  return `Command: \`node_modules/.bin/node bench/matching.ts --records ${records}\`, commit ${currentCommit()}, ${availableParallelism()} cores, embedded engine.
Load average of the machine just before: ${loadBefore.toFixed(1)}.

${records.toLocaleString('en')} records, ${truth.toLocaleString('en')} of them somebody again: **${total.toFixed(0)} s** from values to scored pairs
(target for 1,000,000: < 600 s). Candidates: ${candidates.toLocaleString('en')} of ${((records * (records - 1)) / 2).toLocaleString('en')} pairs
(${(candidates / records).toFixed(1)} a record); ${byRule.reduce((sum, rule) => sum + rule.blocksLeftOut, 0).toLocaleString('en')} blocks were too large and left out.
The fit took ${matched.model.rounds} rounds.

| linked from probability | pairs | precision | recall |
|--:|--:|--:|--:|
${[0.5, 0.9, 0.995].map(at).join('\n')}

| rule | pairs | blocks left out |
|---|--:|--:|
${defaultMatchSettings.blocks
  .map(
    (parts, i) =>
      `| ${parts.map(({ field, part }) => `${field} ${part}`).join(' + ')} | ${byRule[i]?.pairs.toLocaleString('en')} | ${byRule[i]?.blocksLeftOut.toLocaleString('en')} |`,
  )
  .join('\n')}

| step in the warehouse | s |
|---|--:|
${slow.map(([name, seconds]) => `| ${name} | ${seconds.toFixed(1)} |`).join('\n')}
`
}
