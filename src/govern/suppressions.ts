import { createHmac } from 'node:crypto'
import type { Clock } from '../platform/clock.ts'
import type { GovernDb, GovernTx } from './tables.ts'

/**
 * Identifiers of erased people. They are kept only as keyed hashes: enough to know somebody who comes back in an
 * old file, not enough to say who it was.
 */
export interface Suppressions {
  /** Must have run before `isSuppressed` is asked. */
  load(): Promise<void>
  /** True when any of the identifiers (`kind:value`, normalised) belongs to an erased person. Answers from memory. */
  isSuppressed(workspace: number, identifiers: readonly string[]): boolean
  suppress(workspace: number, identifiers: readonly string[]): Promise<void>
  /** The person asked to be known again. Returns how many identifiers were on the list. */
  release(workspace: number, identifiers: readonly string[]): Promise<number>
}

export function createSuppressions(deps: { db: GovernDb; clock: Clock; secret: () => string }): Suppressions {
  const byWorkspace = new Map<number, Set<string>>()
  const hashOf = (workspace: number, identifier: string) =>
    createHmac('sha256', deps.secret()).update(`${workspace}\n${identifier}`).digest('hex')
  const remember = (workspace: number, hash: string) => {
    const known = byWorkspace.get(workspace) ?? new Set()
    byWorkspace.set(workspace, known.add(hash))
  }

  return {
    async load() {
      byWorkspace.clear()
      const rows = await deps.db
        .selectFrom('suppressed_identifiers')
        .select(['workspace', 'identifier_hash'])
        .execute()
      for (const row of rows) remember(row.workspace, row.identifier_hash)
    },
    isSuppressed(workspace, identifiers) {
      // Hashing costs microseconds an identifier; most workspaces have erased nobody.
      const known = byWorkspace.get(workspace)
      if (!known || known.size === 0) return false
      return identifiers.some(identifier => known.has(hashOf(workspace, identifier)))
    },
    async suppress(workspace, identifiers) {
      const hashes = identifiers.map(identifier => hashOf(workspace, identifier))
      await insert(deps.db, { workspace, hashes, at: new Date(deps.clock.now()) })
      for (const hash of hashes) remember(workspace, hash)
    },
    async release(workspace, identifiers) {
      const hashes = identifiers.map(identifier => hashOf(workspace, identifier))
      if (hashes.length === 0) return 0
      const { numDeletedRows } = await deps.db
        .deleteFrom('suppressed_identifiers')
        .where('workspace', '=', workspace)
        .where('identifier_hash', 'in', hashes)
        .executeTakeFirst()
      for (const hash of hashes) byWorkspace.get(workspace)?.delete(hash)
      return Number(numDeletedRows)
    },
  }
}

async function insert(
  db: GovernTx,
  { workspace, hashes, at }: { workspace: number; hashes: readonly string[]; at: Date },
): Promise<void> {
  for (let start = 0; start < hashes.length; start += 1000)
    await db
      .insertInto('suppressed_identifiers')
      .values(hashes.slice(start, start + 1000).map(identifier_hash => ({ workspace, identifier_hash, at })))
      .onConflict(conflict => conflict.doNothing())
      .execute()
}
