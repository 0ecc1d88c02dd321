import type { Clock } from '../platform/clock.ts'
import { RihlaError } from '../platform/errors.ts'
import type { Caller } from '../platform/http/access.ts'
import type { Part, Subject } from '../platform/part.ts'
import { recordChange } from './records/audit.ts'
import type { Suppressions } from './suppressions.ts'
import type { GovernDb } from './tables.ts'

type HoldingPart = Pick<Part, 'name' | 'export' | 'erase'>
export type ErasedCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

export interface Erasure {
  /** Everything that any part holds about the person, by part. */
  exportPerson(subject: Subject, caller: Caller): Promise<Readonly<Record<string, unknown>>>
  /** Removes the person from every part. Counts by part and kind of record. Safe to repeat after a failure. */
  erasePerson(subject: Subject, caller: Caller): Promise<ErasedCounts>
}

interface ErasureDeps {
  readonly db: GovernDb
  readonly clock: Clock
  readonly suppressions: Suppressions
  /** In the direction of the data, so that nothing is derived again from what is about to go. */
  readonly parts: () => readonly HoldingPart[]
}

/**
 * Asks every part. The identifiers are suppressed first: what arrives while the parts are erasing stays out too.
 * A part that fails stops the erasure with its name, and the same call finishes it later. The trail says who
 * asked and how much went, never who the person was.
 */
export function createErasure({ db, clock, suppressions, parts }: ErasureDeps): Erasure {
  return {
    async exportPerson(subject, caller) {
      const held: Record<string, unknown> = {}
      for (const part of parts()) if (part.export) held[part.name] = await part.export(subject)
      await recordChange(db, { ...common(subject, caller, clock), action: 'person.exported' })
      return held
    },
    async erasePerson(subject, caller) {
      if (subject.identifiers.length === 0) throw new RihlaError('not-found')
      await suppressions.suppress(subject.workspace, subject.identifiers)
      const counts: Record<string, Readonly<Record<string, number>>> = {}
      for (const part of parts())
        if (part.erase) counts[part.name] = await eraseFrom(part.name, part.erase(subject))
      await recordChange(db, { ...common(subject, caller, clock), action: 'person.erased', after: counts })
      return counts
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
