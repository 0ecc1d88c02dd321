import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslate } from '../../i18n/use-translate.tsx'
import { kitSentences } from '../sentences.ts'
import styles from './DataTable.module.css'
import type { Column, Sort } from './prepare-table.ts'

export function TableHead<Row>(props: {
  columns: readonly Column<Row>[]
  sort: Sort | null
  onSort(column: Column<Row>): void
}) {
  const t = useTranslate(kitSentences)
  const whole = props.columns.reduce((sum, column) => sum + (column.width ?? 1), 0)
  return (
    <thead>
      <tr aria-rowindex={1}>
        {props.columns.map(column => {
          const order =
            props.sort?.column === column.id ? (props.sort.descending ? 'descending' : 'ascending') : 'none'
          const Arrow = order === 'descending' ? IconArrowDown : IconArrowUp
          return (
            <th
              key={column.id}
              scope="col"
              data-kind={column.kind}
              aria-sort={column.isSortable === false ? undefined : order}
              style={{ inlineSize: `${(100 * (column.width ?? 1)) / whole}%` }}
            >
              {column.isSortable === false ? (
                <span className={styles.head}>{column.header}</span>
              ) : (
                <button
                  type="button"
                  className={styles.head}
                  title={t('table.sort', { column: column.header })}
                  onClick={() => props.onSort(column)}
                >
                  {column.header}
                  {order !== 'none' && <Arrow size={14} aria-hidden />}
                </button>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
