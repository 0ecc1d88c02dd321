import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

/** The account that PostgreSQL runs under when Rihla itself runs as root. */
export interface SystemUser {
  readonly uid: number
  readonly gid: number
}

/**
 * PostgreSQL refuses to run as root, so as root it runs under a system account: the one that owns the
 * existing cluster, otherwise the first of these that the machine has. `null` when Rihla is not root:
 * then PostgreSQL simply runs as the same user.
 */
export function chooseSystemUser(cluster: string): SystemUser | null {
  if (process.getuid?.() !== 0) return null
  if (existsSync(cluster)) {
    const owner = statSync(cluster)
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  }
  for (const name of ['rihla', 'postgres', 'nobody']) {
    const user = lookUp(name)
    if (user) return user
  }
  throw new Error('no system account (rihla, postgres or nobody) to run PostgreSQL under')
}

function lookUp(name: string): SystemUser | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null // `id` fails when there is no such account: the next name is tried
  }
}

/** Whether that account can go there and read; asked of the system itself, so access lists count too. */
export function canReach(user: SystemUser, path: string): boolean {
  const probe = spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], {
    cwd: '/',
    uid: user.uid,
    gid: user.gid,
  })
  return probe.status === 0
}
