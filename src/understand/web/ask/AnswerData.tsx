import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { saveFile } from '../../../platform/ui/save-file.ts'
import { DataTable } from '../../../platform/ui/table/DataTable.tsx'
import { tableToCsv } from '../../../platform/ui/table/prepare-table.ts'
import type { Behind } from '../flow-view.ts'
import styles from './Ask.module.css'
import type { AnswerTable, AskedAnswer, QuestionUi } from './question-ui.ts'
import { askSentences } from './sentences.ts'

type Row = AnswerTable['rows'][number]

interface AnswerDataProps {
  readonly ui: QuestionUi
  readonly draft: Readonly<Record<string, unknown>>
  readonly asked: AskedAnswer<unknown>
  onBehind?(behind: Behind): void
}

/** The answer as a table: for whoever reads numbers rather than drawings. */
export function AnswerData({ ui, draft, asked, onBehind }: AnswerDataProps) {
  const t = useTranslate(askSentences)
  const table = ui.useTable({ draft, asked })
  return (
    <DataTable
      label={t('table.label')}
      columns={columnsOf(table).map(column => ({
        ...column,
        cell: (row: Row) => {
          const shown = row.shown?.[column.id] ?? column.value(row) ?? '–'
          const behind = row.behind?.[column.id]
          return behind && onBehind ? (
            <button
              type="button"
              className={styles.cell}
              title={behind.about}
              onClick={() => onBehind(behind)}
            >
              {shown}
            </button>
          ) : (
            shown
          )
        },
      }))}
      rows={table.rows}
      rowKey={row => row.key}
    />
  )
}

/** Saves the answer's table as CSV, as a reader's spreadsheet opens it. */
export function useCsv(ui: QuestionUi, { draft, asked }: Omit<AnswerDataProps, 'ui'>): () => void {
  const table = ui.useTable({ draft, asked })
  return () => saveFile(`${ui.name}.csv`, 'text/csv;charset=utf-8', tableToCsv(table.rows, columnsOf(table)))
}

function columnsOf({ columns }: AnswerTable) {
  return columns.map(column => ({ ...column, value: (row: Row) => row.values[column.id] ?? null }))
}
