import { z } from 'zod'
import { events } from '../../collect/events.ts'
import { count, instant } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { canonical } from '../canonical.ts'
import { type Asking, findBroken } from './asking.ts'
import type { BoardRecords } from './board-records.ts'
import type { FirstBoardWords } from './first-board-words.ts'
import { type BoardContent, type BoardPeriod, boardContentSchema, type Tile } from './model-boards.ts'

export interface FirstBoardDeps {
  readonly asking: Asking
  readonly boards: Pick<BoardRecords, 'automatic' | 'makeFirst' | 'remake'>
  readonly warehouse: Warehouse
  wordsOf(workspace: number): Promise<FirstBoardWords>
}

/** So long a board that was made by itself is left as it is. */
const freshMs = 10 * 60_000
const emptyMs = 5_000
const dayMs = 86_400_000

/** What is in the log, as far as the first board asks. */
interface Found {
  readonly names: ReadonlyMap<string, number>
  readonly first: number
  readonly last: number
}

/**
 * The board that a workspace has from the start, made of what its log holds: only events that came, only questions that
 * exist. It is made anew as more comes, until a person edits it.
 */
export function createFirstBoard({ asking, boards, warehouse, wordsOf }: FirstBoardDeps) {
  async function make(scope: Scope, words: FirstBoardWords): Promise<BoardContent> {
    const found = await look(warehouse, scope)
    if (found.names.size === 0) return emptyBoard(words)
    // Years-old data has nothing in the last thirty days: then from its first day to its last.
    const period: BoardPeriod =
      found.last > scope.now - 30 * dayMs ? { days: 30 } : { from: dayOf(found.first), to: dayOf(found.last) }
    const tiles: Tile[] = []
    for (const proposed of propose(found, words)) {
      const chosen = await firstAskable(asking, scope, { ...proposed, period })
      if (chosen) tiles.push(chosen)
    }
    return boardContentSchema.parse({
      tiles: [{ kind: 'text', id: 'about', width: 12, height: 1, text: words.about }, ...tiles],
      period,
    })
  }

  /** One making at a time for each workspace, and when it was looked at last. */
  const under = new Map<number, Promise<void>>()
  const looked = new Map<number, number>()

  async function keepNow(scope: Scope): Promise<void> {
    const { workspace, now } = scope
    const before = await boards.automatic(workspace)
    if (before === 'none') return
    // Until the first events came it is looked for them every few seconds.
    const fresh = before !== 'not-yet' && before.content.tiles.length > 1 ? freshMs : emptyMs
    if (before !== 'not-yet' && (looked.get(workspace) ?? 0) > now - fresh) return
    looked.set(workspace, now)
    const words = await wordsOf(workspace)
    const content = await make(scope, words)
    if (before === 'not-yet') {
      const body = {
        name: words.name,
        description: '',
        visibility: 'workspace',
        content,
      } as const
      await boards.makeFirst(workspace, body, now)
    } else if (canonical(before.content) !== canonical(content)) {
      await boards.remake(workspace, before.id, { content, at: now })
    }
  }

  return {
    make,
    keep(scope: Scope): Promise<void> {
      const running = under.get(scope.workspace)
      if (running) return running
      const made = keepNow(scope).finally(() => under.delete(scope.workspace))
      under.set(scope.workspace, made)
      return made
    },
  }
}

export type FirstBoard = ReturnType<typeof createFirstBoard>

async function look(warehouse: Warehouse, scope: Scope): Promise<Found> {
  const rows = await warehouse.rows({
    name: 'understand.first-board',
    sql: sql`SELECT name, count() AS n, min(time) AS first, max(time) AS last FROM ${events(scope, { select: sql`name, time` })}
      WHERE name != '' GROUP BY name ORDER BY n DESC, name LIMIT 200`,
    row: z.object({ name: z.string(), n: count, first: instant, last: instant }),
  })
  return {
    names: new Map(rows.map(row => [row.name, row.n])),
    first: rows.reduce((least, row) => Math.min(least, row.first), Number.MAX_SAFE_INTEGER),
    last: rows.reduce((latest, row) => Math.max(latest, row.last), 0),
  }
}

interface Proposed {
  readonly id: string
  readonly title: string
  readonly width: number
  readonly height: number
  /** The first that can be asked is taken. */
  readonly asked: readonly { readonly question: string; readonly input: Record<string, unknown> }[]
}

/** The way to an order as shops name it, and as other clients do. */
const ways = [
  ['Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed'],
  ['view_item', 'add_to_cart', 'begin_checkout', 'purchase'],
  ['product_viewed', 'product_added', 'checkout_started', 'order_completed'],
] as const

function propose({ names }: Found, words: FirstBoardWords): Proposed[] {
  const touch = (event: string) => ({ id: event, any: [{ event }] })
  const present = ways.map(way => way.filter(name => names.has(name)))
  const way = present.toSorted((a, b) => b.length - a.length)[0] ?? []
  const goal = way.at(-1)
  const small = { width: 6, height: 3 }
  return [
    {
      ...{ id: 'trend', title: words.trend, ...small },
      asked: [
        {
          question: 'trends',
          input: {
            lines: [
              { id: '1', measure: { of: 'cases' } },
              { id: '2', measure: { of: 'events' } },
            ],
            anomalies: true,
          },
        },
        { question: 'volume', input: { unit: 'day' } },
      ],
    },
    ...(way.length > 1
      ? [
          {
            ...{ id: 'funnel', title: words.funnel, ...small },
            asked: [{ question: 'funnel', input: { steps: way.map(touch) } }],
          },
        ]
      : []),
    ordersTile(goal, [...names.keys()], words),
    {
      ...{ id: 'transitions', title: words.transitions, ...small },
      asked: [{ question: 'transitions', input: { most: 12 } }],
    },
    {
      ...{ id: 'retention', title: words.retention, ...small },
      asked: [{ question: 'retention', input: {} }],
    },
    {
      ...{ id: 'acquisition', title: words.acquisition, ...small },
      asked: [
        { question: 'acquisition', input: goal ? { conversion: touch(goal) } : {} },
        { question: 'channel-groups', input: {} },
        { question: 'sessions', input: {} },
      ],
    },
    {
      ...{ id: 'lifecycle', title: words.lifecycle, ...small },
      asked: [{ question: 'lifecycle', input: {} }],
    },
    {
      ...{ id: 'paths', title: words.paths, ...small },
      asked: [{ question: 'paths', input: { length: 5, most: 10 } }],
    },
    {
      ...{ id: 'durations', title: words.durations, width: 12, height: 2 },
      asked: [{ question: 'case-durations', input: {} }],
    },
  ]
}

/** Orders by week; without any, what happens most. */
function ordersTile(goal: string | undefined, names: readonly string[], words: FirstBoardWords): Proposed {
  const touch = (event: string) => ({ id: event, any: [{ event }] })
  const most = names.slice(0, 3)
  const small = { width: 6, height: 3 }
  return {
    ...{ id: goal ? 'orders' : 'events', title: goal ? words.orders : words.events, ...small },
    asked: [
      ...(goal
        ? [
            {
              question: 'trends',
              input: {
                lines: [{ id: '1', measure: { of: 'events', any: [{ event: goal }] } }],
                unit: 'week',
              },
            },
          ]
        : []),
      {
        question: 'volume',
        input: { unit: 'week', touchpoints: (goal ? [goal] : most).map(touch) },
      },
    ],
  }
}

async function firstAskable(
  asking: Asking,
  scope: Scope,
  { id, title, width, height, asked, period }: Proposed & { readonly period: BoardPeriod },
): Promise<Tile | null> {
  for (const { question, input } of asked) {
    const whole = { ...input, period }
    if (await findBroken(asking, scope, { question, input: whole })) continue
    return {
      kind: 'question',
      id,
      title,
      width,
      height,
      question,
      input: whole,
      compare: null,
      breakdown: null,
    }
  }
  return null
}

function emptyBoard(words: FirstBoardWords): BoardContent {
  return boardContentSchema.parse({
    tiles: [{ kind: 'text', id: 'about', width: 12, height: 2, text: words.empty }],
  })
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
