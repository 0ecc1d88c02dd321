import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

/** Some packages write a list of one as a text. */
const names = z.union([z.array(z.string()), z.string().transform(name => [name])])

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      optionalDependencies: z.record(z.string(), z.string()).default({}),
      hasInstallScript: z.boolean().default(false),
      os: names.default(['linux', 'darwin']),
      cpu: names.default(['x64', 'arm64']),
    }),
  ),
})

const root = join(import.meta.dirname, '..')
const readLock = () => lockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))

test('the lock file knows the packages of every platform; if not: node scripts/complete-lock.mjs', () => {
  const { packages } = readLock()
  const missing = Object.values(packages)
    .flatMap(entry => Object.keys(entry.optionalDependencies))
    .filter(name => !Object.hasOwn(packages, `node_modules/${name}`))
  expect(missing).toEqual([])
})

test('every install script that may run where Rihla does is allowed or refused by name', () => {
  const { allowScripts } = z
    .object({ allowScripts: z.record(z.string(), z.boolean()) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const runsHere = ({ os, cpu }: { os: string[]; cpu: string[] }) =>
    os.some(name => ['linux', 'darwin'].includes(name)) && cpu.some(name => ['x64', 'arm64'].includes(name))
  const withScript = Object.entries(readLock().packages)
    .filter(([, entry]) => entry.hasInstallScript && runsHere(entry))
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
  expect(withScript.length).toBeGreaterThan(0)
  expect(withScript.filter(name => !Object.hasOwn(allowScripts, name))).toEqual([])
})
