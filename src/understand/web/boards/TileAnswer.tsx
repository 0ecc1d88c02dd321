import { type ReactNode, useState } from 'react'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ErrorState, Loading } from '../../../platform/ui/states.tsx'
import { boardColumns } from '../../boards/columns/model-columns.ts'
import { tablesOf } from '../../boards/model-answer-table.ts'
import type { ShownTile } from '../../boards/model-boards.ts'
import { sayCell, sayColumn, sayField } from '../../boards/model-say-table.ts'
import { type AskAnswer, breakdownSchema, comparisonSchema } from '../../model-ask.ts'
import { answerProps, EvidenceLine } from '../ask/AnswerCard.tsx'
import { scopeSchema } from '../ask/ask-state.ts'
import { useAsked } from '../ask/use-asked.ts'
import { useQuestionUi } from '../ask/use-question-ui.ts'
import { BehindPanel } from '../BehindPanel.tsx'
import type { Behind } from '../flow-view.ts'
import styles from './Boards.module.css'
import { boardSentences } from './sentences.ts'

export function useTileAnswer({ question, input, compare, breakdown }: ShownTile) {
  return useAsked({
    name: question,
    input,
    compare: comparisonSchema.nullable().catch(null).parse(compare),
    breakdown: breakdownSchema.nullable().catch(null).parse(breakdown),
  })
}

/** The answer of a tile: drawn by its question, or as a table. `isShared`: nobody behind a mark is shown. */
export function TileAnswer({
  shown,
  title,
  isShared = false,
}: {
  shown: ShownTile
  title: string
  isShared?: boolean
}) {
  const t = useTranslate(boardSentences)
  const drawing = useQuestionUi(shown.question)
  const asked = useTileAnswer(shown)
  const [behind, setBehind] = useState<Behind | null>(null)
  for (const { error, isFetching, refetch } of [drawing, asked])
    if (error && !isFetching) return <ErrorState error={error} onRetry={() => void refetch()} />
  const ui = drawing.data
  if (ui === undefined || !asked.data) return <Loading shape="chart" />
  if (ui === null) return <PlainAnswer answer={asked.data} title={title} />
  if (ui.isEmpty(asked.data.answer)) return <p className={styles.quiet}>{t('tile.empty')}</p>
  const onBehind = isShared ? () => undefined : setBehind
  const props = answerProps(asked.data, { onBehind, size: 'tile' })
  return (
    <div className={styles.answer} aria-busy={asked.isFetching}>
      <p className={styles.summary}>{ui.drawSummary(props)}</p>
      {ui.drawView(props)}
      {!isShared && (
        <BehindPanel behind={behind} by={scopeSchema.parse(shown.input).by} onClose={() => setBehind(null)} />
      )}
    </div>
  )
}

const mostRows = 12

/** Any answer as tables: where no drawing knows it. */
function PlainAnswer({ answer, title }: { answer: AskAnswer; title: string }): ReactNode {
  const t = useTranslate(boardSentences)
  const columns = useTranslate(boardColumns)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const named = (raw: string) =>
    raw
      .split(' › ')
      .map(step =>
        step
          .split(' · ')
          .map(one => nameOf('event', one))
          .join(' · '),
      )
      .join(' › ')
  const { facts, tables } = tablesOf(answer.answer)
  const told = facts.filter(({ value }) => value !== null).slice(0, 6)
  if (told.length === 0 && tables.every(({ rows }) => rows.length === 0))
    return <p className={styles.quiet}>{t('tile.empty')}</p>
  return (
    <>
      {told.length > 0 && (
        <dl className={styles.facts}>
          {told.map(({ path, kind, value }) => (
            <div key={path.join('.')}>
              <dt>{path.map(name => sayField(name, columns)).join(' · ')}</dt>
              <dd>{sayCell(value, kind, formats)}</dd>
            </div>
          ))}
        </dl>
      )}
      {tables.slice(0, 1).map(table => (
        <section
          key={table.name}
          className={styles.scroll}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than its tile is scrolled by keyboard too
          tabIndex={0}
          aria-label={t('tile.table', { title })}
        >
          <table className={styles.table}>
            <thead>
              <tr>
                {table.columns.slice(0, 5).map(column => (
                  <th key={JSON.stringify(column)} scope="col">
                    {sayColumn({ ...column, of: named(column.of) }, columns)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {latest(table.rows).map(row => (
                <tr key={JSON.stringify(row)}>
                  {row.slice(0, 5).map((cell, i) => {
                    const column = table.columns[i]
                    const said = sayCell(cell, column?.kind ?? 'text', formats)
                    return (
                      <td key={JSON.stringify(column)}>
                        <bdi>{typeof cell === 'string' ? named(said) : said}</bdi>
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <EvidenceLine data={answer} />
    </>
  )
}

/** Of a row a day the latest. */
function latest<T extends readonly (string | number | null)[]>(rows: readonly T[]): readonly T[] {
  const byDay = rows.every(row => typeof row[0] === 'string' && /^\d{4}-\d\d-\d\d$/.test(row[0]))
  return byDay ? rows.slice(-mostRows) : rows.slice(0, mostRows)
}
