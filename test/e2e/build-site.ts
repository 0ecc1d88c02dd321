import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    siteFolder: string
  }
}

/**
 * Builds the web app with its gallery, and the tracker, once for all browser tests: as it is shipped, not in React's development
 * form. Into a folder of this run alone, so that two runs do not take each other's files away.
 */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'rihla-site-'))
  process.env.NODE_ENV = 'production'
  await build({ mode: 'test', logLevel: 'warn', build: { outDir: folder } })
  const tracker = join(import.meta.dirname, '../../sdk/vite.config.ts')
  await build({ configFile: tracker, logLevel: 'warn', build: { outDir: folder } })
  project.provide('siteFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
