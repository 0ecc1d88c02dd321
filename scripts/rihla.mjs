#!/usr/bin/env node
// The command line as an installed program: finds the right Node and runs src/cli/main.ts with it. In the published
// package there are no sources, and nothing to install: what `prepack` made of them runs.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { become, ensureInstalled, fail, root } from './prepare.mjs'

const source = 'src/cli/main.ts'

try {
  const args = process.argv.slice(2)
  if (existsSync(join(root, source))) {
    await ensureInstalled(text => console.error(text))
    become(source, args)
  } else become('published/src/cli/main.js', args)
} catch (error) {
  fail(error)
}
