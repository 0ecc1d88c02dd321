import type { AskedQuestion, Board, BoardBody, Tile } from '../../boards/model-boards.ts'
import { type AskState, stateOfSaved, writeAskState } from '../ask/ask-state.ts'

/** A tile at another place in the order; beyond the ends it stays at the end. */
export function moveTile(tiles: readonly Tile[], id: string, to: number): Tile[] {
  const tile = tiles.find(one => one.id === id)
  if (!tile) return [...tiles]
  const rest = tiles.filter(one => one.id !== id)
  const place = Math.max(0, Math.min(rest.length, to))
  return [...rest.slice(0, place), tile, ...rest.slice(place)]
}

export function resizeTile(
  tiles: readonly Tile[],
  id: string,
  by: { width?: number; height?: number },
): Tile[] {
  return tiles.map(tile =>
    tile.id === id
      ? {
          ...tile,
          width: Math.max(3, Math.min(12, tile.width + (by.width ?? 0))),
          height: Math.max(1, Math.min(12, tile.height + (by.height ?? 0))),
        }
      : tile,
  )
}

/** What a key on a tile's handle does: arrows move it along the reading, with Shift they change its size. */
export function keyAct(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  direction: 'ltr' | 'rtl',
): { move?: number; width?: number; height?: number } | null {
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const back = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
  const step = key === forward ? 1 : key === back ? -1 : 0
  const down = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0 && down === 0) return null
  if (!shiftKey) return { move: step + down }
  return step === 0 ? { height: down } : { width: step }
}

/** An id that no tile has. */
export function freeId(tiles: readonly Tile[]): string {
  const taken = new Set(tiles.map(tile => tile.id))
  for (let n = tiles.length + 1; ; n++) if (!taken.has(`tile-${n}`)) return `tile-${n}`
}

export function withTile(content: Board['content'], made: (id: string) => Tile): Board['content'] {
  return { ...content, tiles: [...content.tiles, made(freeId(content.tiles))] }
}

export function bodyOf({ name, description, visibility, content }: BoardBody): BoardBody {
  return { name, description, visibility, content }
}

/** The address of a question as it is asked here, in the words of its screen. */
export function questionAddress({ question, input, compare, breakdown }: AskedQuestion): string {
  const state: AskState = stateOfSaved({ input, compare, breakdown })
  const words = Object.entries(writeAskState(state)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return `/questions/${encodeURIComponent(question)}?${new URLSearchParams(words)}`
}
