import type { ColumnInspection, LinkInspection, TableInspection } from '../model-inspection.ts'
import type { SeenTable } from './seen-table.ts'
import { wordsOf } from './words.ts'

/**
 * Columns of different tables that hold the same keys: the values of one are (nearly) all found in the other, which
 * has each once. Names must agree, unless the keys are long codes that cannot meet by chance.
 */
export function findLinks(tables: readonly SeenTable[], seen: readonly TableInspection[]): LinkInspection[] {
  const links: LinkInspection[] = []
  for (const [f, fromTable] of tables.entries()) {
    for (const [t, toTable] of tables.entries()) {
      if (f === t) continue
      for (const [i, from] of (seen[f]?.columns ?? []).entries()) {
        for (const [j, to] of (seen[t]?.columns ?? []).entries()) {
          if (!canJoin(from, to) || !(namesAgree(from.name, to.name, toTable.name) || areLongCodes(from, to)))
            continue
          const [a, b] = [fromTable.profiles[i]?.sketch, toTable.profiles[j]?.sketch]
          if (a === undefined || b === undefined) continue
          const contained = a.containedIn(b)
          const covered = b.containedIn(a)
          // A table that knows more about some of the keys only (households that answered a survey) has the same name.
          const partial = covered.share >= 0.9 && from.name === to.name
          if (contained.compared === 0 || (contained.share < 0.9 && !partial)) continue
          links.push({
            from: { table: fromTable.name, column: from.name },
            to: { table: toTable.name, column: to.name },
            contained: contained.share,
            covered: covered.share,
            fromUnique: from.unique,
          })
        }
      }
    }
  }
  return links
}

const keyTypes = new Set<ColumnInspection['type']>(['id', 'integer', 'category', 'text', 'email'])

function canJoin(from: ColumnInspection, to: ColumnInspection): boolean {
  return to.unique && to.empty === 0 && to.distinct > 1 && keyTypes.has(from.type) && keyTypes.has(to.type)
}

/** order_id = order_id; customer_id = id of the table customers. */
function namesAgree(from: string, to: string, toTable: string): boolean {
  const [a, b] = [wordsOf(from).join(' '), wordsOf(to).join(' ')]
  if (a === b) return true
  const entity = (wordsOf(toTable).at(-1) ?? '').replace(/s$/, '')
  return entity !== '' && (a === `${entity} ${b}` || a === entity) && b !== ''
}

function areLongCodes(from: ColumnInspection, to: ColumnInspection): boolean {
  const long = (column: ColumnInspection) =>
    column.type === 'id' &&
    column.distinct >= 20 &&
    column.examples.every(example => /^[\w-]{12,}$/.test(example))
  return long(from) && long(to)
}
