import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { list } from 'tar'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

// What npm would publish is packed, installed in an empty folder and started: 20 to 30 s on a quiet machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const root = resolve(import.meta.dirname, '..')
let folder = ''
let packed: string[] = []
let server: ChildProcess | null = null

const withoutOurs = (path: string) =>
  path
    .split(delimiter)
    .filter(entry => !entry.includes('node_modules'))
    .join(delimiter)

/** The environment of somebody who is not in our folder: none of npm's own words, none of our programs. */
const env = Object.fromEntries(
  Object.entries(process.env)
    .filter(([name]) => !/^npm_/i.test(name))
    .map(([name, value = '']) => [name, name === 'PATH' ? withoutOurs(value) : value]),
)
const npm = (cwd: string, ...args: string[]) =>
  promisify(execFile)('npm', [...args, '--no-audit', '--no-fund'], { cwd, env, maxBuffer: 2 ** 26 })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-published-'))
  await chmod(folder, 0o711) // as root, PostgreSQL's own account must get through
  await npm(root, 'pack', '--pack-destination', folder)
  const [file = ''] = (await readdir(folder)).filter(name => name.endsWith('.tgz'))
  await list({ file: join(folder, file), onReadEntry: entry => void packed.push(entry.path) })
  await writeFile(join(folder, 'package.json'), '{"private":true}')
  await npm(folder, 'install', '--prefer-offline', join(folder, file))
})
afterAll(async () => {
  if (server && server.exitCode === null) server.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true, maxRetries: 20 })
})

it('holds the server without types and the built web app, and nothing that only we need', async () => {
  packed = packed.map(path => path.replace(/^package\//, ''))
  const own = packed.filter(path => !path.startsWith('published/'))
  expect(own.sort()).toEqual([
    'LICENSE',
    'README.ar.md',
    'README.md',
    'package.json',
    'scripts/prepare.mjs',
    'scripts/rihla.mjs',
  ])
  expect(packed).toContain('published/dist/index.html')
  expect(packed).toContain('published/src/cli/main.js')
  expect(
    packed.filter(path => /\.tsx?$|\.test\.|__golden__|fixtures|(^|\/)(test|bench)\//.test(path)),
  ).toEqual([])
  const manifest = JSON.parse(await readFile(join(folder, 'node_modules', 'rihla', 'package.json'), 'utf8'))
  expect(manifest).not.toHaveProperty('private')
  expect(manifest.bin).toEqual({ rihla: 'scripts/rihla.mjs' })
})

it('starts where it was installed: it is ready, and the page and its files are served', async () => {
  const args = ['serve', '--no-demo', '--port', '0', '--data', join(folder, 'data')]
  server = spawn(join(folder, 'node_modules', '.bin', 'rihla'), args, { cwd: folder, env })
  const ended = once(server, 'close')
  const url = await addressOf(server)
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' })
  const page = await (await fetch(url)).text()
  const [script] = /\/assets\/[^"]+\.js/.exec(page) ?? []
  expect(script).toBeDefined()
  const code = await fetch(url + script)
  expect(code.status).toBe(200)
  expect((await code.text()).length).toBeGreaterThan(10_000)
  server.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
})

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, missing) => {
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', chunk => {
        said += chunk
        const [, url] = /Rihla is ready: (\S+)/.exec(said) ?? []
        if (url) found(url)
      })
    child.on('close', () => missing(new Error(`it ended:\n${said}`)))
  })
}
