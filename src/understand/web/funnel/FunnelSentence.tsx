import { Checkbox } from '@mantine/core'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { SentenceProps } from '../ask/question-ui.ts'
import { EventPick, WindowPick } from '../ask/sentence/fields.tsx'
import { AddButton, SentenceItem, SentenceLine, SentenceList } from '../ask/sentence/Sentence.tsx'
import { eventOf } from '../ask/touchpoint-draft.ts'
import { FunnelConditions } from './FunnelConditions.tsx'
import { type FunnelDraft, mostSteps, stepOf } from './funnel-draft.ts'
import { funnelSentences } from './sentences.ts'

/** "How many do these steps, in this order, within 7 days?" */
export function FunnelSentence(props: SentenceProps<FunnelDraft>) {
  const { draft, change, seen } = props
  const t = useTranslate(funnelSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const { steps } = draft
  const put = (next: FunnelDraft['steps']) => change({ steps: next })
  return (
    <>
      <SentenceLine>
        {t.rich('funnel.sentence', {
          window: {
            node: (
              <WindowPick
                label={t('funnel.window')}
                value={draft.windowMs}
                withAny
                onChange={windowMs => change({ windowMs })}
              />
            ),
          },
        })}
      </SentenceLine>
      <SentenceList>
        {steps.map((step, i) => (
          <SentenceItem
            // biome-ignore lint/suspicious/noArrayIndexKey: a step may be chosen twice; its place is what it is
            key={i}
            place={i + 1}
            removeLabel={t('funnel.remove', {
              step: nameOf('event', eventOf(step)) || formats.number(i + 1),
            })}
            onRemove={steps.length > 2 ? () => put(steps.toSpliced(i, 1)) : undefined}
          >
            <EventPick
              label={t('funnel.step', { n: formats.number(i + 1) })}
              value={eventOf(step) || null}
              seen={seen}
              onChange={event => put(steps.with(i, { ...step, any: [{ event: event ?? '' }] }))}
            />
            {draft.order !== 'any' && i > 0 && i < steps.length - 1 && (
              <Checkbox
                size="xs"
                label={t('funnel.optional')}
                checked={step.optional}
                onChange={({ currentTarget }) =>
                  put(steps.with(i, { ...step, optional: currentTarget.checked }))
                }
              />
            )}
          </SentenceItem>
        ))}
      </SentenceList>
      <AddButton
        isDisabled={steps.length >= mostSteps}
        onClick={() => put([...steps, stepOf('', steps.length + 1)])}
      >
        {t('funnel.add')}
      </AddButton>
      <FunnelConditions {...props} />
    </>
  )
}
