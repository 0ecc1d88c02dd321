import type { ColumnInspection, TableInspection } from '../model-inspection.ts'
import { factsOf } from './cell-facts.ts'

/**
 * Where few values of a number-like column carry letters in front ("C536379"), does a quantity or an amount go below
 * zero with them? That is how exports write cancellations. Counted on a sample, decided by the proposal.
 */
export function findPrefixSigns(
  sample: readonly (readonly string[])[],
  columns: readonly ColumnInspection[],
): TableInspection['prefixSigns'] {
  const signed = columns.flatMap((column, i) => (column.numbers.negative > 0 && isNumber(column) ? [i] : []))
  const found: TableInspection['prefixSigns'] = []
  for (const [at, column] of columns.entries()) {
    if (column.type !== 'id') continue
    for (const prefix of Object.keys(column.prefixes)) {
      const withPrefix = sample.filter(row => factsOf(row[at] ?? '').prefix === prefix)
      const others = sample.length - withPrefix.length
      if (withPrefix.length === 0 || withPrefix.length > 0.3 * sample.length) continue
      for (const other of signed) {
        const negative = withPrefix.filter(row => isNegative(row[other])).length
        const all = sample.filter(row => isNegative(row[other])).length
        found.push({
          column: column.name,
          prefix,
          numberColumn: columns[other]?.name ?? '',
          rows: withPrefix.length,
          negative,
          othersNegative: others === 0 ? 0 : (all - negative) / others,
        })
      }
    }
  }
  return found
}

function isNumber({ type }: ColumnInspection): boolean {
  return type === 'integer' || type === 'decimal' || type === 'money'
}

function isNegative(cell: string | undefined): boolean {
  return cell !== undefined && factsOf(cell).number?.negative === true
}
