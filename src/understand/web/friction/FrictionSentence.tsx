import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { FrictionRules } from '../../model-friction.ts'
import type { SentenceProps } from '../ask/question-ui.ts'
import { EventPick, NumberPick } from '../ask/sentence/fields.tsx'
import { SentenceLine, SentenceOptions } from '../ask/sentence/Sentence.tsx'
import type { FrictionDraft } from './friction-draft.ts'
import { frictionSentences } from './sentences.ts'

const limits = {
  loopTimes: [3, 20],
  loopMinutes: [1, 1_440],
  backMinutes: [1, 1_440],
  contactTimes: [2, 20],
  contactDays: [1, 366],
  unansweredHours: [1, 2_000],
  slowMs: [100, 120_000],
} as const satisfies Partial<Record<keyof FrictionRules, readonly [number, number]>>

/** "Where do people struggle, and how many of them still go on?" and what struggling means. */
export function FrictionSentence({ draft, change, seen }: SentenceProps<FrictionDraft>) {
  const t = useTranslate(frictionSentences)
  const { rules } = draft
  const number = (rule: keyof typeof limits) => ({
    node: (
      <NumberPick
        label={t(`friction.rule.${rule}`)}
        value={rules[rule]}
        min={limits[rule][0]}
        max={limits[rule][1]}
        onChange={value => change({ rules: { ...rules, [rule]: value } })}
      />
    ),
  })
  return (
    <>
      <SentenceLine>
        {t.rich('friction.sentence', {
          goal: {
            node: (
              <EventPick
                label={t('friction.goal')}
                value={draft.goal?.any[0]?.event ?? null}
                seen={seen}
                isClearable
                placeholder={t('friction.anywhere')}
                onChange={event => change({ goal: event === null ? null : { id: event, any: [{ event }] } })}
              />
            ),
          },
          minutes: {
            node: (
              <NumberPick
                label={t('friction.minutes')}
                value={draft.goOnMinutes}
                min={1}
                max={43_200}
                onChange={goOnMinutes => change({ goOnMinutes })}
              />
            ),
          },
        })}
      </SentenceLine>
      <SentenceOptions>
        <SentenceLine>
          {t.rich('friction.rules.loop', {
            times: number('loopTimes'),
            minutes: number('loopMinutes'),
            back: number('backMinutes'),
          })}
        </SentenceLine>
        <SentenceLine>
          {t.rich('friction.rules.contact', {
            times: number('contactTimes'),
            days: number('contactDays'),
            hours: number('unansweredHours'),
          })}
        </SentenceLine>
        <SentenceLine>{t.rich('friction.rules.slow', { ms: number('slowMs') })}</SentenceLine>
      </SentenceOptions>
    </>
  )
}
