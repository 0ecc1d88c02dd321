import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import { RihlaError } from '../platform/errors.ts'
import type { Caller } from '../platform/http/access.ts'
import { defineJob, type EnqueueOptions, type JobDefinition } from '../platform/jobs/jobs.ts'
import type { Part, Subject } from '../platform/part.ts'
import { recordChange } from './records/audit.ts'
import { findErasure, forgetErasure, listErasures, noteErasure } from './records/erasures.ts'
import type { Suppressions } from './suppressions.ts'
import type { GovernDb } from './tables.ts'

type HoldingPart = Pick<Part, 'name' | 'export' | 'erase'>
export type ErasedCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

export interface Erasure {
  /** Everything that any part holds about the person, by part. */
  exportPerson(subject: Subject, caller: Caller): Promise<Readonly<Record<string, unknown>>>
  /**
   * Removes the person from every part. Counts by part and kind of record. What fails, or is killed, is finished by a
   * job: nobody need ask again, and nobody could, once the events are gone that say who the person was.
   */
  erasePerson(subject: Subject, caller: Caller): Promise<ErasedCounts>
  readonly job: JobDefinition
  /** Puts in what an earlier process had begun. */
  start(): Promise<void>
}

const jobName = 'govern.finish-erasure'

interface ErasureDeps {
  readonly db: GovernDb
  readonly clock: Clock
  readonly suppressions: Suppressions
  /** In the direction of the data, so that nothing is derived again from what is about to go. */
  readonly parts: () => readonly HoldingPart[]
  enqueue(name: string, payload: unknown, options?: EnqueueOptions): Promise<unknown>
}

/**
 * Asks every part. The identifiers are suppressed first: what arrives while the parts are erasing stays out too.
 * A part that fails stops the erasure with its name, and a job finishes it. The trail says who asked and how much went,
 * never who the person was.
 */
export function createErasure({ db, clock, suppressions, parts, enqueue }: ErasureDeps): Erasure {
  async function finish(id: string): Promise<ErasedCounts> {
    const counts: Record<string, Readonly<Record<string, number>>> = {}
    const found = await findErasure(db, id)
    if (!found) return counts
    const { subject, caller } = found
    for (const part of parts())
      if (part.erase) counts[part.name] = await eraseFrom(part.name, part.erase(subject))
    await db.transaction().execute(async tx => {
      await recordChange(tx, { ...common(subject, caller, clock), action: 'person.erased', after: counts })
      await forgetErasure(tx, id)
    })
    return counts
  }
  const finishLater = (id: string) => enqueue(jobName, { id }, { key: `${jobName} ${id}` })

  return {
    job: defineJob({
      name: jobName,
      schema: z.object({ id: z.string().regex(/^\d+$/) }),
      handler: async ({ id }) => void (await finish(id)),
    }),
    async start() {
      for (const id of await listErasures(db)) await finishLater(id)
    },
    async exportPerson(subject, caller) {
      const held: Record<string, unknown> = {}
      for (const part of parts()) if (part.export) held[part.name] = await part.export(subject)
      await recordChange(db, { ...common(subject, caller, clock), action: 'person.exported' })
      return held
    },
    async erasePerson(subject, caller) {
      if (subject.identifiers.length === 0) throw new RihlaError('not-found')
      await suppressions.suppress(subject.workspace, subject.identifiers)
      const id = await noteErasure(db, { subject, caller, at: clock.now() })
      try {
        return await finish(id)
      } catch (error) {
        await finishLater(id)
        throw error
      }
    },
  }
}

async function eraseFrom(name: string, erased: Promise<Readonly<Record<string, number>>>) {
  try {
    return await erased
  } catch (cause) {
    throw new Error(`${name} could not erase a person; nothing after it was asked`, { cause })
  }
}

function common(subject: Subject, caller: Caller, clock: Clock) {
  return {
    workspace: subject.workspace,
    caller,
    at: clock.now(),
    subject: `${subject.identifiers.length} identifiers`,
  }
}
