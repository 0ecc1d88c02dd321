import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { SentenceProps } from '../ask/question-ui.ts'
import { ChoicePick, EventPick, PropertyPick, WindowPick } from '../ask/sentence/fields.tsx'
import {
  AddButton,
  SentenceItem,
  SentenceLine,
  SentenceList,
  SentenceOptions,
} from '../ask/sentence/Sentence.tsx'
import { eventOf } from '../ask/touchpoint-draft.ts'
import { differsSentences } from './sentences.ts'
import { mostProperties, mostSteps, stepOf, type WhatDiffersDraft } from './what-differs-draft.ts'

/** "Of those who came to step 2 of these: what sets those who went on apart?" */
export function WhatDiffersSentence({ draft, change, seen }: SentenceProps<WhatDiffersDraft>) {
  const t = useTranslate(differsSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const { steps, properties } = draft
  const put = (next: WhatDiffersDraft['steps']) =>
    change({ steps: next, step: Math.max(1, Math.min(draft.step, next.length - 1)) })
  const places = steps.slice(0, -1).map((step, i) => ({
    value: String(i + 1),
    label:
      eventOf(step) === ''
        ? formats.number(i + 1)
        : t('differs.atStep', { n: formats.number(i + 1), event: nameOf('event', eventOf(step)) }),
  }))
  return (
    <>
      <SentenceLine>
        {t.rich('differs.sentence', {
          step: {
            node: (
              <ChoicePick
                label={t('differs.at')}
                value={String(Math.min(draft.step, Math.max(1, steps.length - 1)))}
                options={places}
                onChange={value => change({ step: Number(value) })}
              />
            ),
          },
          window: {
            node: (
              <WindowPick
                label={t('differs.window')}
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
            removeLabel={t('differs.remove', {
              step: nameOf('event', eventOf(step)) || formats.number(i + 1),
            })}
            onRemove={steps.length > 2 ? () => put(steps.toSpliced(i, 1)) : undefined}
          >
            <EventPick
              label={t('differs.step', { n: formats.number(i + 1) })}
              value={eventOf(step) || null}
              seen={seen}
              onChange={event => put(steps.with(i, stepOf(event ?? '', i + 1)))}
            />
          </SentenceItem>
        ))}
      </SentenceList>
      <AddButton
        isDisabled={steps.length >= mostSteps}
        onClick={() => put([...steps, stepOf('', steps.length + 1)])}
      >
        {t('differs.add')}
      </AddButton>
      <SentenceOptions>
        <span>{t('differs.properties', { n: properties.length })}</span>
        {properties.length < mostProperties && (
          <PropertyPick
            label={t('differs.addProperty')}
            value={null}
            seen={seen}
            placeholder={t('differs.addProperty')}
            onChange={path => path && change({ properties: [...new Set([...properties, path])] })}
          />
        )}
      </SentenceOptions>
    </>
  )
}
