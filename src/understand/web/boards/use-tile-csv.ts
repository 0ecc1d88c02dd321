import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { boardColumns } from '../../boards/columns/model-columns.ts'
import { tablesOf } from '../../boards/model-answer-table.ts'
import type { ShownTile } from '../../boards/model-boards.ts'
import { csvOf } from '../../boards/model-csv.ts'
import { sayColumn } from '../../boards/model-say-table.ts'
import { useTileAnswer } from './use-tile-answer.ts'

/** The tables of a tile's answer for a spreadsheet, in the reader's language; null while there is none. */
export function useTileCsv(shown: ShownTile): (() => string) | null {
  const t = useTranslate(boardColumns)
  const nameOf = useDataNames()
  const { data } = useTileAnswer(shown)
  if (!data) return null
  return () => {
    const { facts, tables } = tablesOf(data.answer.answer)
    const blocks = [
      ...(facts.length > 0
        ? [[facts.map(fact => sayColumn({ ...fact, of: '' }, t)), facts.map(fact => fact.value)]]
        : []),
      ...tables.map(({ columns, rows }) => [
        columns.map(column => sayColumn({ ...column, of: nameOf('event', column.of) }, t)),
        ...rows.map(row => row.map(cell => (typeof cell === 'string' ? nameOf('event', cell) : cell))),
      ]),
    ]
    return csvOf(blocks.flatMap((block, i) => (i === 0 ? block : [[], ...block])))
  }
}
