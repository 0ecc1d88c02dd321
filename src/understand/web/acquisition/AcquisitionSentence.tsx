import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { creditedSources, visitDimensions } from '../../model-acquisition.ts'
import type { SentenceProps } from '../ask/question-ui.ts'
import { ChoicePick, EventPick, PropertyPick } from '../ask/sentence/fields.tsx'
import { PillSelect } from '../ask/sentence/Pill.tsx'
import { SentenceLine } from '../ask/sentence/Sentence.tsx'
import { eventOf } from '../ask/touchpoint-draft.ts'
import styles from './Acquisition.module.css'
import { type AcquisitionDraft, touchOf } from './acquisition-draft.ts'
import { acquisitionSentences } from './sentences.ts'
import { VisitRulesPanel } from './VisitRulesPanel.tsx'

/** "Where do visits come from, by channel group? They count for …, and a visit succeeds with …" */
export function AcquisitionSentence({ draft, change, seen }: SentenceProps<AcquisitionDraft>) {
  const t = useTranslate(acquisitionSentences)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <SentenceLine>
        {t.rich('visits.sentence', {
          dimension: { node: <DimensionPick draft={draft} change={change} seen={seen} /> },
          credit: {
            node: (
              <ChoicePick
                label={t('visits.credit')}
                value={draft.credit}
                options={creditedSources.map(value => ({ value, label: t(`visits.credit.${value}`) }))}
                onChange={credit => change({ credit })}
              />
            ),
          },
          conversion: {
            node: (
              <EventPick
                label={t('visits.conversion')}
                value={eventOf(draft.conversion) || null}
                seen={seen}
                isClearable
                placeholder={t('visits.conversion.none')}
                onChange={event => change({ conversion: touchOf(event) })}
              />
            ),
          },
        })}
      </SentenceLine>
      <SentenceLine>
        {t.rich('visits.sentence.more', {
          unit: {
            node: (
              <ChoicePick
                label={t('visits.unit')}
                value={draft.unit}
                options={(['day', 'week', 'month'] as const).map(value => ({
                  value,
                  label: t(`visits.unit.${value}`),
                }))}
                onChange={unit => change({ unit })}
              />
            ),
          },
          rules: {
            node: (
              <button type="button" className={styles.link} onClick={() => setOpen(true)}>
                {t('visits.rules')}
              </button>
            ),
          },
        })}
      </SentenceLine>
      <VisitRulesPanel isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

function DimensionPick({ draft, change, seen }: SentenceProps<AcquisitionDraft>) {
  const t = useTranslate(acquisitionSentences)
  const { dimension } = draft
  const kinds = [...visitDimensions, 'property', 'parameter'] as const
  const kind = typeof dimension === 'string' ? dimension : 'property' in dimension ? 'property' : 'parameter'
  return (
    <>
      <ChoicePick
        label={t('visits.dimension')}
        value={kind}
        options={kinds.map(value => ({ value, label: t(`visits.by.${value}`) }))}
        onChange={value => {
          if (value === 'property')
            change({ dimension: { property: seen.properties[0]?.path ?? '', take: 'first' } })
          else if (value === 'parameter') change({ dimension: { parameter: 'utm_id' } })
          else change({ dimension: value })
        }}
      />
      {typeof dimension !== 'string' && 'property' in dimension && (
        <PropertyPick
          label={t('visits.property')}
          value={dimension.property || null}
          seen={seen}
          onChange={property => change({ dimension: { ...dimension, property: property ?? '' } })}
        />
      )}
      {typeof dimension !== 'string' && 'parameter' in dimension && (
        <PillSelect
          label={t('visits.parameter')}
          value={dimension.parameter}
          options={[dimension.parameter].map(value => ({ value, label: value }))}
          isFree
          onChange={parameter => change({ dimension: { parameter: parameter ?? '' } })}
        />
      )}
    </>
  )
}
