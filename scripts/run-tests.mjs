// The stages of `npm test`, one after the other; every one runs, also after one has failed.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { findMariadb } from './mariadb.mjs'
import { ensureBuilt, findNode, root, run } from './prepare.mjs'

const engineTests = /describeOnWarehouses|testedKinds/
const browserTests = 'test/e2e/'
const failuresReporter = join(root, 'scripts/failures-reporter.mjs')
const printedReporter = join(root, 'scripts/printed-reporter.mjs')
const bin = name => join(root, 'node_modules', '.bin', name)

/**
 * Runs everything and prints what it runs.
 * @param env more environment for the tests, such as PROVE_KILLS
 * @param timeoutMs longest time of one test, where the tests' own is not enough
 * @returns one record a stage: { name, command, passed, failed, skipped, failures, seconds, tests }
 */
export async function runTests({ env = {}, timeoutMs = null } = {}) {
  const scratch = mkdtempSync(join(tmpdir(), 'rihla-tests-'))
  chmodSync(scratch, 0o711) // as root, PostgreSQL's own account must get through
  const given = { ...process.env, UV_THREADPOOL_SIZE: '16', ...env }
  const context = { scratch, env: given, timeoutMs }
  const onEngines = filesWith(engineTests)
  const onStore = filesWith(/openTestStore/)
  const onMariadb = filesWith(/startTestMariadb/)
  const architecture = 'test/architecture.test.ts'
  const elsewhere = [architecture, ...onEngines, ...onMariadb]
  const results = []
  const stage = async (name, work) => results.push(await runStage(name, work))
  try {
    await stage('types', () => program(bin('tsc'), ['--noEmit'], context))
    await stage('lint', () => program(bin('biome'), ['check', '.'], context))
    await stage('architecture', () => vitest([architecture], context))
    await stage('unit and integration, embedded engines', () =>
      vitest(
        elsewhere.flatMap(file => ['--exclude', file]),
        context,
      ),
    )
    await stage('warehouse, in this process, on one server, on two shards', () =>
      vitest(onEngines, withEnv(context, { RIHLA_TEST_WAREHOUSES: 'server,cluster' })),
    )
    await stage('store, on a PostgreSQL server', () => onPostgres(onStore, context))
    await stage('tables of MySQL, on a MariaDB server', () => mariadb(onMariadb, context))
    await stage('build', () => build())
    await stage('browser, in Chromium, both languages', () => browser(context))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return results
}

/**
 * Runs some test files, a stage each, those of the warehouse on every engine.
 * @param options as of `runTests`
 */
export async function runFiles(files, { env = {}, timeoutMs = null } = {}) {
  const scratch = mkdtempSync(join(tmpdir(), 'rihla-tests-'))
  const given = { ...process.env, UV_THREADPOOL_SIZE: '16', ...env }
  const onEngines = new Set(filesWith(engineTests))
  const engines = { RIHLA_TEST_WAREHOUSES: 'server,cluster' }
  const results = []
  try {
    for (const file of files) {
      if (file.startsWith(browserTests)) {
        await ensureBuilt(console.log, { always: true })
        results.push(
          await runStage(file, () => browser({ scratch, env: given, timeoutMs }, [basename(file)])),
        )
        continue
      }
      const all = onEngines.has(file) ? { ...given, ...engines } : given
      results.push(await runStage(file, () => vitest([file], { scratch, env: all, timeoutMs })))
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return results
}

/** Prints what failed and why, the stages, and, alone on the last line, the sum. Returns whether all is well. */
export function printSummary(results) {
  for (const { name, failures } of results)
    for (const { where, text } of failures)
      console.log(`\n✗ ${name}\n  ${where.replace(`${root}/`, '')}\n${text}`)
  console.log('')
  for (const { name, passed, failed, skipped, seconds } of results)
    console.log(
      `${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed, ${seconds} s`,
      skippedNote(skipped),
    )
  const sum = key => results.reduce((total, result) => total + result[key], 0)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') === 0
}

const skippedNote = skipped => (skipped.length === 0 ? '' : `(not run here: ${skipped.join('; ')})`)

const withEnv = (context, env) => ({ ...context, env: { ...context.env, ...env } })

async function runStage(name, work) {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const outcome = await work().catch(error => {
    console.error(error.message)
    return { passed: 0, failed: 1, failures: [{ where: name, text: error.message }] }
  })
  const seconds = Math.round((Date.now() - started) / 1000)
  return { name, skipped: [], tests: [], failures: [], command: '', ...outcome, seconds }
}

/** A tool that passes or fails as a whole. */
async function program(file, args, { env }) {
  const command = `${file.split('/').at(-1)} ${args.join(' ')}`
  console.log(`$ ${command}`)
  // The file behind the link, so that it runs under our Node and not the host's.
  await run(findNode(), [realpathSync(file), ...args], { env }).catch(error => {
    throw new Error(`${command}: ${error.message}`)
  })
  return { passed: 1, failed: 0, command }
}

async function vitest(args, { scratch, env, timeoutMs }) {
  const report = join(scratch, `${Math.random()}.json`)
  const more = timeoutMs === null ? [] : [`--testTimeout=${timeoutMs}`, `--hookTimeout=${timeoutMs}`]
  const all = ['run', ...args, ...more]
  const command = `vitest ${all.join(' ')}`
  console.log(`$ ${command}`)
  const failures = `${report}.failures`
  const printed = `${report}.printed`
  const own = [`--reporter=${failuresReporter}`, `--reporter=${printedReporter}`]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...own]
  const code = await exitCode(
    findNode(),
    [join(root, 'node_modules/vitest/vitest.mjs'), ...all, ...reporters],
    { ...env, RIHLA_FAILURES_FILE: failures, RIHLA_PRINTED_FILE: printed },
  )
  const { tests = [], ...counts } = readReport(report, code)
  return { command, failures: readList(failures), ...counts, tests: withPrinted(tests, readList(printed)) }
}

function exitCode(file, args, env) {
  return new Promise(resolve => {
    const child = spawn(file, args, { cwd: root, stdio: 'inherit', env })
    child.on('error', () => resolve(-1))
    child.on('close', code => resolve(code ?? -1))
  })
}

const readList = file => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [])

function withPrinted(tests, printed) {
  // The report joins the names of groups with spaces, the reporter with arrows.
  const key = (file, name) => `${inProject(file)} ${name.replaceAll(' > ', ' ')}`
  const said = new Map(printed.map(({ file, name, text }) => [key(file, name), text]))
  return tests.map(test => ({ ...test, printed: said.get(key(test.file, test.name)) ?? '' }))
}

const inProject = file => file.replace(`${root}/`, '')

function readReport(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const tests = testResults.flatMap(file =>
    file.assertionResults.map(test => ({
      file: inProject(file.name),
      name: test.fullName,
      status: test.status,
      ms: test.duration ?? 0,
    })),
  )
  const skipped = tests
    .filter(test => test.status !== 'passed' && test.status !== 'failed')
    .map(test => test.name)
  // A file that does not load, or an error outside of any test, fails no test but the run: count it.
  const failed = numFailedTests === 0 && code !== 0 ? 1 : numFailedTests
  return { passed, failed, skipped, tests }
}

/** Test files of ours whose text matches; those in a browser only when they are asked for. */
export function filesWith(pattern, { inBrowser = false } = {}) {
  return ['src', 'test', 'demo', 'bench']
    .filter(folder => existsSync(join(root, folder)))
    .flatMap(folder => readdirSync(join(root, folder), { recursive: true }).map(name => join(folder, name)))
    .filter(
      file =>
        (file.endsWith('.test.ts') &&
          !file.startsWith(browserTests) &&
          file !== 'test/architecture.test.ts') ||
        (inBrowser && file.endsWith('.e2e.ts')),
    )
    .filter(file => pattern.test(readFileSync(join(root, file), 'utf8')))
    .sort()
}

/** The store's tests again, on a PostgreSQL that was started by itself and is reached by DATABASE_URL over TCP. */
async function onPostgres(files, context) {
  const folder = join(context.scratch, 'postgres')
  const server = spawn(findNode(), [join(root, 'test/children/postgres-server.ts'), folder], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise(resolve => server.on('close', resolve))
  try {
    const url = await new Promise((resolve, reject) => {
      server.stdout.once('data', chunk => resolve(String(chunk).trim()))
      server.once('close', () => reject(new Error('the PostgreSQL server for the tests did not start')))
    })
    return await vitest(files, withEnv(context, { DATABASE_URL: url }))
  } finally {
    server.stdin.end()
    await ended
  }
}

/** Where no MariaDB is and none can be installed, the summary says that its tests were not run, and why. */
async function mariadb(files, context) {
  const server = await findMariadb(console.log).catch(error => error)
  if (server instanceof Error) return { passed: 0, failed: 0, skipped: [...files, server.message] }
  return vitest(files, withEnv(context, { RIHLA_MARIADBD: server }))
}

async function build() {
  console.log('$ vite build')
  await ensureBuilt(console.log, { always: true })
  return { passed: 1, failed: 0, command: 'vite build' }
}

/** All of them, or the files that are given. */
async function browser(context, files = []) {
  const config = 'test/e2e/vitest.config.ts'
  if (!existsSync(join(root, config))) throw new Error(`there are no browser tests: ${config} is missing`)
  const chromium = await findChromium(console.log)
  console.log(`Chromium: ${chromium}`)
  return vitest(['--config', config, ...files], withEnv(context, { RIHLA_CHROMIUM: chromium }))
}
