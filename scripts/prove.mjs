// `npm run prove`: the tests of `npm test` with more kills, more seeds and more data; writes bench/PROOFS.md.
// `npm run prove -- FILE…` runs only these of them and renews their sections; `npm run prove -- --grown` all that grow.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, fail, root } from './prepare.mjs'
import { filesWith, printSummary, runFiles, runTests } from './run-tests.mjs'

const larger = {
  PROVE_KILLS: '50',
  PROVE_SEEDS: '200',
  PROVE_FUNNELS: '200',
  PROVE_EVENTS: '50000',
  PROVE_RATE: '5000',
  PROVE_PEOPLE: '4000',
  PROVE_ROWS: '541909',
  PROVE_IMPORT_MB: '1024',
  PROVE_SHUFFLES: '20',
  PROVE_SHUFFLE_EVENTS: '5000',
  PROVE_LOOKS: '8',
}
const env = Object.fromEntries(
  Object.entries(larger).map(([name, value]) => [name, process.env[name] ?? value]),
)
const page = join(root, 'bench', 'PROOFS.md')
const whole = 'The whole'

try {
  await ensureInstalled(console.log)
  const args = process.argv.slice(2)
  const grown = filesWith(/PROVE_/, { inBrowser: true })
  const files = args.includes('--grown') ? grown : args
  const strange = files.filter(file => !grown.includes(file))
  if (strange.length > 0)
    throw new Error(`no test with a long form: ${strange.join(', ')}; there are ${grown.join(', ')}`)
  const about = describeRun(args)
  const options = { env, timeoutMs: 3_600_000 }
  const results = files.length > 0 ? await runFiles(files, options) : await runTests(options)
  write(results, { about, grown, isWhole: files.length === 0 })
  if (!printSummary(results)) process.exitCode = 1
} catch (error) {
  fail(error)
}

/** Settings that differ from those above, the command, and what it ran on. */
function describeRun(args) {
  const changed = Object.keys(larger).filter(name => env[name] !== larger[name])
  const settings = changed.map(name => `${name}=${env[name]} `).join('')
  const command = `${settings}npm run prove${args.length > 0 ? ` -- ${args.join(' ')}` : ''}`
  const isChanged =
    git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!bench/PROOFS.md') !== ''
  const commit = `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes that are not committed' : ''}`
  const day = new Date().toISOString().slice(0, 10)
  return `\`${command}\`, commit ${commit}, ${day}, ${process.platform}-${arch()}, ${cpus().length} cores`
}

function git(...args) {
  return spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.trim()
}

/** Sections of files that did not run stay as they were. */
function write(results, { about, grown, isWhole }) {
  const sections = new Map(existsSync(page) ? readSections(readFileSync(page, 'utf8')) : [])
  if (isWhole) sections.set(whole, `${about}\n\n${asTable(results)}`)
  for (const file of grown) {
    const ran = ({ status }) => status === 'passed' || status === 'failed'
    const tests = results.flatMap(result => result.tests).filter(test => test.file === file && ran(test))
    if (tests.length > 0) sections.set(file, `${about}\n\n${asList(tests)}`)
  }
  mkdirSync(join(root, 'bench'), { recursive: true })
  const settings = Object.entries(larger).map(([name, value]) => `${name}=${value}`)
  const intro = `# Proofs

The long forms of the tests, each with the command and the commit that it ran with. Unless a command says otherwise:
\`${settings.join(' ')}\`.
`
  const text = [...sections]
    .sort(([a], [b]) => Number(b === whole) - Number(a === whole) || a.localeCompare(b, 'en'))
    .map(([title, body]) => `\n## ${title}\n\n${body}\n`)
  writeFileSync(page, intro + text.join(''))
}

function readSections(text) {
  return text
    .split('\n## ')
    .slice(1)
    .map(section => {
      const end = section.indexOf('\n')
      return [section.slice(0, end), section.slice(end).trim()]
    })
}

function asTable(results) {
  const rows = results.map(
    ({ name, passed, failed, seconds }) => `| ${name} | ${passed} | ${failed} | ${seconds} |`,
  )
  return ['| stage | passed | failed | seconds |', '|---|--:|--:|--:|', ...rows].join('\n')
}

function asList(tests) {
  const passed = tests.filter(test => test.status === 'passed').length
  const lines = tests.map(({ name, status, ms, printed }) => {
    const said = status === 'passed' ? '' : `**${status}** `
    const found = printed.trim() === '' ? '' : `\n\n${fenced(printed.trim())}\n`
    return `- ${said}${name} (${(ms / 1000).toFixed(1)} s)${found}`
  })
  return [`**${passed} of ${tests.length} passed**`, '', ...lines].join('\n').trimEnd()
}

/** What a test printed, below it: how often it was right, what it told where nothing was planted. */
function fenced(text) {
  return ['```text', ...text.split('\n'), '```'].map(line => `  ${line}`.trimEnd()).join('\n')
}
