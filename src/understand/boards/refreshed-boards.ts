import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { defineJob, type JobDefinition, type Jobs } from '../../platform/jobs/jobs.ts'
import { answerTiles } from './asking.ts'
import type { BoardRecords } from './board-records.ts'
import type { Board } from './model-boards.ts'
import { freshMs } from './model-recent.ts'
import { type ShowDeps, showTiles } from './show-tiles.ts'

export const refreshJob = 'understand.boards-refresh'
const minuteMs = 60_000
const weekMs = 7 * 24 * 60 * minuteMs

export interface RefreshDeps extends ShowDeps {
  readonly boards: Pick<BoardRecords, 'find'>
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly clock: Clock
}

export interface RefreshedBoards {
  /** Somebody looks at it: asked again on its schedule until nobody has for a week. */
  opened(workspace: number, board: Pick<Board, 'id' | 'content'>): Promise<void>
  readonly job: JobDefinition
}

interface Followed {
  readonly workspace: number
  readonly board: number
  openedAt: number
  dueAt: number
}

/**
 * Boards that say so are asked on their schedule, so that whoever opens them finds them fresh. One job for all of them asks one tile
 * after the other: what nobody waits for takes no more than one question's share of the machine. Which boards were opened is known to
 * this process alone: after a restart a board is followed from its next reader on.
 */
export function createRefreshedBoards(deps: RefreshDeps): RefreshedBoards {
  const { jobs, clock } = deps
  const followed = new Map<string, Followed>()
  let isRunning = false

  /** The queue's one job comes when the first of them is due. */
  async function schedule(): Promise<void> {
    const [first] = [...followed.values()].sort((a, b) => a.dueAt - b.dueAt)
    if (first) await jobs.enqueue(refreshJob, {}, { key: refreshJob, runAt: first.dueAt, maxAttempts: 1 })
  }

  async function refresh(one: Followed, signal: AbortSignal): Promise<void> {
    const { workspace, board: id } = one
    const board = await deps.boards.find(workspace, id)
    const minutes = board?.content.refreshMinutes ?? 0
    if (!board || minutes === 0 || clock.now() - one.openedAt > weekMs) {
      followed.delete(keyOf(workspace, id))
      return
    }
    // The next round begins when it would have without this one taking its time.
    one.dueAt = clock.now() + minutes * minuteMs
    const reader = { authorId: board.authorId }
    for (const tile of await showTiles(deps, { workspace, now: clock.now() }, board.content, { reader })) {
      if (signal.aborted) return
      const scope = { workspace, now: clock.now() }
      await answerTiles(deps.asking, scope, { tiles: [tile], notOlderThanMs: freshMs })
    }
  }

  async function refreshDue(signal: AbortSignal): Promise<void> {
    // A board opened meanwhile put in another job: this one looks after it too.
    if (isRunning) return
    isRunning = true
    try {
      const due = [...followed.values()].filter(({ dueAt }) => dueAt <= clock.now())
      for (const one of due) await refresh(one, signal)
    } finally {
      isRunning = false
      if (!signal.aborted) await schedule()
    }
  }

  return {
    async opened(workspace, { id, content: { refreshMinutes } }) {
      const key = keyOf(workspace, id)
      const now = clock.now()
      const dueAt = now + refreshMinutes * minuteMs
      const before = followed.get(key)
      if (refreshMinutes === 0) followed.delete(key)
      else if (!before) followed.set(key, { workspace, board: id, openedAt: now, dueAt })
      else {
        before.openedAt = now
        // Sooner, when the board has been told to since.
        if (before.dueAt <= dueAt) return
        before.dueAt = dueAt
      }
      if (refreshMinutes > 0 && !isRunning) await schedule()
    },
    job: defineJob({
      name: refreshJob,
      schema: z.object({}),
      handler: (_, { signal }) => refreshDue(signal),
    }),
  }
}

function keyOf(workspace: number, board: number): string {
  return `${workspace} ${board}`
}
