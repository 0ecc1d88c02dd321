#!/usr/bin/env node
// The command line as an installed program: finds the right Node and runs src/cli/main.ts with it.
import { become, ensureInstalled, fail } from './prepare.mjs'

try {
  await ensureInstalled(text => console.error(text))
  become('src/cli/main.ts', process.argv.slice(2))
} catch (error) {
  fail(error)
}
