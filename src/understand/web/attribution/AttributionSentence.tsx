import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import {
  attributionModels,
  eventTouchNames,
  reentries,
  type Touches,
  visitTouchNames,
} from '../../model-attribution.ts'
import { touchOf } from '../acquisition/acquisition-draft.ts'
import type { SentenceProps } from '../ask/question-ui.ts'
import { ChoicePick, EventPick, NumberPick, PropertyPick, WindowPick } from '../ask/sentence/fields.tsx'
import { SentenceLine } from '../ask/sentence/Sentence.tsx'
import { eventOf } from '../ask/touchpoint-draft.ts'
import type { AttributionDraft } from './attribution-draft.ts'
import { attributionSentences } from './sentences.ts'

type Props = SentenceProps<AttributionDraft>

/** "What earned an order? Touches are visits by channel group, 30 days before it." */
export function AttributionSentence(props: Props) {
  const t = useTranslate(attributionSentences)
  const { draft, change, seen } = props
  return (
    <>
      <SentenceLine>
        {t.rich('attribution.sentence', {
          conversion: {
            node: (
              <EventPick
                label={t('attribution.conversion')}
                value={eventOf(draft.conversion) || null}
                seen={seen}
                onChange={event => change({ conversion: touchOf(event) })}
              />
            ),
          },
          touches: { node: <TouchPick {...props} /> },
          within: {
            node: (
              <WindowPick
                label={t('attribution.window')}
                value={draft.windowMs}
                withAny
                onChange={windowMs => change({ windowMs })}
              />
            ),
          },
        })}
      </SentenceLine>
      <MoreLine {...props} />
      <WeightLine {...props} />
    </>
  )
}

function MoreLine({ draft, change }: Props) {
  const t = useTranslate(attributionSentences)
  return (
    <SentenceLine>
      {t.rich('attribution.more', {
        baseline: {
          node: (
            <ChoicePick
              label={t('attribution.baseline')}
              value={draft.baseline}
              options={attributionModels.map(value => ({ value, label: t(`model.${value}`) }))}
              onChange={baseline => change({ baseline })}
            />
          ),
        },
        reentry: {
          node: (
            <ChoicePick
              label={t('attribution.reentry')}
              value={draft.reentry}
              options={reentries.map(value => ({ value, label: t(`attribution.reentry.${value}`) }))}
              onChange={reentry => change({ reentry })}
            />
          ),
        },
        nulls: {
          node: (
            <ChoicePick
              label={t('attribution.nulls')}
              value={draft.nulls ? 'with' : 'without'}
              options={(['with', 'without'] as const).map(value => ({
                value,
                label: t(`attribution.nulls.${value}`),
              }))}
              onChange={value => change({ nulls: value === 'with' })}
            />
          ),
        },
      })}
    </SentenceLine>
  )
}

function WeightLine({ draft, change }: Props) {
  const t = useTranslate(attributionSentences)
  const { weights } = draft
  const weight = (part: keyof typeof weights) => ({
    node: (
      <NumberPick
        label={t(`attribution.weight.${part}`)}
        value={weights[part]}
        min={0}
        max={100}
        onChange={value => change({ weights: { ...weights, [part]: value } })}
      />
    ),
  })
  return (
    <SentenceLine>
      {t.rich('attribution.more.position', {
        first: weight('first'),
        middle: weight('middle'),
        last: weight('last'),
        half: {
          node: (
            <WindowPick
              label={t('attribution.half')}
              value={draft.halfLifeMs}
              onChange={halfLifeMs => halfLifeMs && change({ halfLifeMs })}
            />
          ),
        },
      })}
    </SentenceLine>
  )
}

function TouchPick({ draft, change, seen }: Props) {
  const t = useTranslate(attributionSentences)
  const { touches } = draft
  const put = (next: Touches) => change({ touches: next })
  const kind = (
    <ChoicePick
      label={t('attribution.touches')}
      value={touches.of === 'visits' ? 'visits' : 'events'}
      options={(['visits', 'events'] as const).map(value => ({
        value,
        label: t(`attribution.touches.${value}`),
      }))}
      onChange={of =>
        put(of === 'visits' ? { of, name: 'group' } : { of, which: [], name: 'channel', perSession: 'first' })
      }
    />
  )
  if (touches.of === 'visits')
    return (
      <>
        {kind}{' '}
        {t.rich('attribution.sentence.visits', {
          name: {
            node: (
              <ChoicePick
                label={t('attribution.name')}
                value={touches.name}
                options={visitTouchNames.map(value => ({ value, label: t(`attribution.name.${value}`) }))}
                onChange={name => put({ ...touches, name })}
              />
            ),
          },
        })}
      </>
    )
  if (touches.of === 'touchpoints') return kind
  const { name } = touches
  return (
    <>
      {kind}{' '}
      {t.rich('attribution.sentence.events', {
        name: {
          node: (
            <>
              <ChoicePick
                label={t('attribution.name')}
                value={typeof name === 'string' ? name : 'property'}
                options={[...eventTouchNames, 'property' as const].map(value => ({
                  value,
                  label: t(`attribution.name.${value}`),
                }))}
                onChange={value =>
                  put({
                    ...touches,
                    name: value === 'property' ? { property: seen.properties[0]?.path ?? '' } : value,
                  })
                }
              />
              {typeof name !== 'string' && (
                <PropertyPick
                  label={t('attribution.property')}
                  value={name.property || null}
                  seen={seen}
                  onChange={property => put({ ...touches, name: { property: property ?? '' } })}
                />
              )}
            </>
          ),
        },
        session: {
          node: (
            <ChoicePick
              label={t('attribution.session')}
              value={touches.perSession}
              options={(['all', 'first', 'last'] as const).map(value => ({
                value,
                label: t(`attribution.session.${value}`),
              }))}
              onChange={session => put({ ...touches, perSession: session })}
            />
          ),
        },
      })}
    </>
  )
}
