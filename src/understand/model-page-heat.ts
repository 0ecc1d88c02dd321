import { z } from 'zod'
import { shareSchema, viewSchema } from './model.ts'

/** Classes of a window's width, in CSS pixels: below 640 a phone, below 1,024 a tablet. Numbered in SQL from 1. */
export const deviceClasses = ['phone', 'tablet', 'desktop'] as const
export const deviceLimits = [640, 1_024] as const
/** What of the clicks is told apart. Numbered in SQL from 1. */
export const clickLayers = ['click', 'rage', 'dead'] as const
export type ClickLayer = (typeof clickLayers)[number]

/** The page is cut into so many columns of its width, and rows of so many pixels: cells that are about square on its device. */
export const heatColumns = 24
export const heatRowHeights = { all: 40, phone: 20, tablet: 32, desktop: 56 } as const
/** Clicks deeper than that are none on a page. */
export const deepestPixel = 200_000
/** Of the text of an element. */
export const longestElement = 200

const names = (...defaults: string[]) => z.array(z.string().min(1).max(500)).min(1).max(10).default(defaults)

export const pageHeatInput = viewSchema.extend({
  /** A path; `*` stands for any letters. Null: all pages, as a list. */
  page: z.string().min(1).max(2_000).nullable().default(null),
  device: z.enum(['all', ...deviceClasses]).default('all'),
  leftEvents: names('Page Left'),
  rageEvents: names('Rage Click'),
  deadEvents: names('Dead Click'),
})
export type PageHeatInput = z.infer<typeof pageHeatInput>
export type HeatDevice = PageHeatInput['device']

const quartiles = z.object({ q1: z.number(), median: z.number(), q3: z.number() })

export const pageListedSchema = z.object({
  path: z.string(),
  visits: z.number(),
  people: z.number(),
  medianDepth: z.number().nullable(),
  medianSeconds: z.number().nullable(),
  clicks: z.number(),
  angry: z.number(),
  dead: z.number(),
})
export type PageListed = z.infer<typeof pageListedSchema>

export const heatElementSchema = z.object({
  element: z.string(),
  clicks: z.number(),
  visits: shareSchema,
  people: shareSchema,
  angry: z.number(),
  dead: z.number(),
  /** Where it was clicked, in the middle; null where nothing says so. */
  at: z.object({ x: z.number(), y: z.number() }).nullable(),
})
export type HeatElement = z.infer<typeof heatElementSchema>

export const heatCellSchema = z.object({
  layer: z.enum(clickLayers),
  /** From 0: of the columns from the page's left edge, of the rows from its top. */
  column: z.number(),
  row: z.number(),
  clicks: z.number(),
  people: z.number(),
})
export const heatSchema = z.object({
  visits: z.number(),
  people: z.number(),
  clicks: z.number(),
  /** Visits of each class, whichever is asked for. */
  devices: z.array(z.object({ device: z.enum(deviceClasses), visits: z.number() })),
  /** The usual size of the page in pixels, where events tell it. */
  width: z.number().nullable(),
  height: z.number().nullable(),
  columns: z.number(),
  rowHeight: z.number(),
  cells: z.array(heatCellSchema),
  moreCells: z.number(),
  /** Clicks without a place on the page that could be right. */
  unplaced: z.number(),
  angry: z.object({ clicks: z.number(), people: shareSchema }),
  dead: z.object({ clicks: z.number(), people: shareSchema }),
  elements: z.array(heatElementSchema),
  moreElements: z.number(),
  /** Visits that saw so many percent of the page, of those that say how deep they went. */
  scroll: z.array(z.object({ depth: z.number(), seen: shareSchema })),
  medianDepth: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** The five percent of the page in which most visits ended. */
  sharpest: z.object({ from: z.number(), to: z.number(), lost: shareSchema }).nullable(),
  seconds: quartiles.nullable(),
})
export type Heat = z.infer<typeof heatSchema>

export const pageHeatSchema = z.object({
  pages: z.array(pageListedSchema),
  morePages: z.number(),
  /** Of the page that was asked for; null where none was, or nobody was there. */
  heat: heatSchema.nullable(),
})
export type PageHeat = z.infer<typeof pageHeatSchema>
