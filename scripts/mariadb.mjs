// Finds MariaDB's server for the tests of tables that are read from it; as root on Debian and its kin, installs it.
import { existsSync } from 'node:fs'
import { installFromDebian } from './debian.mjs'
import { Stop } from './prepare.mjs'

const places = [
  process.env.RIHLA_MARIADBD,
  '/usr/sbin/mariadbd',
  '/opt/homebrew/bin/mariadbd',
  '/usr/local/bin/mariadbd',
]

const find = () => places.find(place => place && existsSync(place)) ?? null

/** Path of `mariadbd`. Rejects with what to install. */
export async function findMariadb(say) {
  const found = find()
  if (found) return found
  const installed = (await installFromDebian(['mariadb-server-core', 'mariadb-client-core'], say)) && find()
  if (installed) return installed
  throw new Stop(
    'The tests of MySQL tables need MariaDB. Install it (Debian: `sudo apt-get install mariadb-server-core mariadb-client-core`; macOS: ' +
      '`brew install mariadb`), or say where `mariadbd` is in RIHLA_MARIADBD.',
  )
}
