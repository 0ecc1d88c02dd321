import { Switch } from '@mantine/core'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { SentenceProps } from '../ask/question-ui.ts'
import { ChoicePick, EventPick, NumberPick, PropertyPick } from '../ask/sentence/fields.tsx'
import { AddButton, SentenceItem, SentenceLine, SentenceList } from '../ask/sentence/Sentence.tsx'
import { counts, type FunnelDraft, orders, overs } from './funnel-draft.ts'
import { funnelSentences } from './sentences.ts'

/** What else must hold: order, what is counted, what must not come between, what stays the same. */
export function FunnelConditions(props: SentenceProps<FunnelDraft>) {
  const t = useTranslate(funnelSentences)
  const { draft, change } = props
  return (
    <>
      <SentenceLine>
        {t.rich('funnel.how', {
          order: {
            node: (
              <ChoicePick
                label={t('funnel.order')}
                value={draft.order}
                options={orders.map(value => ({ value, label: t(`funnel.order.${value}`) }))}
                onChange={order => change({ order })}
              />
            ),
          },
          count: {
            node: (
              <ChoicePick
                label={t('funnel.count')}
                value={draft.order === 'any' ? 'cases' : draft.count}
                options={(draft.order === 'any' ? (['cases'] as const) : counts).map(value => ({
                  value,
                  label: t(`funnel.count.${value}`),
                }))}
                onChange={count => change({ count })}
              />
            ),
          },
          over: {
            node: (
              <ChoicePick
                label={t('funnel.over')}
                value={draft.over ?? 'none'}
                options={overs.map(value => ({ value, label: t(`funnel.over.${value}`) }))}
                onChange={over => change({ over: over === 'none' ? null : over })}
              />
            ),
          },
        })}
      </SentenceLine>
      <SessionWindow {...props} />
      <Held {...props} />
      {draft.order === 'ordered' && <Exclusions {...props} />}
    </>
  )
}

function SessionWindow({ draft, change }: SentenceProps<FunnelDraft>) {
  const t = useTranslate(funnelSentences)
  return (
    <SentenceLine>
      <Switch
        size="sm"
        label={t('funnel.sessions')}
        checked={draft.windowSessions !== null}
        onChange={({ currentTarget }) => change({ windowSessions: currentTarget.checked ? 1 : null })}
      />
      {draft.windowSessions !== null && (
        <NumberPick
          label={t('funnel.sessions.n')}
          value={draft.windowSessions}
          min={1}
          max={100}
          onChange={windowSessions => change({ windowSessions })}
        />
      )}
    </SentenceLine>
  )
}

function Held({ draft, change, seen }: SentenceProps<FunnelDraft>) {
  const t = useTranslate(funnelSentences)
  const { hold } = draft
  return (
    <SentenceLine>
      {hold.map((path, i) => (
        <PropertyPick
          key={path}
          label={t('funnel.hold')}
          value={path}
          seen={seen}
          isClearable
          onChange={next =>
            change({ hold: next === null ? hold.toSpliced(i, 1) : [...new Set(hold.with(i, next))] })
          }
        />
      ))}
      {hold.length < 3 && (
        <PropertyPick
          key={`new ${hold.length}`}
          label={t('funnel.hold')}
          value={null}
          placeholder={t('funnel.hold.add')}
          seen={seen}
          onChange={next => next && change({ hold: [...new Set([...hold, next])] })}
        />
      )}
    </SentenceLine>
  )
}

function Exclusions({ draft, change, seen }: SentenceProps<FunnelDraft>) {
  const t = useTranslate(funnelSentences)
  const { formats } = useLocale()
  const { exclusions, steps } = draft
  const put = (next: FunnelDraft['exclusions']) => change({ exclusions: next })
  const places = steps.map((_, i) => ({ value: String(i + 1), label: formats.number(i + 1) }))
  return (
    <>
      {exclusions.length > 0 && (
        <SentenceList>
          {exclusions.map((one, i) => (
            <SentenceItem
              // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same; its place is what it is
              key={i}
              place={i + 1}
              removeLabel={t('funnel.exclusion.remove')}
              onRemove={() => put(exclusions.toSpliced(i, 1))}
            >
              {t.rich('funnel.exclusion', {
                event: {
                  node: (
                    <EventPick
                      label={t('funnel.exclusion.event')}
                      value={one.any[0]?.event || null}
                      seen={seen}
                      onChange={event => put(exclusions.with(i, { ...one, any: [{ event: event ?? '' }] }))}
                    />
                  ),
                },
                after: {
                  node: (
                    <ChoicePick
                      label={t('funnel.exclusion.after')}
                      value={String(one.after)}
                      options={places.slice(0, -1)}
                      onChange={after =>
                        put(
                          exclusions.with(i, {
                            ...one,
                            after: Number(after),
                            before: Math.max(one.before, Number(after) + 1),
                          }),
                        )
                      }
                    />
                  ),
                },
                before: {
                  node: (
                    <ChoicePick
                      label={t('funnel.exclusion.before')}
                      value={String(one.before)}
                      options={places.slice(one.after)}
                      onChange={before => put(exclusions.with(i, { ...one, before: Number(before) }))}
                    />
                  ),
                },
              })}
            </SentenceItem>
          ))}
        </SentenceList>
      )}
      <AddButton
        isDisabled={exclusions.length >= 8 || steps.length < 2}
        onClick={() => put([...exclusions, { any: [{ event: '' }], after: 1, before: steps.length }])}
      >
        {t('funnel.exclusion.add')}
      </AddButton>
    </>
  )
}
