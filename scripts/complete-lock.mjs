// Adds to package-lock.json the optional packages of other platforms that npm leaves out when it writes the file from
// an installed folder (npm/cli#4828) or from a registry that does not carry them. Without them `npm ci` refuses the
// file, and a Mac would get no engine. Run it after `npm install NAME`; test/lock-file.test.ts says when.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './prepare.mjs'

const file = join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))

const systems = ['darwin', 'win32', 'android', 'freebsd', 'openharmony', 'linux']
const processors = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  arm: 'arm',
}

const before = Object.keys(lock.packages).length
for (const entry of Object.values({ ...lock.packages }))
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {}))
    lock.packages[`node_modules/${name}`] ??= describe(name, range.replace(/^[\^~]/, ''), entry.dev === true)

const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = Object.fromEntries(sorted)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${sorted.length - before} packages added`)

/** Their names say what they are for. */
function describe(name, version, isDev) {
  const os = systems.find(system => name.includes(system))
  const [, cpu] = Object.entries(processors).find(([part]) => name.includes(part)) ?? []
  if (!os || !cpu) throw new Error(`${name} does not say for which system and processor it is`)
  const libc = name.includes('musl') ? { libc: ['musl'] } : name.endsWith('gnu') ? { libc: ['glibc'] } : {}
  return { version, cpu: [cpu], ...(isDev ? { dev: true } : {}), ...libc, optional: true, os: [os] }
}
