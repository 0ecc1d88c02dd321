// `npm run pictures -- FOLDER`: every screen as pictures, for people to look at. Options: `--help`.
import { findChromium } from './chromium.mjs'
import { become, ensureBuilt, ensureInstalled, fail } from './prepare.mjs'

try {
  await ensureInstalled(console.log)
  await ensureBuilt(console.log)
  process.env.RIHLA_CHROMIUM = await findChromium(console.log)
  become('test/e2e/pictures/main.ts', process.argv.slice(2))
} catch (error) {
  fail(error)
}
