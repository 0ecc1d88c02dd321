// What every script needs before it can run TypeScript: the packages, the right Node, the built web app.
// Plain JavaScript without dependencies: it runs on the host's Node (20 or newer) before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const inRoot = (...parts) => join(root, ...parts)

/** A reason that is printed without a stack. */
export class Stop extends Error {}

/** Installs the packages when some are missing or of another version than the lock file says. */
export async function ensureInstalled(say) {
  const missing = missingPackages()
  if (missing === 0) return
  if (isLink(inRoot('node_modules'))) {
    // `npm ci` empties the folder behind a link, and whoever else works there would stand without packages.
    say(
      'node_modules is a link and stays as it is; install in the folder that it leads to if packages are missing.',
    )
    return
  }
  say(missing === null ? 'Installing packages…' : `Installing packages (${missing} missing or changed)…`)
  // Without node_modules/.bin: `npm ci` removes that folder, and the Node in it, under its own feet.
  const path = (process.env.PATH ?? '').split(delimiter).filter(entry => !entry.includes('node_modules'))
  const env = { ...process.env, PATH: path.join(delimiter) }
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { env })
}

function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

function missingPackages() {
  const installed = readJson(inRoot('node_modules', '.package-lock.json'))?.packages
  if (!installed) return null
  const wanted = Object.entries(readJson(inRoot('package-lock.json'))?.packages ?? {})
  return wanted.filter(
    ([path, entry]) => path && !entry.optional && !entry.link && differs(installed[path], entry),
  ).length
}

const differs = (installed, wanted) => installed?.version !== wanted.version

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** The Node that runs Rihla: the one from npm, otherwise this one if it is new enough. */
export function findNode() {
  const packaged = packagedNode()
  if (packaged) return packaged
  const [major] = process.versions.node.split('.')
  if (Number(major) >= 24) return process.execPath
  throw new Stop(
    `Rihla needs Node 24 or newer. This is ${process.version}, and npm has no Node 24 package for ` +
      `${process.platform}-${process.arch}. Please install Node 24 from https://nodejs.org and start again.`,
  )
}

/** Beside us in a clone; anywhere above us where Rihla is a package among others. */
function packagedNode() {
  try {
    const name = `node-${process.platform}-${process.arch}/package.json`
    const file = join(dirname(createRequire(import.meta.url).resolve(name)), 'bin', 'node')
    return existsSync(file) ? file : null
  } catch {
    return null // npm has none for this platform
  }
}

/** Builds the web app, and the tracker beside it, when it was never built or one of its sources is newer. */
export async function ensureBuilt(say, { always = false } = {}) {
  const built = inRoot('dist', 'index.html')
  if (!existsSync(inRoot('index.html'))) return
  if (!always && existsSync(built) && statSync(built).mtimeMs >= newestSource()) return
  say('Building the web app…')
  const vite = [inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn']
  await run(findNode(), vite)
  await run(findNode(), [...vite, '--config', inRoot('sdk', 'vite.config.ts')])
}

function newestSource() {
  const files = ['index.html', 'vite.config.ts', 'package-lock.json'].map(name => inRoot(name))
  const sources = ['src', 'sdk']
    .flatMap(folder => readdirSync(inRoot(folder), { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
  return Math.max(...[...files, ...sources].filter(existsSync).map(file => statSync(file).mtimeMs))
}

/** Runs a program in the project's folder, its output where ours goes. Rejects unless it ends with 0. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    child.on('error', error => reject(new Stop(`${program} cannot be run: ${error.message}`)))
    child.on('close', (code, signal) =>
      code === 0 ? resolve() : reject(new Stop(`${program} ${args.join(' ')} ended with ${signal ?? code}`)),
    )
  })
}

/**
 * Runs one of our TypeScript programs in this process's place: same folder, same terminal, signals passed on,
 * same exit code. `ipc`: when this process is killed, the program notices and stops.
 */
export function become(file, args) {
  const child = spawn(findNode(), [inRoot(file), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Above the number of the engine's connections, or long questions could take every thread from the inserts.
    env: { UV_THREADPOOL_SIZE: '16', ...process.env },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', error => fail(error))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === 'SIGKILL' ? 9 : 15)
    process.removeAllListeners()
  })
}

/** Ends the script: a foreseen reason as a sentence, anything else with its stack. */
export function fail(error) {
  console.error(error instanceof Stop ? error.message : error)
  process.exitCode = 1
}
