import { z } from 'zod'
import { askAnswerSchema } from '../model-ask.ts'

/** Nothing grows without end: so much of each a workspace, a board, a question. */
export const boardLimits = {
  saved: 1_000,
  boards: 200,
  tiles: 40,
  inputBytes: 65_536,
  mails: 100,
  readers: 50,
  alerts: 200,
  embeds: 200,
  sites: 20,
} as const

/** What PostgreSQL can keep: no NUL, no half of a pair. */
const isStorable = (text: string) => !text.includes('\u0000') && text.isWellFormed()
export const words = (most: number) => z.string().trim().max(most).refine(isStorable, 'not text')
const named = words(200).min(1)

const deepest = 40

/** JSON of bounded size and depth. What it must be is its question's to say. */
export const settings = z
  .record(z.string(), z.unknown())
  .refine(value => isShallow(value, deepest), 'too deep')
  .refine(
    value => !isShallow(value, deepest) || JSON.stringify(value).length <= boardLimits.inputBytes,
    'too large',
  )
  .refine(value => !isShallow(value, deepest) || isStorable(readWhole(value)), 'not text')

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every(inner => isShallow(inner, levels - 1))
}

/** Names and texts of a JSON value, one after the other. */
function readWhole(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([key, inner]) => key + readWhole(inner))
    .join('\n')
}

/** A question with all that was chosen around it, as the ask entrance takes it. Checked against its schema when it is kept. */
export const askedSchema = z.object({
  question: z.string().min(1).max(100),
  input: settings,
  compare: settings.nullable().default(null),
  breakdown: settings.nullable().default(null),
})
export type AskedQuestion = z.infer<typeof askedSchema>

/** `private`: its author alone. `workspace`: everybody sees it, editors change it. */
export const visibilitySchema = z.enum(['private', 'workspace'])
export type Visibility = z.infer<typeof visibilitySchema>

/** Why a question cannot be asked as it was kept. */
export const brokenSchema = z.object({
  /** `unknown`: no such question any more. `input`: its schema has moved on. `gone`: deleted. `private`: somebody else's. */
  why: z.enum(['unknown', 'input', 'gone', 'private']),
  path: z.string().default(''),
  reason: z.string().default(''),
})
export type Broken = z.infer<typeof brokenSchema>

export const savedBody = askedSchema.extend({
  name: named,
  description: words(2_000).default(''),
  visibility: visibilitySchema.default('workspace'),
})
export type SavedBody = z.infer<typeof savedBody>

const signed = z.object({
  id: z.number(),
  version: z.number(),
  author: z.string(),
  isMine: z.boolean(),
  createdAt: z.number(),
  changedAt: z.number(),
  changedBy: z.string(),
})

/** Read as it was kept, whatever its question's schema says today. */
export const savedSchema = signed.extend({
  name: z.string(),
  description: z.string(),
  visibility: visibilitySchema,
  question: z.string(),
  input: z.record(z.string(), z.unknown()),
  compare: z.record(z.string(), z.unknown()).nullable(),
  breakdown: z.record(z.string(), z.unknown()).nullable(),
  broken: brokenSchema.nullable(),
})
export type Saved = z.infer<typeof savedSchema>
export const savedListSchema = z.object({ saved: z.array(savedSchema) })

/** The last so many days, two days of the calendar (both included), or everything. */
export const boardPeriod = z.union([
  z.object({ days: z.number().int().min(1).max(7_320) }),
  z
    .object({ from: z.iso.date(), to: z.iso.date() })
    .refine(({ from, to }) => from <= to, 'a period ends after it begins'),
  z.object({ all: z.literal(true) }),
])
export type BoardPeriod = z.infer<typeof boardPeriod>

/** Columns of twelve and rows of the grid. */
const size = {
  id: z.string().regex(/^[\w-]{1,40}$/),
  width: z.number().int().min(3).max(12),
  height: z.number().int().min(1).max(12),
}
export const tileSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saved'),
    ...size,
    saved: z.number().int().positive(),
    title: words(200).default(''),
  }),
  z.object({ kind: z.literal('question'), ...size, title: words(200).default(''), ...askedSchema.shape }),
  z.object({ kind: z.literal('text'), ...size, text: words(5_000) }),
])
export type Tile = z.infer<typeof tileSchema>

/** Tiles stand in their order, in rows of twelve columns, below each other where the screen is narrow. */
export const boardContentSchema = z.object({
  tiles: z
    .array(tileSchema)
    .max(boardLimits.tiles)
    .refine(tiles => new Set(tiles.map(tile => tile.id)).size === tiles.length, 'two tiles of one id'),
  /** These stand in the place of each tile's own; null: each has its own. */
  period: boardPeriod.nullable().default(null),
  segment: z.number().int().positive().nullable().default(null),
  /** 0: only when the page is opened. */
  refreshMinutes: z.number().int().min(0).max(1_440).default(0),
})
export type BoardContent = z.infer<typeof boardContentSchema>

export const boardBody = z.object({
  name: named,
  description: words(2_000).default(''),
  visibility: visibilitySchema.default('workspace'),
  content: boardContentSchema,
})
export type BoardBody = z.infer<typeof boardBody>

/** A tile as it is asked now: its saved question looked up, the board's period and segment in their places. */
export const shownTileSchema = z.object({
  id: z.string(),
  title: z.string(),
  question: z.string(),
  input: z.record(z.string(), z.unknown()),
  compare: z.record(z.string(), z.unknown()).nullable(),
  breakdown: z.record(z.string(), z.unknown()).nullable(),
  broken: brokenSchema.nullable(),
})
export type ShownTile = z.infer<typeof shownTileSchema>

const boardFacts = signed.extend({
  name: z.string(),
  description: z.string(),
  visibility: visibilitySchema,
  /** Made by itself from what is there; nobody has edited it yet. */
  isAutomatic: z.boolean(),
})
export const boardSchema = boardFacts.extend({ content: boardContentSchema, shown: z.array(shownTileSchema) })
export type Board = z.infer<typeof boardSchema>
export const boardListSchema = z.object({ boards: z.array(boardFacts.extend({ tiles: z.number() })) })

/** What a reader looks through a board with, in the place of what the board says; nothing is kept. */
export const boardView = z.object({
  period: boardPeriod.nullable().default(null),
  segment: z.number().int().positive().nullable().default(null),
})

export const tileAnswerSchema = z.object({
  id: z.string(),
  asked: askAnswerSchema.nullable(),
  /** Why there is no answer: the code of an error. */
  failed: z
    .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
})
export type TileAnswer = z.infer<typeof tileAnswerSchema>
export const boardAnswersSchema = z.object({ answers: z.array(tileAnswerSchema) })
