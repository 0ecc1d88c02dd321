import { z } from 'zod'
import type { Caller } from '../../platform/http/access.ts'
import type { Subject } from '../../platform/part.ts'
import type { GovernTx } from '../tables.ts'

/** Personal data, and the only place where this part keeps any of a customer: until the erasure is done, no longer. */
const storedSubject = z.object({
  identifiers: z.array(z.string()),
  traces: z.array(z.string().regex(/^\d+$/).transform(BigInt)),
})

/** Who asked, as far as the audit trail tells it. A session is no longer theirs by then. */
const storedCaller = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('local') }),
  z.object({ kind: z.literal('nobody') }),
  z.object({ kind: z.literal('user'), userId: z.string(), name: z.string(), email: z.string() }),
  z.object({
    kind: z.literal('key'),
    key: z.enum(['write', 'read']),
    keyId: z.number(),
    workspace: z.number(),
  }),
])

export interface ErasureUnderWay {
  readonly subject: Subject
  readonly caller: Caller
}

/** Written before anything is erased. Returns its number. */
export async function noteErasure(
  db: GovernTx,
  { subject, caller, at }: ErasureUnderWay & { readonly at: number },
): Promise<string> {
  const { workspace, identifiers, traces } = subject
  const { id } = await db
    .insertInto('erasures_under_way')
    .values({
      workspace,
      subject: JSON.stringify({ identifiers, traces: traces.map(String) }),
      caller: JSON.stringify(storedCaller.parse(caller)),
      began_at: new Date(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Null when it is done. */
export async function findErasure(db: GovernTx, id: string): Promise<ErasureUnderWay | null> {
  const row = await db
    .selectFrom('erasures_under_way')
    .select(['workspace', 'subject', 'caller'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const caller = storedCaller.parse(row.caller)
  return {
    subject: { workspace: row.workspace, ...storedSubject.parse(row.subject) },
    caller: caller.kind === 'user' ? { ...caller, sessionId: '' } : caller,
  }
}

export async function listErasures(db: GovernTx): Promise<string[]> {
  const rows = await db.selectFrom('erasures_under_way').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

export async function forgetErasure(db: GovernTx, id: string): Promise<void> {
  await db.deleteFrom('erasures_under_way').where('id', '=', id).execute()
}
