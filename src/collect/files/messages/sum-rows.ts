import type { PropertyRule } from '../mapping.ts'
import type { NoticeItem } from '../model-outcome.ts'
import { createResolver, linkNamed, type Positions, type ResolveContext, rowsOf } from './resolve.ts'
import type { StoredRow } from './stored-table.ts'

export type RowsRule = Extract<PropertyRule, { from: 'rows' }>

export interface Sum {
  readonly value?: string | number
  readonly currency?: string
  readonly notices: readonly NoticeItem[]
}

/**
 * A property over the rows that belong to a key. Sums never mix currencies: with two there is no sum, and it is said.
 * Different kinds are one text, in the order of the alphabet, so that the order of rows does not matter.
 */
export function createRowSum(context: ResolveContext, rule: RowsRule): (key: string) => Sum {
  const link = linkNamed(context.mapping, rule.link)
  if (rule.how === 'count' || rule.of === null)
    return key => ({ value: rowsOf(context, rule.link, key).length, notices: [] })
  const columns = context.stored.get(link.to.table)?.columns ?? []
  const positions: Positions = new Map(columns.map((name, i) => [name, i]))
  const read = createResolver(context, { table: link.to.table, positions }, rule.of)
  const column = rule.of.column

  return key => {
    const values: (string | number)[] = []
    const currencies = new Set<string | undefined>()
    const notices: NoticeItem[] = []
    const leaveOut = (row: StoredRow, text: string) =>
      notices.push({ file: row.file, line: row.line, column, notice: 'left-out-of-sum', text })
    for (const row of rowsOf(context, rule.link, key)) {
      const { value, text, refused, currency } = read(row)
      const isNumber = typeof value === 'number'
      if (refused !== undefined || (value !== undefined && rule.how !== 'distinct' && !isNumber))
        leaveOut(row, text)
      else if (value !== undefined) {
        values.push(typeof value === 'boolean' ? String(value) : value)
        if (isNumber) currencies.add(currency)
      }
    }
    if (values.length === 0) return { notices }
    if (rule.how === 'distinct')
      return { value: [...new Set(values.map(String))].sort().join(' + '), notices }
    const numbers = values.filter(value => typeof value === 'number')
    if (rule.how === 'max') return { value: Math.max(...numbers), notices }
    const [first] = rowsOf(context, rule.link, key)
    if (currencies.size > 1 && first) {
      leaveOut(first, [...currencies].join(' '))
      return { notices }
    }
    const [currency] = currencies
    const value = addDecimals(numbers)
    return currency === undefined ? { value, notices } : { value, currency, notices }
  }
}

/** 0.1 + 0.2 is 0.3 for people: the binary error is far below a millionth. */
function addDecimals(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((sum, number) => sum + number, 0) * 1e6) / 1e6
}
