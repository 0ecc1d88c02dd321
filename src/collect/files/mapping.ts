import { z } from 'zod'

/**
 * How files become events: saved as JSON, reused on the next export, edited on a screen. Browser-safe.
 * `ask` in a column's reading is an open question: nothing is imported while one is left.
 */
export const mappingVersion = 1

const encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'windows-1252'])

const dialect = z.object({
  delimiter: z.string().length(1),
  quote: z.string().max(1),
  newline: z.enum(['lf', 'cr']),
  header: z.boolean(),
  skip: z.number().int().min(0),
})

const line = z.number().int().min(1)

export const reading = z.discriminatedUnion('format', [
  z.object({ format: z.literal('csv'), encoding, dialect }),
  z.object({ format: z.literal('json'), encoding }),
  z.object({ format: z.literal('xes'), encoding }),
  z.object({ format: z.literal('parquet') }),
  z.object({
    format: z.literal('xlsx'),
    sheet: z.string(),
    head: z.object({ from: line, to: line }).nullable(),
    above: z.number().int().min(0),
    left: z.number().int().min(0),
    right: z.number().int().min(0),
    spans: z.array(z.object({ line, from: z.number().int().min(0), to: z.number().int().min(0) })),
  }),
])

export const timeReading = z.object({
  as: z.literal('time'),
  format: z.enum(['text', 'excel-1900', 'excel-1904', 'epoch-seconds', 'epoch-milliseconds', 'ask']),
  /** `none`: no text of the column needs it. */
  order: z.enum(['none', 'dmy', 'mdy', 'ymd', 'ask']),
  century: z.enum(['none', '2000', '1900', 'pivot-50', 'ask']),
  /** IANA name for times without an offset of their own; null where every time has one. */
  zone: z.string().nullable(),
})
export type TimeColumn = z.infer<typeof timeReading>
/** As `messages` uses it: decided. */
export interface TimeReading {
  readonly format: Exclude<TimeColumn['format'], 'ask'>
  readonly order: Exclude<TimeColumn['order'], 'ask'>
  readonly century: Exclude<TimeColumn['century'], 'ask'>
  readonly zone: string | null
}

const decimal = z.enum(['.', ',', 'ask'])

export const columnReading = z.discriminatedUnion('as', [
  z.object({ as: z.literal('text') }),
  z.object({ as: z.literal('category') }),
  z.object({ as: z.literal('id') }),
  z.object({ as: z.literal('boolean') }),
  z.object({ as: z.literal('email') }),
  z.object({ as: z.literal('clock') }),
  z.object({ as: z.literal('number'), decimal }),
  /** `currency`: for cells whose sign is shared by several currencies; null where every sign is certain. */
  z.object({ as: z.literal('money'), decimal, currency: z.string().nullable() }),
  z.object({ as: z.literal('phone'), country: z.string().nullable() }),
  timeReading,
])
export type ColumnReading = z.infer<typeof columnReading>

export const table = z.object({
  name: z.string(),
  /** The files that it was made from; another file fits when it has the columns that are used. */
  files: z.array(z.object({ name: z.string(), reading })).min(1),
  columns: z.array(z.object({ name: z.string(), reading: columnReading })),
  /** The column is called otherwise in these files; in a file that the mapping does not know, whenever it is. */
  renamed: z
    .array(z.object({ column: z.string(), called: z.string(), files: z.array(z.string()) }))
    .default([]),
})
export type Table = z.infer<typeof table>

/** Each value of `from` is looked up in `to`: one row there (`many` false), or several to sum up. */
export const link = z.object({
  name: z.string(),
  from: z.object({ table: z.string(), column: z.string() }),
  to: z.object({ table: z.string(), column: z.string() }),
  many: z.boolean(),
  /** Further columns, called alike on both sides, that must have the same value: a receipt's number and its till. */
  also: z.array(z.string()).default([]),
})
export type Link = z.infer<typeof link>

/** A column of the event's own table, or of one that is reached over links. */
export const ref = z.object({ via: z.array(z.string()).default([]), column: z.string() })
export type Ref = z.infer<typeof ref>

export const condition = z.discriminatedUnion('test', [
  z.object({ test: z.literal('prefix'), column: z.string(), value: z.string() }),
  z.object({ test: z.literal('equals'), column: z.string(), value: z.string() }),
  /** One of the values, whatever its case, spaces, signs and Arabic spelling; they are kept folded. */
  z.object({ test: z.literal('says'), column: z.string(), values: z.array(z.string()) }),
  /** Of the event's own property: money that went back. */
  z.object({ test: z.literal('negative'), property: z.string() }),
])
export type Condition = z.infer<typeof condition>

export const propertyRule = z.discriminatedUnion('from', [
  z.object({ from: z.literal('column'), name: z.string(), ref }),
  /** Over the rows of a `many` link; `of` is null for the count of rows. */
  z.object({
    from: z.literal('rows'),
    name: z.string(),
    link: z.string(),
    of: ref.nullable(),
    how: z.enum(['count', 'sum', 'max', 'distinct']),
  }),
  /** Whether a time is after a promised one: by the dates that the file shows, or by instant. */
  z.object({
    from: z.literal('late'),
    name: z.string(),
    actual: ref,
    promised: ref,
    by: z.enum(['date', 'instant']),
  }),
])
export type PropertyRule = z.infer<typeof propertyRule>

export const eventRule = z.object({
  /** Stays the same when the event is renamed: part of the message id. */
  key: z.string(),
  table: z.string(),
  /** `identify`: the columns say who somebody is, and are traits. */
  call: z.enum(['track', 'identify']).default('track'),
  /** Where there are some, a row is this event only if one of them holds. */
  when: z.array(condition).default([]),
  /** The rows that have these columns in common are one event, told at the first of them. */
  once: z.array(z.string()).default([]),
  name: z.discriminatedUnion('from', [
    z.object({ from: z.literal('fixed'), name: z.string() }),
    z.object({ from: z.literal('column'), column: z.string() }),
  ]),
  /** The first that holds gives the name instead. */
  otherwise: z.array(z.object({ when: condition, name: z.string() })).default([]),
  time: z.object({ ref, clock: z.string().nullable().default(null) }),
  /** Who: null where the file does not say. A row with an empty cell belongs to nobody and is kept. */
  userId: ref.nullable(),
  anonymousId: ref.nullable(),
  externalIds: z.array(z.object({ type: z.string(), ref })).default([]),
  account: ref.nullable().default(null),
  channel: z
    .discriminatedUnion('from', [
      z.object({ from: z.literal('fixed'), name: z.string() }),
      z.object({ from: z.literal('column'), ref }),
    ])
    .nullable()
    .default(null),
  properties: z.array(propertyRule),
})
export type EventRule = z.infer<typeof eventRule>

/** `later` should not be before `earlier`; rows where it is are counted and shown, and kept. */
export const orderCheck = z.object({ table: z.string(), earlier: ref, later: ref })
export type OrderCheck = z.infer<typeof orderCheck>

export const mapping = z.object({
  version: z.literal(mappingVersion),
  /** Part of every message id: the same rows under the same source are the same events. */
  source: z.string().min(1),
  tables: z.array(table).min(1),
  links: z.array(link),
  events: z.array(eventRule),
  /** The property that holds one journey together, such as the order. */
  case: z.object({ property: z.string() }).nullable(),
  /** Further properties that hold journeys of their own together: the ticket beside the order. */
  cases: z.array(z.string()).default([]),
  checks: z.array(orderCheck),
})
export type Mapping = z.infer<typeof mapping>

/** The columns whose reading is still open, as `table.column`. */
export function openReadings(found: Mapping): string[] {
  return found.tables.flatMap(one =>
    one.columns.filter(column => isOpen(column.reading)).map(column => `${one.name}.${column.name}`),
  )
}

function isOpen(found: ColumnReading): boolean {
  if (found.as === 'number') return found.decimal === 'ask'
  if (found.as === 'money') return found.decimal === 'ask' || found.currency === 'ask'
  if (found.as === 'phone') return found.country === 'ask'
  if (found.as !== 'time') return false
  return [found.format, found.order, found.century, found.zone].includes('ask')
}
