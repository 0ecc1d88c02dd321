import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { SentenceProps } from '../ask/question-ui.ts'
import { ChoicePick, EventPick } from '../ask/sentence/fields.tsx'
import { SentenceLine } from '../ask/sentence/Sentence.tsx'
import type { LifecycleDraft } from './lifecycle-draft.ts'
import { lifecycleSentences } from './sentences.ts'

export function LifecycleSentence({ draft, change, seen }: SentenceProps<LifecycleDraft>) {
  const t = useTranslate(lifecycleSentences)
  return (
    <SentenceLine>
      {t.rich('lifecycle.sentence', {
        active: {
          node: (
            <EventPick
              label={t('lifecycle.active')}
              value={draft.active[0]?.event || null}
              seen={seen}
              isClearable
              placeholder={t('lifecycle.any')}
              onChange={event => change({ active: event === null ? [] : [{ event }] })}
            />
          ),
        },
        unit: {
          node: (
            <ChoicePick
              label={t('lifecycle.unit')}
              value={draft.unit}
              options={(['day', 'week', 'month'] as const).map(value => ({
                value,
                label: t(`lifecycle.unit.${value}`),
              }))}
              onChange={unit => change({ unit })}
            />
          ),
        },
      })}
    </SentenceLine>
  )
}
