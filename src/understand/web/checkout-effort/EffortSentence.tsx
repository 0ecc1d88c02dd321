import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { useNow } from '../../../platform/ui/use-now.ts'
import type { SentenceProps } from '../ask/question-ui.ts'
import { attemptPicks } from '../ask/sentence/attempt-picks.tsx'
import { ChoicePick, EventPick } from '../ask/sentence/fields.tsx'
import { AddButton, SentenceLine, SentenceOptions } from '../ask/sentence/Sentence.tsx'
import styles from './Effort.module.css'
import { type EffortDraft, withEvent } from './effort-draft.ts'
import { effortSentences } from './sentences.ts'
import { useEffortWords } from './use-effort-words.ts'

const day = 86_400_000
const daysAgo = [7, 14, 28, 56, 84, 168] as const
const none = 'none'

/** "How much work is it from the checkout to the order?" What counts as a click or a field is open below. */
export function EffortSentence(props: SentenceProps<EffortDraft>) {
  const t = useTranslate(effortSentences)
  const { formats } = useLocale()
  const { draft, change } = props
  const today = Math.floor(useNow() / day) * day
  const known = daysAgo.map(days => ({
    value: String(today - days * day),
    label: t('effort.daysAgo', { n: days }),
  }))
  const chosen = draft.changedAt === null ? none : String(draft.changedAt)
  const given = known.some(({ value }) => value === chosen) || draft.changedAt === null
  return (
    <>
      <SentenceLine>
        {t.rich('effort.sentence', {
          ...attemptPicks(props, {
            from: t('effort.from'),
            to: t('effort.to'),
            window: t('effort.window'),
          }),
          change: {
            node: (
              <ChoicePick
                label={t('effort.change')}
                value={chosen}
                options={[
                  { value: none, label: t('effort.change.none') },
                  ...known,
                  ...(given || draft.changedAt === null
                    ? []
                    : [{ value: chosen, label: formats.date(draft.changedAt) }]),
                ]}
                onChange={value => change({ changedAt: value === none ? null : Number(value) })}
              />
            ),
          },
        })}
      </SentenceLine>
      <SentenceOptions>
        {draft.measures.map(({ id }) => (
          <Counted key={id} id={id} {...props} />
        ))}
      </SentenceOptions>
    </>
  )
}

/** The events of one measure: taken away by a click, added from those that were seen. */
function Counted({ id, draft, change, seen }: SentenceProps<EffortDraft> & { id: string }) {
  const t = useTranslate(effortSentences)
  const nameOf = useDataNames()
  const words = useEffortWords()
  const label = t('effort.counted', { measure: words.nameOf(id) })
  const events = draft.measures.find(one => one.id === id)?.events ?? []
  const put = (event: string) => change({ measures: withEvent(draft, id, event) })
  return (
    <details className={styles.counted}>
      <summary>{label}</summary>
      <div className={styles.chips}>
        {events.map(({ event }) => (
          <AddButton key={event} onClick={() => put(event)}>
            <s>{nameOf('event', event)}</s>
          </AddButton>
        ))}
        <EventPick label={label} value={null} seen={seen} onChange={event => event && put(event)} />
      </div>
    </details>
  )
}
