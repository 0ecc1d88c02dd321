import { RihlaError } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/access.ts'
import { type Visibility, visibilitySchema } from './model-boards.ts'
import { type Actor, idOf, nameOf } from './tables.ts'

/** What boards and saved questions have in common: a name, whom they are for, who made and changed them, a version. */
interface NamedRow {
  readonly id: number
  readonly version: number
  readonly name: string
  readonly description: string
  readonly visibility: string
  readonly author_id: string | null
  readonly author: string
  readonly created_at: Date
  readonly changed_at: Date
  readonly changed_by: string
}

export interface NamedBody {
  readonly name: string
  readonly description: string
  readonly visibility: Visibility
}

export function namedColumns({ name, description, visibility }: NamedBody, { caller, at }: Actor) {
  return { name, description, visibility, changed_at: new Date(at), changed_by: nameOf(caller) }
}

export function namedOf(row: NamedRow) {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    description: row.description,
    visibility: visibilitySchema.parse(row.visibility),
    author: row.author,
    createdAt: row.created_at.getTime(),
    changedAt: row.changed_at.getTime(),
    changedBy: row.changed_by,
  }
}

export function isOf({ author_id: author }: Pick<NamedRow, 'author_id'>, caller: Caller): boolean {
  return author !== null && author === idOf(caller)
}

/** Seen by the caller: what is everybody's, and what is theirs. */
export function maySee(row: Pick<NamedRow, 'visibility' | 'author_id'>, caller: Caller): boolean {
  return row.visibility === 'workspace' || isOf(row, caller)
}

/** Nobody hides from its author what is theirs. @throws RihlaError `auth.forbidden` */
export function refuseHiding(
  { visibility }: Pick<NamedBody, 'visibility'>,
  before: { isMine: boolean },
): void {
  if (visibility === 'private' && !before.isMine) throw new RihlaError('auth.forbidden')
}
