// Finds the browser for the browser tests; as root on Debian and its kin, installs it when there is none.
import { existsSync } from 'node:fs'
import { installFromDebian } from './debian.mjs'
import { Stop } from './prepare.mjs'

const places = [
  process.env.RIHLA_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const find = () => places.find(place => place && existsSync(place)) ?? null

/** Path of Chromium or Chrome. Rejects with what to install. */
export async function findChromium(say) {
  const found = find()
  if (found) return found
  const installed = (await installFromDebian(['chromium'], say)) && find()
  if (installed) return installed
  throw new Stop(
    'The browser tests need Chromium. Install it (Debian: `sudo apt-get install chromium`; macOS: ' +
      '`brew install --cask chromium`), or say where it is in RIHLA_CHROMIUM.',
  )
}
