import type { DisplayName } from '../../platform/i18n/display-names.ts'
import type { LocaleSettings } from '../../platform/i18n/locale.ts'
import { translator } from '../../platform/i18n/translate.ts'
import { boardColumns } from './columns/model-columns.ts'
import { tablesOf } from './model-answer-table.ts'
import { csvOf } from './model-csv.ts'
import { sayColumn, sayField } from './model-say-table.ts'
import { namer } from './write-letter.ts'

/** All tables of an answer below each other, headed in the reader's language; numbers as numbers. */
export function writeAnswerCsv(
  answer: unknown,
  { settings, names }: { settings: LocaleSettings; names: readonly DisplayName[] },
): string {
  const t = translator(boardColumns, settings)
  const nameOf = namer(names, settings.language)
  const { facts, tables } = tablesOf(answer)
  const blocks = [
    ...(facts.length > 0
      ? [
          [
            facts.map(fact => fact.path.map(one => sayField(one, t)).join(' · ')),
            facts.map(fact => fact.value),
          ],
        ]
      : []),
    ...tables.map(({ columns, rows }) => [
      columns.map(column => sayColumn({ ...column, of: nameOf(column.of) }, t)),
      ...rows.map(row => row.map(cell => (typeof cell === 'string' ? nameOf(cell) : cell))),
    ]),
  ]
  return csvOf(blocks.flatMap((block, i) => (i === 0 ? block : [[], ...block])))
}
