import { decidedOrder } from '../inspect/time-pairs.ts'
import type { ColumnReading, TimeColumn } from '../mapping.ts'
import type { ColumnInspection, TableInspection } from '../model-inspection.ts'
import type { Asker } from '../model-question.ts'

export interface ReadingContext {
  readonly ask: Asker['ask']
  readonly zone: string | undefined
  readonly country: string | undefined
}

/** How each used column is read. What its cells do not prove is asked; columns that no rule uses ask nothing. */
export function readColumn(
  table: TableInspection,
  column: ColumnInspection,
  context: ReadingContext,
): ColumnReading {
  switch (column.type) {
    case 'boolean':
    case 'email':
    case 'clock':
    case 'id':
    case 'category':
    case 'text':
      return { as: column.type }
    case 'empty':
      return { as: 'text' }
    case 'integer':
    case 'decimal':
      return { as: 'number', decimal: decimalMark(table, column, context) }
    case 'money':
      return {
        as: 'money',
        decimal: decimalMark(table, column, context),
        currency: currency(table, column, context),
      }
    case 'phone':
      return { as: 'phone', country: column.phonesWithoutCountry === 0 ? null : country(column, context) }
    case 'time':
    case 'time-number':
      return timeColumn(table, column, context)
  }
}

/** A mark is proved by texts like "1.234,5" or "0,5"; other columns of the table make one likely, which is asked. */
function decimalMark(
  table: TableInspection,
  column: ColumnInspection,
  { ask }: ReadingContext,
): '.' | ',' | 'ask' {
  const { provesDot, provesComma, ambiguous } = column.numbers
  if (provesComma === 0 && (provesDot > 0 || ambiguous === 0)) return '.'
  if (provesDot === 0 && provesComma > 0) return ','
  const dots = table.columns.reduce((sum, other) => sum + other.numbers.provesDot, 0)
  const commas = table.columns.reduce((sum, other) => sum + other.numbers.provesComma, 0)
  const likely = dots > 0 && commas === 0 ? '.' : commas > 0 && dots === 0 ? ',' : undefined
  const facts = { example: column.examples[0] ?? '', provesDot, provesComma, ambiguous }
  const answer = ask({
    code: 'decimal-mark',
    table: table.name,
    column: column.name,
    options: ['.', ','],
    assumed: likely,
    facts,
  })
  return answer === '.' || answer === ',' ? answer : 'ask'
}

function currency(table: TableInspection, column: ColumnInspection, { ask }: ReadingContext): string | null {
  const shared = Object.keys(column.currencies).filter(set => set.includes(' '))
  if (shared.length === 0) return null
  const options = [...new Set(shared.flatMap(set => set.split(' ')))]
  const facts = { example: column.examples[0] ?? '' }
  return ask({ code: 'currency', table: table.name, column: column.name, options, facts }) ?? 'ask'
}

/** One country for all columns of an import: the sheet was filled in one place. */
function country(column: ColumnInspection, context: ReadingContext): string {
  const facts = { column: column.name, example: column.examples[0] ?? '', rows: column.phonesWithoutCountry }
  return context.ask({ code: 'phone-country', options: [], assumed: context.country, facts }) ?? 'ask'
}

function timeColumn(table: TableInspection, column: ColumnInspection, context: ReadingContext): TimeColumn {
  const format = timeFormat(table, column, context)
  const withoutZone =
    column.times.withoutOffset > 0 || format.startsWith('excel') || column.type === 'time-number'
  const needsZone = withoutZone && !format.startsWith('epoch')
  const facts = { column: column.name, example: column.examples[0] ?? '' }
  const zone = needsZone
    ? (context.ask({ code: 'zone', options: [], assumed: context.zone, facts }) ?? 'ask')
    : null
  return { as: 'time', format, ...orderAndCentury(table, column, context), zone }
}

function timeFormat(
  table: TableInspection,
  column: ColumnInspection,
  { ask }: ReadingContext,
): TimeColumn['format'] {
  if (column.type === 'time') return 'text'
  const { min } = column.numbers
  if (min >= 19_000_101 && min < 1e9) return 'text'
  if (min >= 1e12) return 'epoch-milliseconds'
  if (min >= 1e9) return 'epoch-seconds'
  const answer = ask({
    code: 'date-number',
    table: table.name,
    column: column.name,
    options: ['excel-1900', 'excel-1904'],
    facts: { example: column.examples[0] ?? '' },
  })
  return answer === 'excel-1900' || answer === 'excel-1904' ? answer : 'ask'
}

function orderAndCentury(
  table: TableInspection,
  column: ColumnInspection,
  { ask }: ReadingContext,
): Pick<TimeColumn, 'order' | 'century'> {
  const { onlyDayFirst, onlyMonthFirst, onlyYearFirst, ambiguous, twoDigitYear } = column.times
  const subject = { table: table.name, column: column.name }
  const facts = { example: column.examples[0] ?? '', onlyDayFirst, onlyMonthFirst, ambiguous }
  const century =
    twoDigitYear === 0
      ? 'none'
      : ask({ ...subject, code: 'century', options: ['2000', '1900', 'pivot-50'], facts })
  const proved =
    twoDigitYear === 0 ? decidedOrder(column) : provedShort(onlyDayFirst, onlyMonthFirst, onlyYearFirst)
  const order = proved ?? ask({ ...subject, code: 'date-order', options: possibleOrders(column), facts })
  return { order: isOrder(order) ? order : 'ask', century: isCentury(century) ? century : 'ask' }
}

/** The orders that fit every text; where none does, those that fit some. */
function possibleOrders({ times }: ColumnInspection): string[] {
  const all = times.withOffset + times.withoutOffset
  const orders = Object.entries(times.fits).filter(([, count]) => count > 0)
  const whole = orders.filter(([, count]) => count === all)
  return (whole.length > 0 ? whole : orders).map(([order]) => order)
}

/** Of three two-digit numbers: proved when some texts allow one order only, and always the same. */
function provedShort(
  dayFirst: number,
  monthFirst: number,
  yearFirst: number,
): 'dmy' | 'mdy' | 'ymd' | undefined {
  const seen = [dayFirst > 0, monthFirst > 0, yearFirst > 0].filter(Boolean).length
  if (seen !== 1) return undefined
  return dayFirst > 0 ? 'dmy' : monthFirst > 0 ? 'mdy' : 'ymd'
}

function isOrder(text: string | undefined): text is 'none' | 'dmy' | 'mdy' | 'ymd' {
  return text === 'none' || text === 'dmy' || text === 'mdy' || text === 'ymd'
}

function isCentury(text: string | undefined): text is 'none' | '2000' | '1900' | 'pivot-50' {
  return text === 'none' || text === '2000' || text === '1900' || text === 'pivot-50'
}
