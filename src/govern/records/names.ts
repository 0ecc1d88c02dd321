import { z } from 'zod'
import type { Caller } from '../../platform/http/access.ts'
import { type changeNamesBody, type DisplayName, displayName } from '../model.ts'
import type { GovernTx } from '../tables.ts'
import { recordChange } from './audit.ts'

export async function listNames(db: GovernTx, workspace: number): Promise<DisplayName[]> {
  const rows = await db
    .selectFrom('display_names')
    .select(['kind', 'raw', 'language', 'name'])
    .where('workspace', '=', workspace)
    .orderBy('kind')
    .orderBy('raw')
    .orderBy('language')
    .execute()
  return z.array(displayName).parse(rows)
}

/** Sets many at once, all or none; a null name takes the display name away. The last of two equal keys counts. */
export async function changeNames(
  db: GovernTx,
  change: { workspace: number; names: z.infer<typeof changeNamesBody>['names']; caller: Caller; now: number },
): Promise<void> {
  const { workspace, names } = change
  if (names.length === 0) return
  // One statement may touch a row once, so of equal keys only the last is kept.
  const last = new Map(names.map(name => [JSON.stringify([name.kind, name.raw, name.language]), name]))
  const wanted = [...last.values()].flatMap(row =>
    row.name === null ? [] : [{ workspace, ...row, name: row.name }],
  )
  for (const { name, kind, raw, language } of last.values()) {
    if (name !== null) continue
    await db
      .deleteFrom('display_names')
      .where('workspace', '=', workspace)
      .where('kind', '=', kind)
      .where('raw', '=', raw)
      .where('language', '=', language)
      .execute()
  }
  if (wanted.length > 0)
    await db
      .insertInto('display_names')
      .values(wanted)
      .onConflict(conflict =>
        conflict
          .columns(['workspace', 'kind', 'raw', 'language'])
          .doUpdateSet(({ ref }) => ({ name: ref('excluded.name') })),
      )
      .execute()
  const [first] = names
  await recordChange(db, {
    workspace,
    caller: change.caller,
    at: change.now,
    action: 'names.changed',
    subject: names.length === 1 && first ? first.raw : String(names.length),
    after: names.slice(0, 50),
  })
}
