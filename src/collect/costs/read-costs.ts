import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import { textOfDay } from '../../platform/zones/model-days.ts'
import { inspect } from '../files/inspect/inspect.ts'
import type { ColumnReading } from '../files/mapping.ts'
import { type CellReader, createCellReader } from '../files/messages/read-cell.ts'
import type { ColumnInspection, TableInspection } from '../files/model-inspection.ts'
import { type Asker, createAsker } from '../files/model-question.ts'
import { readColumn } from '../files/propose/read-columns.ts'
import { expandFiles } from '../files/read/expand-files.ts'
import type { FileInput } from '../files/read/file-input.ts'
import { readRows } from '../files/read/read-rows.ts'
import { latinDigits, plainText } from '../files/values/text-rules.ts'
import { nameColumns } from './cost-columns.ts'
import {
  type CostField,
  type CostLook,
  type CostMapping,
  type CostRefusal,
  type CostRow,
  costRow,
  costSource,
  currencyCode,
  maxCostRows,
} from './model-costs.ts'

/** A file of costs as it would be kept, and what a person has to say first. */
export interface ReadCosts {
  readonly look: CostLook
  /** Empty while something is missing. */
  readonly rows: readonly CostRow[]
}

/**
 * Reads a whole file of costs. Which column is what is proposed by its name; the platform, the currency and the order of
 * day and month are taken from the file where it says them, and asked where it does not.
 */
export async function readCosts(file: FileInput, given: CostMapping): Promise<ReadCosts> {
  const { tables } = await inspect([file])
  const [table] = [...tables].sort((a, b) => scoreOf(b) - scoreOf(a))
  if (table === undefined || table.rows === 0)
    throw new RihlaError('import.file-missing', { table: file.name })
  const columns = table.columns.map(column => column.name)
  const named = nameColumns(columns)
  const asker = createAsker(given.answers)
  const mapping: CostMapping = {
    source: given.source === '' ? (named.layout ?? '') : given.source,
    columns: { ...named.columns, ...given.columns },
    currency: given.currency === '' ? named.currency : given.currency,
    answers: given.answers,
  }
  const readers = readersOf(table, mapping, asker.ask)
  const questions = asker.questions()
  const missing = missingOf(mapping, table)
  const look = { layout: named.layout, mapping, columns, missing, questions, rows: table.rows }
  const nothing = { days: null, totals: [], preview: [], refused: [] }
  if (readers === null || missing.length > 0 || questions.some(one => one.answer === null))
    return { look: { ...look, ...nothing }, rows: [] }
  const input = (await expandFiles([file])).find(one => one.name === table.files[0]?.name)
  if (input === undefined) throw new RihlaError('import.file-missing', { table: table.name })
  const { rows, refused } = await readAll(input, table, { mapping, readers })
  return { look: { ...look, ...summaryOf(rows), refused }, rows }
}

function scoreOf(table: TableInspection): number {
  const { columns } = nameColumns(table.columns.map(column => column.name))
  return Object.keys(columns).length * 1e9 + table.rows
}

function missingOf({ source, columns, currency }: CostMapping, table: TableInspection): CostLook['missing'] {
  const has = (field: CostField) => table.columns.some(column => column.name === columns[field])
  const saysCurrency =
    has('currency') || currencyCode.safeParse(currency).success || signOf(table, columns.amount) !== ''
  return [
    ...(costSource.safeParse(source).success ? [] : ['source' as const]),
    ...(['day', 'campaign', 'amount'] as const).filter(field => !has(field)),
    ...(saysCurrency ? [] : ['currency' as const]),
  ]
}

/** The one currency that every amount of the column shows by its sign; empty where there are several or none. */
function signOf(table: TableInspection, amount: string | undefined): string {
  const shown = Object.keys(table.columns.find(column => column.name === amount)?.currencies ?? {})
  return shown.length === 1 && !shown[0]?.includes(' ') ? (shown[0] ?? '') : ''
}

interface Readers {
  readonly day: CellReader
  readonly until: CellReader | null
  readonly amount: CellReader
}

/** Null while one of their columns is unknown or a question is open. */
function readersOf(table: TableInspection, { columns }: CostMapping, ask: Asker['ask']): Readers | null {
  // A day of a platform has no zone; what a clock says beside it does not matter.
  const context = { ask, zone: 'UTC', country: undefined }
  const reader = (field: CostField, type: ColumnInspection['type']): CellReader | null => {
    const column = table.columns.find(one => one.name === columns[field])
    if (column === undefined) return null
    // A line of totals at the end keeps a short column from being all dates: what it is called decides.
    const isStrict = column.type === 'time-number' && type === 'time'
    const reading = readColumn(table, isStrict ? column : { ...column, type }, zoneless(context))
    return isDecided(reading) ? createCellReader(reading) : null
  }
  const amount = table.columns.find(one => one.name === columns.amount)
  const hasSigns = Object.keys(amount?.currencies ?? {}).length > 0
  const found = {
    day: reader('day', 'time'),
    until: reader('until', 'time'),
    amount: reader('amount', hasSigns ? 'money' : 'decimal'),
  }
  const { day, until, amount: money } = found
  return day === null || money === null ? null : { day, until, amount: money }
}

/** The zone is never asked here: days are dates. */
function zoneless(context: { ask: Asker['ask']; zone: string; country: undefined }) {
  const ask: Asker['ask'] = asked => (asked.code === 'zone' ? 'UTC' : context.ask(asked))
  return { ...context, ask }
}

function isDecided(reading: ColumnReading): boolean {
  return !Object.values(reading).includes('ask')
}

interface Reading {
  readonly mapping: CostMapping
  readonly readers: Readers
}

async function readAll(input: FileInput, table: TableInspection, reading: Reading) {
  const rows: CostRow[] = []
  const refused = new Map<CostRefusal, CostLook['refused'][number]>()
  const file = table.files[0]
  if (file === undefined) return { rows, refused: [] }
  const refuse = (reason: CostRefusal, line: number, text: string) => {
    const known = refused.get(reason)
    refused.set(
      reason,
      known ? { ...known, n: known.n + 1 } : { reason, n: 1, line, text: text.slice(0, 200) },
    )
  }
  const signed = signOf(table, reading.mapping.columns.amount)
  const reader = readRows(input, file.reading)
  for await (const batch of reader.batches) {
    for (const row of batch.refused) refuse('row-unreadable', row.line, row.text)
    const positions = new Map(reader.columns.map((column, i) => [column, i]))
    for (const { line, cells } of batch.rows) {
      const read = readRow(cells, positions, { ...reading, signed })
      if (typeof read === 'string') refuse(read, line, cells.join(' | '))
      else rows.push(read)
      if (rows.length > maxCostRows)
        throw new RihlaError('import.too-many-rows', { table: table.name, limit: maxCostRows })
    }
  }
  return { rows, refused: [...refused.values()] }
}

/** One line of costs, or why it is none. */
function readRow(
  cells: readonly string[],
  positions: ReadonlyMap<string, number>,
  { mapping, readers, signed }: Reading & { readonly signed: string },
): CostRow | CostRefusal {
  const textOf = (field: CostField) =>
    plainText(cells[positions.get(mapping.columns[field] ?? '') ?? -1] ?? '')
  const shownDay = textOf('day')
  if (/^(total|grand total|sum|إجمالي|الإجمالي|المجموع)/i.test(plainText(cells[0] ?? '')) || shownDay === '')
    return 'summary-row'
  const day = readers.day(shownDay).time?.day
  if (day === undefined) return 'day-unreadable'
  const until = readers.until?.(textOf('until')).time?.day
  if (until !== undefined && until !== day) return 'several-days'
  const amount = isBlank(textOf('amount')) ? { value: 0 } : readers.amount(textOf('amount'))
  if (typeof amount.value !== 'number') return 'amount-unreadable'
  const shown = 'currency' in amount ? amount.currency : undefined
  const currency = currencyCode.safeParse(textOf('currency') || shown || mapping.currency || signed)
  if (!currency.success) return 'currency-unknown'
  if (textOf('campaign') === '') return 'campaign-missing'
  const parsed = costRow.safeParse({
    source: mapping.source,
    campaign: textOf('campaign'),
    campaign_id: textOf('campaign_id'),
    ad_group: textOf('ad_group'),
    ad_group_id: textOf('ad_group_id'),
    day: textOfDay(day),
    currency: currency.data,
    amount: amount.value,
    impressions: readWhole(textOf('impressions')),
    clicks: readWhole(textOf('clicks')),
  })
  return parsed.success ? parsed.data : 'row-unreadable'
}

/** What platforms write where nothing was spent. */
function isBlank(text: string): boolean {
  return /^(-+|–|—)?$/.test(text)
}

/** Impressions and clicks are whole: every mark within them separates thousands. */
function readWhole(text: string): number {
  const digits = latinDigits(text).replace(/[\s.,٬'’\u00a0\u202f]/g, '')
  return z.coerce.number().int().min(0).catch(0).parse(digits)
}

function summaryOf(rows: readonly CostRow[]): Pick<CostLook, 'days' | 'totals' | 'preview'> {
  const days = rows.map(row => row.day).sort()
  const [from] = days
  const to = days.at(-1)
  const totals = [...Map.groupBy(rows, row => row.currency)].map(([currency, own]) => ({
    currency,
    amount: Math.round(own.reduce((sum, row) => sum + row.amount, 0) * 1e6) / 1e6,
  }))
  return { days: from && to ? { from, to } : null, totals, preview: rows.slice(0, 20) }
}
