import { z } from 'zod'
import { reading } from './mapping.ts'

/** What was found in files, as data: for the proposal, for the screen, and to be kept. Browser-safe. */
export const columnTypes = [
  'empty',
  'boolean',
  'integer',
  'decimal',
  'money',
  'time',
  'time-number',
  'clock',
  'email',
  'phone',
  'id',
  'category',
  'text',
] as const

const count = z.number().int().min(0)

export const columnInspection = z.object({
  name: z.string(),
  /** `time-number`: serial numbers of a spreadsheet or seconds since 1970; which of them is asked. */
  type: z.enum(columnTypes),
  /** Rows with an empty cell, and with a word such as NULL or NaN. */
  empty: count,
  nothing: count,
  distinct: count,
  /** False where `distinct` is an estimate (about 1 % wrong). */
  distinctExact: z.boolean(),
  /** Every value occurs once, among the values that were followed. */
  unique: z.boolean(),
  examples: z.array(z.string()),
  /** All of them, where there are few. */
  values: z.array(z.string()).default([]),
  numbers: z.object({
    provesDot: count,
    provesComma: count,
    ambiguous: count,
    negative: count,
    min: z.number(),
    max: z.number(),
  }),
  times: z.object({
    withOffset: count,
    withoutOffset: count,
    dateOnly: count,
    hijri: count,
    twoDigitYear: count,
    /** Texts that make a date in one order only, and texts that make one in several. */
    onlyDayFirst: count,
    onlyMonthFirst: count,
    onlyYearFirst: count,
    ambiguous: count,
    /** How many texts make a date in each order. */
    fits: z.object({ dmy: count, mdy: count, ymd: count }),
  }),
  /** How often each set of currencies is meant, as "MAD" or "MAD AED". */
  currencies: z.record(z.string(), count),
  /** Phone numbers without + or 00: a country is needed to read them. */
  phonesWithoutCountry: count,
  /** Letters before a number, such as the C of "C536379". */
  prefixes: z.record(z.string(), count),
})
export type ColumnInspection = z.infer<typeof columnInspection>

export const fileInspection = z.object({
  name: z.string(),
  bytes: count,
  reading,
  encodingConfidence: z.number(),
  encodingAlternatives: z.array(z.string()),
  delimiterConfidence: z.number(),
  delimiters: z.array(z.string()),
  headerConfidence: z.number(),
})
export type FileInspection = z.infer<typeof fileInspection>

const columnOf = z.object({ table: z.string(), column: z.string() })

/** Where something is seen first: the file and the line. */
const fileLine = z.object({ file: z.string(), line: count })

export const differenceKinds = ['renamed', 'missing', 'added', 'type', 'order'] as const

/** What is otherwise in some files of a table than in most of them. */
export const difference = z.object({
  kind: z.enum(differenceKinds),
  /** Its name in the table; empty for the order of the columns. */
  column: z.string(),
  /** `renamed`: what it is called there; `type`: what it holds there; otherwise empty. */
  other: z.string(),
  /** The files, each with the first row in which it shows. */
  places: z.array(fileLine).min(1),
})
export type Difference = z.infer<typeof difference>

/** A column that only some files have, where another of the table is missing: they may be the same. */
export const renameInspection = z.object({
  called: z.string(),
  places: z.array(fileLine).min(1),
  /** How alike the names and the values are, 0…1; the likeliest first. */
  candidates: z.array(z.object({ column: z.string(), names: z.number(), values: z.number() })),
  /** The column that it surely is; null where a person must say. */
  suggested: z.string().nullable(),
  /** The column that it was read as; null: a column of its own. */
  column: z.string().nullable(),
})
export type RenameInspection = z.infer<typeof renameInspection>

export const tableInspection = z.object({
  name: z.string(),
  /** Files with the same columns are one table, and files of one daily export whose columns changed. */
  files: z.array(fileInspection).min(1),
  differences: z.array(difference).default([]),
  renames: z.array(renameInspection).default([]),
  rows: count,
  refused: z.record(z.string(), count),
  columns: z.array(columnInspection),
  preview: z.array(z.array(z.string())),
  /** Rows of a sample in which a prefixed value goes with a number below zero. */
  prefixSigns: z.array(
    z.object({
      column: z.string(),
      prefix: z.string(),
      numberColumn: z.string(),
      rows: count,
      negative: count,
      othersNegative: z.number(),
    }),
  ),
})
export type TableInspection = z.infer<typeof tableInspection>

/** Values of `from` that occur in `to`, whose values are unique. */
export const linkInspection = z.object({
  from: columnOf,
  to: columnOf,
  /** Share of the distinct values of `from` found in `to`, and the other way round. */
  contained: z.number(),
  covered: z.number(),
  fromUnique: z.boolean(),
})
export type LinkInspection = z.infer<typeof linkInspection>

/** Two times of one row, or of two rows that a link joins: how often which came first, in a sample. */
export const timePair = z.object({ a: columnOf, b: columnOf, aFirst: count, bFirst: count, equal: count })
export type TimePair = z.infer<typeof timePair>

export const inspection = z.object({
  tables: z.array(tableInspection),
  links: z.array(linkInspection),
  timePairs: z.array(timePair),
})
export type Inspection = z.infer<typeof inspection>
