// `npm test`: everything that says whether Rihla is well. The last line is the count.
import { ensureInstalled, fail } from './prepare.mjs'
import { printSummary, runTests } from './run-tests.mjs'

try {
  await ensureInstalled(console.log)
  if (!printSummary(await runTests())) process.exitCode = 1
} catch (error) {
  fail(error)
  console.log('0 passed, 1 failed')
}
