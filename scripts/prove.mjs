// `npm run prove`: the tests of `npm test` with more kills, more seeds and more data; writes bench/PROOFS.md.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, fail, root } from './prepare.mjs'
import { printSummary, runTests } from './run-tests.mjs'

const larger = {
  PROVE_KILLS: '50',
  PROVE_SEEDS: '200',
  PROVE_EVENTS: '50000',
  PROVE_PEOPLE: '4000',
  PROVE_ROWS: '541909',
  PROVE_SHUFFLES: '20',
  PROVE_SHUFFLE_EVENTS: '5000',
}
const env = Object.fromEntries(
  Object.entries(larger).map(([name, value]) => [name, process.env[name] ?? value]),
)

try {
  await ensureInstalled(console.log)
  const commit = git('rev-parse', 'HEAD')
  const isChanged = git('status', '--porcelain') !== ''
  const date = new Date().toISOString().slice(0, 10)
  const results = await runTests({ env, timeoutMs: 3_600_000 })
  mkdirSync(join(root, 'bench'), { recursive: true })
  writeFileSync(join(root, 'bench', 'PROOFS.md'), describe({ commit, isChanged, date, results }))
  if (!printSummary(results)) process.exitCode = 1
} catch (error) {
  fail(error)
}

function git(...args) {
  return spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.trim()
}

function describe({ commit, isChanged, date, results }) {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`)
  const sum = key => results.reduce((total, result) => total + result[key], 0)
  const long = results.flatMap(result => result.tests).filter(test => isLong(test.file))
  return `# Proofs

The long forms of the tests: \`${settings.join(' ')} npm run prove\`

Commit ${commit}${isChanged ? ' with changes that are not committed' : ''}, ${date}, Node on ${process.platform}-${process.arch}.

**${sum('passed')} passed, ${sum('failed')} failed**

| stage | passed | failed | seconds |
|---|--:|--:|--:|
${results.map(({ name, passed, failed, seconds }) => `| ${name} | ${passed} | ${failed} | ${seconds} |`).join('\n')}

## What grew

Tests whose size the settings above raise, as they ran:

${long.map(test => `- ${test.status === 'passed' ? '' : `**${test.status}** `}${test.name} (\`${test.file}\`)`).join('\n')}
`
}

function isLong(file) {
  return readFileSync(join(root, file), 'utf8').includes('PROVE_')
}
