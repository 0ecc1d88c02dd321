import { Button, TextInput } from '@mantine/core'
import { IconDownload, IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useMemo, useRef, useState } from 'react'
import { useFormats } from '../../i18n/LocaleProvider.tsx'
import { useTranslate } from '../../i18n/use-translate.tsx'
import { saveFile } from '../save-file.ts'
import { kitSentences } from '../sentences.ts'
import styles from './DataTable.module.css'
import { type Column, filterRows, nextSort, type Sort, sortRows, tableToCsv } from './prepare-table.ts'
import { TableHead } from './TableHead.tsx'

export interface DrawnColumn<Row> extends Column<Row> {
  /** How the cell looks; the plain value when left out. */
  cell?(row: Row): ReactNode
}

interface DataTableProps<Row> {
  /** Names the table for screen readers and the exported file. */
  readonly label: string
  readonly columns: readonly DrawnColumn<Row>[]
  readonly rows: readonly Row[]
  rowKey(row: Row): string
  /** How many there are when `rows` is only the first of them. */
  readonly total?: number
  onRow?(row: Row): void
  readonly firstSort?: Sort
  readonly height?: string
  /** Pixels below which the table scrolls sideways. */
  readonly least?: number
}

const rowHeight = 41

/** Sorting, finding and CSV over rows already here; only the rows in sight are in the document. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const t = useTranslate(kitSentences)
  const formats = useFormats()
  const [query, setQuery] = useState('')
  const [sort, setSort] = useState<Sort | null>(props.firstSort ?? null)
  const rows = useMemo(
    () =>
      sortRows(
        filterRows(props.rows, props.columns, query),
        props.columns.find(column => column.id === sort?.column),
        { descending: sort?.descending ?? false, compare: formats.compare },
      ),
    [props.rows, props.columns, query, sort, formats],
  )
  const isTruncated = props.total !== undefined && props.total > props.rows.length
  return (
    <div className={styles.whole}>
      <div className={styles.tools}>
        <TextInput
          className={styles.search}
          aria-label={t('table.search')}
          placeholder={t('table.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={query}
          onChange={event => setQuery(event.currentTarget.value)}
        />
        <span className={styles.count} role="status">
          {query.trim() === ''
            ? t('table.rows', { n: props.total ?? props.rows.length })
            : t('table.found', { found: rows.length, all: props.rows.length })}
          {isTruncated && ` · ${t('table.truncated', { shown: props.rows.length, all: props.total ?? 0 })}`}
        </span>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() =>
            saveFile(`${props.label}.csv`, 'text/csv;charset=utf-8', tableToCsv(rows, props.columns))
          }
        >
          {t('table.export')}
        </Button>
      </div>
      <Body {...props} shown={rows} sort={sort} onSort={column => setSort(nextSort(sort, column))} />
    </div>
  )
}

interface BodyProps<Row> extends DataTableProps<Row> {
  readonly shown: readonly Row[]
  readonly sort: Sort | null
  onSort(column: Column<Row>): void
}

function Body<Row>(props: BodyProps<Row>) {
  const t = useTranslate(kitSentences)
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: props.shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 800, height: 600 },
  })
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const size: CSSProperties & Record<'--height' | '--least', string | undefined> = {
    '--height': props.height,
    '--least': props.least === undefined ? undefined : `${props.least}px`,
  }
  if (props.shown.length === 0) return <div className={styles.nothing}>{t('table.nothing')}</div>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={scroll} className={styles.scroll} style={size} tabIndex={0} aria-label={props.label}>
      <table className={styles.table} aria-rowcount={props.shown.length + 1}>
        <TableHead columns={props.columns} sort={props.sort} onSort={props.onSort} />
        <tbody>
          <Space height={before} columns={props.columns.length} />
          {items.map(item => {
            const row = props.shown[item.index]
            return (
              row !== undefined && (
                <TableRow
                  key={props.rowKey(row)}
                  row={row}
                  index={item.index}
                  measure={virtual.measureElement}
                  {...props}
                />
              )
            )
          })}
          <Space height={after} columns={props.columns.length} />
        </tbody>
      </table>
    </section>
  )
}

function Space({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null
  return (
    <tr className={styles.space}>
      <td colSpan={columns} style={{ blockSize: height }} />
    </tr>
  )
}

interface RowProps<Row> extends DataTableProps<Row> {
  readonly row: Row
  readonly index: number
  /** A card is as tall as it needs to be. */
  measure(element: HTMLTableRowElement | null): void
}

function TableRow<Row>(props: RowProps<Row>) {
  const { row, onRow } = props
  return (
    <tr
      ref={props.measure}
      data-index={props.index}
      aria-rowindex={props.index + 2}
      data-link={onRow ? '' : undefined}
      tabIndex={onRow ? 0 : undefined}
      onClick={onRow && (() => onRow(row))}
      onKeyDown={
        onRow &&
        (event => {
          if (event.key === 'Enter' && event.target === event.currentTarget) onRow(row)
        })
      }
    >
      {props.columns.map((column, i) => (
        <td
          key={column.id}
          data-kind={column.kind}
          data-narrow={column.narrow ?? (i === 0 ? 'title' : 'fact')}
          data-label={column.header}
          data-empty={column.value(row) === null || undefined}
          dir={column.kind === 'text' ? 'auto' : undefined}
          title={column.cell ? undefined : String(column.value(row) ?? '')}
        >
          <span className={styles.value}>{column.cell ? column.cell(row) : (column.value(row) ?? '–')}</span>
        </td>
      ))}
    </tr>
  )
}
