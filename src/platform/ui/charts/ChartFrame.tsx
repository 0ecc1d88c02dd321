import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconChartLine, IconTable } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslate } from '../../i18n/use-translate.tsx'
import { kitSentences } from '../sentences.ts'
import styles from './ChartFrame.module.css'

export interface ChartTable {
  readonly caption: string
  readonly columns: readonly { readonly name: string; readonly isNumber?: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * Gives a chart its measured width, and every reader its numbers: the same table is offered to the eye by a
 * button and to screen readers always, in reading order.
 */
export function ChartFrame(props: {
  table: ChartTable
  height: number
  /** Small drawings inside other cards carry no button. */
  withSwitch?: boolean
  children: (width: number) => ReactNode
}) {
  const t = useTranslate(kitSentences)
  const [asTable, setAsTable] = useState(false)
  const { ref, width } = useElementSize()
  const name = asTable ? t('chart.asChart') : t('chart.asTable')
  return (
    <figure className={styles.frame}>
      {props.withSwitch && (
        <div className={styles.tools}>
          <Tooltip label={name}>
            <ActionIcon variant="subtle" c="dimmed" aria-label={name} onClick={() => setAsTable(!asTable)}>
              {asTable ? <IconChartLine size={17} /> : <IconTable size={17} />}
            </ActionIcon>
          </Tooltip>
        </div>
      )}
      {asTable ? (
        <DataOf table={props.table} />
      ) : (
        <>
          <div ref={ref} className={styles.drawing} style={{ minBlockSize: props.height }} aria-hidden="true">
            {width > 0 && props.children(width)}
          </div>
          <VisuallyHidden>
            <DataOf table={props.table} />
          </VisuallyHidden>
        </>
      )}
    </figure>
  )
}

function DataOf({ table }: { table: ChartTable }) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{table.caption}</caption>
      <thead>
        <tr>
          {table.columns.map(column => (
            <th key={column.name} scope="col" data-kind={column.isNumber ? 'number' : 'text'}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(row => (
          <tr key={row.join('|')}>
            {row.map((cell, index) => (
              <td
                key={table.columns[index]?.name}
                data-kind={table.columns[index]?.isNumber ? 'number' : 'text'}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
