import { type ReactNode, useState } from 'react'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ErrorState, Loading } from '../../../platform/ui/states.tsx'
import { boardColumns } from '../../boards/columns/model-columns.ts'
import { tablesOf } from '../../boards/model-answer-table.ts'
import type { ShownTile } from '../../boards/model-boards.ts'
import { sayCell, sayColumn, sayField } from '../../boards/model-say-table.ts'
import type { AskAnswer } from '../../model-ask.ts'
import { answerProps, EvidenceLine } from '../ask/AnswerCard.tsx'
import { scopeSchema } from '../ask/ask-state.ts'
import type { QuestionUi } from '../ask/question-ui.ts'
import { useQuestionUi } from '../ask/use-question-ui.ts'
import { BehindPanel } from '../BehindPanel.tsx'
import type { Behind } from '../flow-view.ts'
import styles from './Boards.module.css'
import { FoundLine } from './FoundLine.tsx'
import { boardSentences } from './sentences.ts'
import { useFreshAnswer, useTileAnswer } from './use-tile-answer.ts'

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
  useFreshAnswer(asked)
  for (const { error, data, isFetching, refetch } of [drawing, asked])
    if (error && !data && !isFetching) return <ErrorState error={error} onRetry={() => void refetch()} />
  const { data: ui } = drawing
  if (ui === undefined || !asked.data) return <Loading shape="chart" />
  const { answer } = asked.data
  return (
    // What is asked again stands as it was until the new answer is there; only another period's is faint.
    <div className={styles.answer} aria-busy={asked.isPlaceholderData}>
      {ui === null ? (
        <PlainAnswer answer={answer} title={title} />
      ) : ui.isEmpty(answer.answer) ? (
        <p className={styles.quiet}>{t('tile.empty')}</p>
      ) : (
        <DrawnAnswer ui={ui} answer={answer} by={scopeSchema.parse(shown.input).by} isShared={isShared} />
      )}
      <FoundLine
        at={answer.evidence.at}
        isAsking={asked.isFetching && !asked.isPlaceholderData}
        hasFailed={asked.isError}
      />
    </div>
  )
}

function DrawnAnswer({
  ui,
  answer,
  by,
  isShared,
}: {
  ui: QuestionUi
  answer: AskAnswer
  by: string
  isShared: boolean
}) {
  const [behind, setBehind] = useState<Behind | null>(null)
  const props = answerProps(answer, { onBehind: isShared ? () => undefined : setBehind, size: 'tile' })
  return (
    <>
      <p className={styles.summary}>{ui.drawSummary(props)}</p>
      {ui.drawView(props)}
      {!isShared && <BehindPanel behind={behind} by={by} onClose={() => setBehind(null)} />}
    </>
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
