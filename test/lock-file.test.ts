import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).default({}) }),
  ),
})

test('the lock file knows the packages of every platform; if not: node scripts/complete-lock.mjs', () => {
  const text = readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8')
  const { packages } = lockFile.parse(JSON.parse(text))
  const missing = Object.values(packages)
    .flatMap(entry => Object.keys(entry.optionalDependencies))
    .filter(name => !Object.hasOwn(packages, `node_modules/${name}`))
  expect(missing).toEqual([])
})
