import type { Caller } from '../../platform/http/access.ts'
import type { BoardRecords } from './board-records.ts'
import type { MailedThing } from './model-mails.ts'
import type { SavedRecords } from './saved-records.ts'

interface Deps {
  readonly boards: Pick<BoardRecords, 'read' | 'list'>
  readonly saved: Pick<SavedRecords, 'read' | 'list'>
}

/** What is sent, watched or shared of a thing is as hidden as the thing. @throws RihlaError `not-found` */
export async function refuseHidden(
  { boards, saved }: Deps,
  workspace: number,
  { of, caller }: { of: MailedThing; caller: Caller },
): Promise<void> {
  if ('board' in of) await boards.read(workspace, of.board, caller)
  else await saved.read(workspace, of.saved, caller)
}

/** What the things are called that the caller may see; null of the others. */
export async function namesOfThings(
  { boards, saved }: Deps,
  workspace: number,
  caller: Caller,
): Promise<(of: MailedThing) => string | null> {
  const [seenBoards, seenSaved] = await Promise.all([
    boards.list(workspace, caller),
    saved.list(workspace, caller),
  ])
  const names = new Map([
    ...seenBoards.map(one => [`board ${one.id}`, one.name] as const),
    ...seenSaved.map(one => [`saved ${one.id}`, one.name] as const),
  ])
  return of => names.get('board' in of ? `board ${of.board}` : `saved ${of.saved}`) ?? null
}
