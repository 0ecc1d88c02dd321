import { existsSync } from 'node:fs'
import { run } from './prepare.mjs'

/** Installs packages, as root on Debian and its kin; false where that is not possible. Rejects when it fails. */
export async function installFromDebian(names, say) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  say(`Installing ${names.join(' ')} (apt-get)…`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env })
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { env })
  return true
}
