import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { QuestionCard } from '../../../platform/ui/Card.tsx'
import { CardGrid, Section } from '../../../platform/ui/Page.tsx'
import { channelProperty } from '../../model.ts'
import type { Behind } from '../flow-view.ts'
import { answerProps } from './AnswerCard.tsx'
import styles from './Ask.module.css'
import type { QuestionUi } from './question-ui.ts'
import { namedValue } from './sentence/fields.tsx'
import { askSentences } from './sentences.ts'
import type { Ask } from './use-ask.ts'

interface AnswerPartsProps {
  readonly ui: QuestionUi
  readonly ask: Ask
  onBehind(behind: Behind): void
}

/** The comparison and the breakdown under the answer, each as the question itself draws it in a small place. */
export function AnswerParts({ ui, ask, onBehind }: AnswerPartsProps) {
  const t = useTranslate(askSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const { data } = ask.asked
  const { breakdown } = ask.state
  if (!data?.parts || !breakdown || ask.asking.input === null) return null
  const property =
    breakdown.path === channelProperty ? t('sentence.channel') : nameOf('property', breakdown.path)
  const { rest } = data
  return (
    <Section title={t('parts.title', { property })}>
      <CardGrid least={360}>
        {data.parts.map(({ value, cases, ...asked }) => {
          const props = answerProps(asked, { onBehind, size: 'tile' })
          return (
            <QuestionCard
              key={value}
              title={<bdi dir="auto">{namedValue(nameOf, breakdown.path, value)}</bdi>}
              aside={
                <span className={styles.quiet}>{t('evidence.cases', { n: formats.quantity(cases) })}</span>
              }
              answer={ui.isEmpty(asked.answer) ? t('ask.emptyTitle') : ui.drawSummary(props)}
            >
              {!ui.isEmpty(asked.answer) && ui.drawView(props)}
            </QuestionCard>
          )
        })}
      </CardGrid>
      {rest && (
        <p className={styles.quiet}>
          {t('parts.rest', { n: Math.max(0, rest.distinct - data.parts.length) })}{' '}
          {t('parts.without', { n: formats.quantity(rest.without) })}
        </p>
      )}
    </Section>
  )
}
