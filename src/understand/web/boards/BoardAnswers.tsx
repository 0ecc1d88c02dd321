import { createContext, type ReactNode, useContext, useState } from 'react'
import { createTurns } from './take-turns.ts'

/** What the tiles of a board have in common: how often they are asked, and that few of them are asked again at once. */
interface BoardAnswersOf {
  readonly refreshMinutes: number
  turn<T>(work: () => Promise<T>): Promise<T>
}

const Context = createContext<BoardAnswersOf | null>(null)

export function BoardAnswers({ refreshMinutes, children }: { refreshMinutes: number; children: ReactNode }) {
  const [turn] = useState(() => createTurns(2))
  return <Context value={{ refreshMinutes, turn }}>{children}</Context>
}

export function useBoardAnswers(): BoardAnswersOf {
  const board = useContext(Context)
  if (!board) throw new Error('a tile outside a board')
  return board
}
