import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { boardLetters } from '../../boards/model-board-words.ts'
import type { Board } from '../../boards/model-boards.ts'

const titled = [
  'trend',
  'funnel',
  'orders',
  'events',
  'transitions',
  'retention',
  'acquisition',
  'lifecycle',
  'paths',
  'durations',
] as const

/** What a board that made itself says, in the language of whoever looks at it; one that was edited says what was written. */
export function useFirstWords(): <B extends Pick<Board, 'isAutomatic' | 'name'>>(board: B) => B {
  const t = useTranslate(boardLetters)
  return board => (board.isAutomatic ? { ...board, name: t('first.name') } : board)
}

export function useFirstTiles(): (board: Board) => Board {
  const t = useTranslate(boardLetters)
  const named = useFirstWords()
  const titleOf = (id: string, kept: string) => {
    const known = titled.find(one => one === id)
    return known ? t(`first.${known}`) : kept
  }
  return board => {
    if (!board.isAutomatic) return board
    const isEmpty = board.shown.length === 0
    return {
      ...named(board),
      shown: board.shown.map(tile => ({ ...tile, title: titleOf(tile.id, tile.title) })),
      content: {
        ...board.content,
        tiles: board.content.tiles.map(tile =>
          tile.kind === 'text' ? { ...tile, text: t(isEmpty ? 'first.empty' : 'first.about') } : tile,
        ),
      },
    }
  }
}
