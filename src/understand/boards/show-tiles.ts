import type { Caller } from '../../platform/http/access.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { type Asking, findBroken, lookThrough } from './asking.ts'
import type { BoardContent, BoardPeriod, Broken, ShownTile, Tile } from './model-boards.ts'
import type { SavedRecords } from './saved-records.ts'
import { idOf } from './tables.ts'

export interface ShowDeps {
  readonly asking: Asking
  readonly saved: Pick<SavedRecords, 'find'>
}

/** Who looks: a caller, or the author of what is mailed or shared. */
export type Reader = { readonly caller: Caller } | { readonly authorId: string | null }

export interface Look {
  readonly reader: Reader
  /** In the place of what the board says. */
  readonly view?: { readonly period: BoardPeriod | null; readonly segment: number | null }
}

/** The tiles that ask something, as they are asked now. One whose question cannot be asked says why. */
export async function showTiles(
  { asking, saved }: ShowDeps,
  scope: Scope,
  content: BoardContent,
  { reader, view }: Look,
): Promise<ShownTile[]> {
  const asking_ = content.tiles.filter(tile => tile.kind !== 'text')
  const ids = asking_.flatMap(tile => (tile.kind === 'saved' ? [tile.saved] : []))
  const kept = new Map((await saved.find(scope.workspace, ids)).map(one => [one.id, one]))
  const through = {
    period: view?.period ?? content.period,
    segment: view?.segment ?? content.segment,
  }
  return Promise.all(
    asking_.map(async tile => {
      const found = tile.kind === 'saved' ? kept.get(tile.saved) : undefined
      const asked = tile.kind === 'question' ? tile : found
      const title = tile.title === '' ? (found?.name ?? '') : tile.title
      if (!asked) return lost(tile, 'gone')
      if (found && found.visibility === 'private' && !isAuthor(found.authorId, reader))
        return lost(tile, 'private')
      const input = lookThrough(asking, asked, through)
      const broken = await findBroken(asking, scope, { question: asked.question, input })
      const { question, compare, breakdown } = asked
      return { id: tile.id, title, question, input, compare, breakdown, broken }
    }),
  )
}

function isAuthor(author: string | null, reader: Reader): boolean {
  return author !== null && author === ('caller' in reader ? idOf(reader.caller) : reader.authorId)
}

function lost(tile: Exclude<Tile, { kind: 'text' }>, why: Broken['why']): ShownTile {
  return {
    ...{ id: tile.id, title: tile.title, question: '', input: {}, compare: null, breakdown: null },
    broken: { why, path: '', reason: '' },
  }
}
