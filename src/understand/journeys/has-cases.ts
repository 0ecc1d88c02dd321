import type { CaseKind } from '../records.ts'
import type { StoredStep } from './journeys-deps.ts'
import { accountKind, personKind } from './parts-sql.ts'

/**
 * Whether any of these events can belong to a case of the kind. Never false where one does: for a declared property it
 * is enough that its first name stands anywhere in the text of the properties.
 */
export function hasCases({ kind, path }: CaseKind, events: readonly StoredStep[]): boolean {
  if (kind === personKind.kind) return events.some(event => event.trace !== 0n)
  if (kind === accountKind.kind) return events.some(event => event.account !== '')
  const name = JSON.stringify(path.split('.')[0])
  return events.some(event => event.properties.includes(name))
}
