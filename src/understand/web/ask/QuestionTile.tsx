import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ErrorState, Loading } from '../../../platform/ui/states.tsx'
import { breakdownSchema, comparisonSchema } from '../../model-ask.ts'
import { BehindPanel } from '../BehindPanel.tsx'
import type { Behind } from '../flow-view.ts'
import { answerProps } from './AnswerCard.tsx'
import styles from './Ask.module.css'
import { scopeSchema } from './ask-state.ts'
import { findQuestion } from './question-uis.ts'
import { askSentences } from './sentences.ts'
import { useAsked } from './use-asked.ts'

export interface QuestionTileProps {
  readonly name: string
  /** As it was saved: the period may be in words. */
  readonly input: object
  readonly compare?: unknown
  readonly breakdown?: unknown
}

/** One answer in a small place: a board, a mail's preview. Asked like any other; the same question twice is asked once. */
export function QuestionTile({ name, input, compare, breakdown }: QuestionTileProps) {
  const t = useTranslate(askSentences)
  const [behind, setBehind] = useState<Behind | null>(null)
  const listed = findQuestion(name)
  const { data: ui, ...loaded } = useQuery({
    queryKey: ['question-ui', name],
    queryFn: () => listed?.load() ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const asked = useAsked({
    name,
    input,
    compare: comparisonSchema
      .nullable()
      .catch(null)
      .parse(compare ?? null),
    breakdown: breakdownSchema
      .nullable()
      .catch(null)
      .parse(breakdown ?? null),
  })
  if (!listed) return <p className={styles.quiet}>{t('ask.unknownTitle')}</p>
  if (loaded.error && !loaded.isFetching)
    return <ErrorState error={loaded.error} onRetry={() => void loaded.refetch()} />
  if (asked.error && !asked.isFetching)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
  if (!ui || !asked.data) return <Loading shape="chart" />
  if (ui.isEmpty(asked.data.answer)) return <p className={styles.quiet}>{t('ask.emptyTitle')}</p>
  const props = answerProps(asked.data, { onBehind: setBehind, size: 'tile' })
  return (
    <div className={styles.tile}>
      <p className={styles.summary}>{ui.drawSummary(props)}</p>
      {ui.drawView(props)}
      <BehindPanel behind={behind} by={scopeSchema.parse(input).by} onClose={() => setBehind(null)} />
    </div>
  )
}
