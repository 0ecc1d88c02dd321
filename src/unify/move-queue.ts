import type { Move } from './person-writer.ts'

/** Moves on their way into the tables, a step at a time. */
export function createMoveQueue(write: (moves: readonly Move[]) => Promise<void>) {
  let unwritten: Move[] = []
  return {
    size: () => unwritten.length,
    keep(moves: readonly Move[]): void {
      for (const move of moves) unwritten.push(move)
    },
    /**
     * Writes what there is; resolves to it. TRICKY: while it is written, a large set may be folded and a workspace read:
     * their moves go into the next step. What could not be written waits before them.
     */
    async write(): Promise<readonly Move[]> {
      const moves = unwritten
      unwritten = []
      try {
        await write(moves)
        return moves
      } catch (error) {
        unwritten = moves.concat(unwritten)
        throw error
      }
    },
  }
}
