import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { SentenceProps } from '../ask/question-ui.ts'
import { ChoicePick, EventPick, NumberPick } from '../ask/sentence/fields.tsx'
import { SentenceLine } from '../ask/sentence/Sentence.tsx'
import { eventIn, type RetentionDraft, retentionModes, selectorsOf } from './retention-draft.ts'
import { retentionSentences } from './sentences.ts'

/** "Of those who do … for the first time, how many do … in exactly that week, for 8 weeks?" */
export function RetentionSentence({ draft, change, seen }: SentenceProps<RetentionDraft>) {
  const t = useTranslate(retentionSentences)
  const event = (key: 'start' | 'back') => (
    <EventPick
      label={t(`retention.${key}`)}
      value={eventIn(draft[key])}
      seen={seen}
      isClearable
      placeholder={t('retention.any')}
      onChange={value => change({ [key]: selectorsOf(value) })}
    />
  )
  return (
    <SentenceLine>
      {t.rich('retention.sentence', {
        start: { node: event('start') },
        back: { node: event('back') },
        cohort: {
          node: (
            <ChoicePick
              label={t('retention.cohort')}
              value={draft.cohort}
              options={(['first', 'any'] as const).map(value => ({
                value,
                label: t(`retention.cohort.${value}`),
              }))}
              onChange={cohort => change({ cohort })}
            />
          ),
        },
        mode: {
          node: (
            <ChoicePick
              label={t('retention.mode')}
              value={draft.mode}
              options={retentionModes.map(value => ({ value, label: t(`retention.mode.${value}`) }))}
              onChange={mode => change({ mode })}
            />
          ),
        },
        unit: {
          node: (
            <ChoicePick
              label={t('retention.unit')}
              value={draft.unit}
              options={(['day', 'week', 'month'] as const).map(value => ({
                value,
                label: t(`retention.unit.${value}`),
              }))}
              onChange={unit => change({ unit })}
            />
          ),
        },
        units: {
          node: (
            <NumberPick
              label={t('retention.units')}
              value={draft.units}
              min={1}
              max={90}
              onChange={units => change({ units })}
            />
          ),
        },
      })}
    </SentenceLine>
  )
}
