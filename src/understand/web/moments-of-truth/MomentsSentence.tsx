import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { SentenceProps } from '../ask/question-ui.ts'
import { ChoicePick, EventPick, NumberPick, PropertyPick } from '../ask/sentence/fields.tsx'
import { AddButton, SentenceLine, SentenceOptions } from '../ask/sentence/Sentence.tsx'
import { eventOf, touchpointOf } from '../ask/touchpoint-draft.ts'
import { type MomentsDraft, mostSigns } from './moments-draft.ts'
import { momentsSentences } from './sentences.ts'

/** "What decides the score, which is the rating of a review?" or who comes back, or who leaves. */
export function MomentsSentence({ draft, change, seen }: SentenceProps<MomentsDraft>) {
  const t = useTranslate(momentsSentences)
  const { outcome } = draft
  const put = (more: Partial<MomentsDraft['outcome']>) => change({ outcome: { ...outcome, ...more } })
  const kinds = (['score', 'return', 'leave'] as const).map(value => ({
    value,
    label: t(`moments.outcome.${value}`),
  }))
  const of = {
    node: (
      <ChoicePick
        label={t('moments.outcome')}
        value={outcome.of}
        options={kinds}
        onChange={value => put({ of: value })}
      />
    ),
  }
  const event = (label: string, value: string, set: (name: string) => void) => ({
    node: <EventPick label={label} value={value || null} seen={seen} onChange={name => set(name ?? '')} />,
  })
  if (outcome.of === 'score')
    return (
      <>
        <SentenceLine>
          {t.rich('moments.sentence.score', {
            outcome: of,
            event: event(t('moments.event'), outcome.event, name => put({ event: name })),
            path: {
              node: (
                <PropertyPick
                  label={t('moments.path')}
                  value={outcome.path || null}
                  seen={seen}
                  event={outcome.event || null}
                  onChange={path => put({ path: path ?? '' })}
                />
              ),
            },
            best: {
              node: (
                <ChoicePick
                  label={t('moments.best')}
                  value={outcome.best}
                  options={[
                    { value: 'high', label: t('moments.best.high') },
                    { value: 'low', label: t('moments.best.low') },
                  ]}
                  onChange={best => put({ best })}
                />
              ),
            },
          })}
        </SentenceLine>
        <Options draft={draft} change={change} seen={seen} />
      </>
    )
  return (
    <>
      <SentenceLine>
        {t.rich(`moments.sentence.${outcome.of}`, {
          outcome: of,
          after: event(t('moments.after'), eventOf(outcome.after), name =>
            put({ after: touchpointOf(name) }),
          ),
          signs: { node: <Signs draft={draft} change={change} seen={seen} /> },
          days: {
            node: (
              <NumberPick
                label={t('moments.days')}
                value={outcome.days}
                min={1}
                max={366}
                onChange={days => put({ days })}
              />
            ),
          },
        })}
      </SentenceLine>
      {outcome.signs.length < mostSigns && (
        <AddButton onClick={() => put({ signs: [...outcome.signs, touchpointOf('')] })}>
          {t('moments.addSign')}
        </AddButton>
      )}
      <Options draft={draft} change={change} seen={seen} />
    </>
  )
}

function Signs({ draft: { outcome }, change, seen }: SentenceProps<MomentsDraft>) {
  const t = useTranslate(momentsSentences)
  const signs = outcome.signs.length > 0 ? outcome.signs : [touchpointOf('')]
  const put = (next: MomentsDraft['outcome']['signs']) => change({ outcome: { ...outcome, signs: next } })
  return (
    <>
      {signs.map((sign, i) => (
        <EventPick
          // biome-ignore lint/suspicious/noArrayIndexKey: a sign may be chosen twice; its place is what it is
          key={i}
          label={t('moments.signs')}
          value={eventOf(sign) || null}
          seen={seen}
          isClearable={signs.length > 1}
          onChange={name => put(name === null ? signs.toSpliced(i, 1) : signs.with(i, touchpointOf(name)))}
        />
      ))}
    </>
  )
}

function Options({ draft, change }: SentenceProps<MomentsDraft>) {
  const t = useTranslate(momentsSentences)
  const { outcome } = draft
  const late = {
    node: (
      <ChoicePick
        label={t('moments.late')}
        value={draft.late}
        options={[
          { value: 'date', label: t('moments.late.date') },
          { value: 'instant', label: t('moments.late.instant') },
        ]}
        onChange={value => change({ late: value })}
      />
    ),
  }
  const experienced = (['auto', 'before', 'whole'] as const).map(value => ({
    value,
    label: t(`moments.experienced.${value}`),
  }))
  return (
    <SentenceOptions>
      <SentenceLine>
        {outcome.of === 'score'
          ? t.rich('moments.options.score', {
              experienced: {
                node: (
                  <ChoicePick
                    label={t('moments.experienced')}
                    value={draft.experienced ?? 'auto'}
                    options={experienced}
                    onChange={value => change({ experienced: value === 'auto' ? null : value })}
                  />
                ),
              },
              late,
            })
          : t.rich('moments.options.return', {
              settle: {
                node: (
                  <NumberPick
                    label={t('moments.settle')}
                    value={outcome.settleDays}
                    min={0}
                    max={90}
                    onChange={settleDays => change({ outcome: { ...outcome, settleDays } })}
                  />
                ),
              },
              late,
            })}
      </SentenceLine>
    </SentenceOptions>
  )
}
