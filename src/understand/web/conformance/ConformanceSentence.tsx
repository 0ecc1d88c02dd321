import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { SentenceProps } from '../ask/question-ui.ts'
import { FromMap } from '../ask/sentence/FromMap.tsx'
import { EventPick, WindowPick } from '../ask/sentence/fields.tsx'
import { AddButton, SentenceLine, SentenceOptions } from '../ask/sentence/Sentence.tsx'
import { AcceptedDeviations } from './AcceptedDeviations.tsx'
import styles from './Conformance.module.css'
import { type ConformanceDraft, type DraftPart, distinctIds, partOf, stepsOf } from './conformance-draft.ts'
import { planOfMap } from './map-plan.ts'
import { PlanParts } from './PlanParts.tsx'
import { conformanceSentences } from './sentences.ts'

/** The plan, drawn as a list that reads from its first step to its last, or taken from a map. */
export function ConformanceSentence({ draft, change, seen }: SentenceProps<ConformanceDraft>) {
  const t = useTranslate(conformanceSentences)
  const { settings } = useLocale()
  const put = (plan: readonly DraftPart[]) => change({ plan: distinctIds(plan) })
  const add = (is: DraftPart['is']) => put([...draft.plan, partOf(is)])
  const isFull = draft.plan.length >= 40 || stepsOf(draft.plan).length >= 59
  return (
    <>
      <SentenceLine>{t('conform.sentence')}</SentenceLine>
      <PlanParts plan={draft.plan} seen={seen} put={put} />
      <div className={styles.adds}>
        <AddButton isDisabled={isFull} onClick={() => add('step')}>
          {t('conform.add')}
        </AddButton>
        <AddButton isDisabled={isFull} onClick={() => add('choice')}>
          {t('conform.addChoice')}
        </AddButton>
        <AddButton isDisabled={isFull} onClick={() => add('any-order')}>
          {t('conform.addBlock')}
        </AddButton>
        <FromMap
          label={t('conform.fromMap')}
          none={t('conform.fromMap.none')}
          onTake={map => {
            const plan = planOfMap(map, settings.language)
            if (plan.length > 0) change({ plan: distinctIds(plan), accepted: [] })
          }}
        />
      </div>
      <SentenceOptions>
        <SentenceLine>
          {t.rich('conform.outcome', {
            event: {
              node: (
                <EventPick
                  label={t('conform.outcomeLabel')}
                  value={draft.outcome?.any[0]?.event ?? null}
                  seen={seen}
                  isClearable
                  placeholder={t('conform.outcomeNone')}
                  onChange={event =>
                    change({ outcome: event === null ? null : { id: event, any: [{ event }] } })
                  }
                />
              ),
            },
          })}
        </SentenceLine>
        <SentenceLine>
          {t.rich('conform.patience', {
            window: {
              node: (
                <WindowPick
                  label={t('conform.patienceLabel')}
                  value={draft.patienceMs}
                  onChange={ms => change({ patienceMs: ms ?? draft.patienceMs })}
                />
              ),
            },
          })}
        </SentenceLine>
      </SentenceOptions>
      <AcceptedDeviations draft={draft} change={change} />
    </>
  )
}
