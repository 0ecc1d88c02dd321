import type { Scope } from '../../platform/warehouse/scope.ts'
import { answerTiles } from './asking.ts'
import type { BoardRecords } from './board-records.ts'
import type { BoardContent, ShownTile } from './model-boards.ts'
import type { MailedThing } from './model-mails.ts'
import type { SavedRecords } from './saved-records.ts'
import { type Reader, type ShowDeps, showTiles } from './show-tiles.ts'
import type { LetterContent } from './write-letter.ts'

export interface ThingDeps extends ShowDeps {
  readonly boards: Pick<BoardRecords, 'find' | 'read' | 'list'>
  readonly saved: Pick<SavedRecords, 'find' | 'read' | 'list'>
}

export interface FoundThing {
  readonly name: string
  readonly content: BoardContent
  /** Its address in the app. */
  readonly path: string
}

/** A board or a saved question as a board of one tile; null where it is gone. Who may see it was decided before. */
export async function findThing(
  deps: ThingDeps,
  workspace: number,
  of: MailedThing,
): Promise<FoundThing | null> {
  if ('board' in of) {
    const board = await deps.boards.find(workspace, of.board)
    return board && { name: board.name, content: board.content, path: `/boards/${board.id}` }
  }
  const [saved] = await deps.saved.find(workspace, [of.saved])
  if (!saved) return null
  const tile = { kind: 'saved', id: 'only', width: 12, height: 6, saved: saved.id, title: '' } as const
  return {
    name: saved.name,
    content: { tiles: [tile], period: null, segment: null, refreshMinutes: 0 },
    path: `/questions/${encodeURIComponent(saved.question)}?saved=${saved.id}`,
  }
}

/** All tiles of it with their answers, in their order. */
export async function collectTiles(
  deps: ThingDeps,
  scope: Scope,
  { content, reader }: { content: BoardContent; reader: Reader },
): Promise<LetterContent['tiles']> {
  const shown = await showTiles(deps, scope, content, { reader })
  const answers = new Map((await answerTiles(deps.asking, scope, { tiles: shown })).map(one => [one.id, one]))
  const byId = new Map<string, ShownTile>(shown.map(tile => [tile.id, tile]))
  return content.tiles.flatMap((tile): LetterContent['tiles'] => {
    if (tile.kind === 'text') return [{ text: tile.text }]
    const [found, answer] = [byId.get(tile.id), answers.get(tile.id)]
    return found && answer ? [{ shown: found, answer }] : []
  })
}
