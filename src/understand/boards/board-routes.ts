import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { Caller } from '../../platform/http/access.ts'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { askBodySchema } from '../model-ask.ts'
import { type Asking, answerTiles, findBroken, refuseBroken } from './asking.ts'
import type { BoardRecords } from './board-records.ts'
import type { FirstBoard } from './first-board.ts'
import {
  type BoardBody,
  boardAnswersSchema,
  boardBody,
  boardListSchema,
  boardPeriod,
  boardSchema,
  boardView,
} from './model-boards.ts'
import type { RefreshedBoards } from './refreshed-boards.ts'
import { type Look, type ShowDeps, showTiles } from './show-tiles.ts'
import { idParam } from './tables.ts'

export interface BoardRouteDeps extends ShowDeps {
  readonly boards: BoardRecords
  readonly first: FirstBoard
  readonly refresh: Pick<RefreshedBoards, 'opened'>
  readonly clock: Clock
}

const viewer = { role: 'viewer' } as const
const editor = { role: 'editor' } as const
const params = z.object({ board: idParam })

/** `30` days, `2026-11-01..2026-11-22`, or `all`. */
const periodWord = z
  .string()
  .max(30)
  .transform(text => {
    const [from, to] = text.split('..')
    if (text === 'all') return { all: true }
    return /^\d{1,4}d?$/.test(text) ? { days: Number.parseInt(text, 10) } : { from, to }
  })
  .pipe(boardPeriod)
const viewQuery = z.object({ period: periodWord.optional(), segment: idParam.optional() })

/** Boards: list, read, make, change, copy, delete, and all answers of one. */
export function boardRoutes(deps: BoardRouteDeps): AnyRoute[] {
  return [...readRoutes(deps), ...changeRoutes(deps)]
}

async function show(
  deps: BoardRouteDeps,
  scope: Scope,
  { id, caller, view }: { id: number; caller: Caller; view?: Look['view'] },
) {
  const { authorId: _, ...board } = await deps.boards.read(scope.workspace, id, caller)
  const look = { reader: { caller }, ...(view ? { view } : {}) }
  return { ...board, shown: await showTiles(deps, scope, board.content, look) }
}

/** Shown to somebody: from now on it is kept fresh, if it says so. */
async function opened(deps: BoardRouteDeps, scope: Scope, look: Parameters<typeof show>[2]) {
  const board = await show(deps, scope, look)
  await deps.refresh.opened(scope.workspace, board)
  return board
}

function readRoutes(deps: BoardRouteDeps): AnyRoute[] {
  const { boards, first, asking } = deps
  return [
    route({
      method: 'GET',
      path: '/api/w/:workspace/boards',
      access: viewer,
      summary: 'The boards that the caller may see; the first one is made from what is there',
      response: boardListSchema,
      async handler({ scope, caller }) {
        await first.keep(scope)
        const found = await boards.list(scope.workspace, caller)
        return { boards: found.map(({ content, ...facts }) => ({ ...facts, tiles: content.tiles.length })) }
      },
    }),
    route({
      method: 'GET',
      path: '/api/w/:workspace/boards/:board',
      access: viewer,
      summary: 'One board, each tile as it is asked; `period` and `segment` stand in the place of its own',
      params,
      query: viewQuery,
      response: boardSchema,
      async handler({ scope, params, query, caller }) {
        const view = { period: query.period ?? null, segment: query.segment ?? null }
        return opened(deps, scope, { id: params.board, caller, view })
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/boards/:board/answers',
      access: viewer,
      summary: 'All answers of a board, asked side by side, the same question once',
      params,
      body: boardView.extend({ notOlderThanMs: askBodySchema.shape.notOlderThanMs }),
      response: boardAnswersSchema,
      async handler({ scope, params, body: { notOlderThanMs, ...view }, caller }) {
        const { shown } = await opened(deps, scope, { id: params.board, caller, view })
        return { answers: await answerTiles(asking, scope, { tiles: shown, notOlderThanMs }) }
      },
    }),
  ]
}

function changeRoutes(deps: BoardRouteDeps): AnyRoute[] {
  const { boards, clock } = deps
  const actor = (caller: Caller) => ({ caller, at: clock.now() })
  return [
    route({
      method: 'POST',
      path: '/api/w/:workspace/boards',
      access: editor,
      summary: 'Makes a board',
      body: boardBody,
      response: boardSchema,
      status: 201,
      async handler({ scope, body, caller }) {
        await refuseTiles(deps.asking, scope, { body, before: [] })
        const id = await boards.create(scope.workspace, body, actor(caller))
        return show(deps, scope, { id, caller })
      },
    }),
    route({
      method: 'PUT',
      path: '/api/w/:workspace/boards/:board',
      access: editor,
      summary: 'Changes a board on top of a version; refused when somebody changed it meanwhile',
      params,
      body: boardBody.extend({ version: z.number().int().positive().max(2_147_483_646) }),
      response: boardSchema,
      async handler({ scope, params, body: { version, ...body }, caller }) {
        const id = params.board
        const before = await boards.read(scope.workspace, id, caller)
        await refuseTiles(deps.asking, scope, { body, before: before.content.tiles })
        await boards.save(scope.workspace, { id, version, body }, actor(caller))
        return show(deps, scope, { id, caller })
      },
    }),
    route({
      method: 'POST',
      path: '/api/w/:workspace/boards/:board/copies',
      access: editor,
      summary: 'A copy under another name',
      params,
      body: boardBody.pick({ name: true, visibility: true }),
      response: boardSchema,
      status: 201,
      async handler({ scope, params, body, caller }) {
        const { description, content } = await boards.read(scope.workspace, params.board, caller)
        const copy = { description, content, ...body }
        const id = await boards.create(scope.workspace, copy, actor(caller))
        return show(deps, scope, { id, caller })
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/w/:workspace/boards/:board',
      access: editor,
      summary: 'Deletes a board with what is mailed and shared of it',
      params,
      response: empty,
      handler: ({ scope, params, caller }) => boards.remove(scope.workspace, params.board, actor(caller)),
    }),
  ]
}

/** What is new must be askable; what stood there before and broke since may stay, so that the rest can be saved. */
async function refuseTiles(
  asking: Asking,
  scope: Scope,
  { body, before }: { body: BoardBody; before: BoardBody['content']['tiles'] },
): Promise<void> {
  const known = new Set(before.map(tile => JSON.stringify(tile.kind === 'question' ? tile.input : tile.id)))
  for (const tile of body.content.tiles)
    if (
      tile.kind === 'question' &&
      !(known.has(JSON.stringify(tile.input)) && (await findBroken(asking, scope, tile)))
    )
      await refuseBroken(asking, scope, tile)
}
