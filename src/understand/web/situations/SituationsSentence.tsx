import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { useNow } from '../../../platform/ui/use-now.ts'
import type { Circumstance } from '../../circumstances/model-circumstances.ts'
import { mostOccurrences } from '../../model-situations.ts'
import type { SentenceProps } from '../ask/question-ui.ts'
import { ChoicePick, NumberPick } from '../ask/sentence/fields.tsx'
import { PillSelect } from '../ask/sentence/Pill.tsx'
import { SentenceLine, SentenceOptions } from '../ask/sentence/Sentence.tsx'
import { useCircumstances } from '../circumstances/use-circumstances.ts'
import { MeasureSentence } from '../daily/MeasureSentence.tsx'
import { situationsSentences } from './sentences.ts'
import type { SituationsDraft } from './situations-draft.ts'
import { useSituationNames } from './use-situation-names.ts'

type Props = SentenceProps<SituationsDraft>

/** "What is Ramadan like, measured by the number of orders?" */
export function SituationsSentence(props: Props) {
  const t = useTranslate(situationsSentences)
  const { draft, change, seen } = props
  const number = (field: 'baselineDays' | 'around', min: number, max: number) => (
    <NumberPick
      label={t(field === 'around' ? 'situation.window.around' : 'situation.window.days')}
      value={draft[field]}
      min={min}
      max={max}
      onChange={value => change({ [field]: value })}
    />
  )
  return (
    <>
      <SentenceLine>
        {t.rich('situation.sentence', { situation: { node: <SituationPick {...props} /> } })}
      </SentenceLine>
      <MeasureSentence measure={draft.measure} seen={seen} change={measure => change({ measure })} />
      <SentenceOptions>
        <SentenceLine>
          {t.rich('situation.window', {
            days: { node: number('baselineDays', 14, 120) },
            around: { node: number('around', 0, 30) },
            align: {
              node: (
                <ChoicePick
                  label={t('situation.align')}
                  value={draft.align}
                  options={(['auto', 'start', 'hijri'] as const).map(value => ({
                    value,
                    label: t(`situation.align.${value}`),
                  }))}
                  onChange={align => change({ align })}
                />
              ),
            },
          })}
        </SentenceLine>
        <AppLink to="/questions/circumstances">{t('situation.manage')}</AppLink>
      </SentenceOptions>
    </>
  )
}

const writtenPrefix = 'written:'

/** What the calendar knows, and what was written down: by its name, with all its occurrences. */
function SituationPick({ draft, change }: Props) {
  const t = useTranslate(situationsSentences)
  const names = useSituationNames()
  const now = useNow()
  const known = useCircumstances().data?.circumstances ?? []
  const written = known.filter(one => one.source === 'written')
  const own = Map.groupBy(
    written.filter(one => one.insteadOf === null),
    one => one.series,
  )
  const calendar = [...new Set(known.filter(one => one.source === 'calendar').map(one => one.series))]
  const offered =
    draft.calendar && !calendar.includes(draft.calendar) ? [draft.calendar, ...calendar] : calendar
  const options = [
    ...offered.map(series => ({ value: series, label: names.series(series) })),
    ...[...own].map(([series, list]) => ({
      value: writtenPrefix + series,
      label: t('situation.written', { name: list[0]?.names.en ?? series, n: list.length }),
    })),
  ]
  const choose = (value: string | null) => {
    if (value === null) return
    if (!value.startsWith(writtenPrefix)) {
      const instead = written.filter(one => one.series === value)
      change({ calendar: value, series: null, occurrences: stretches(instead), coming: null })
      return
    }
    const series = value.slice(writtenPrefix.length)
    const list = own.get(series) ?? []
    const today = new Date(now).toISOString().slice(0, 10)
    change({
      calendar: null,
      series: list[0]?.names.en ?? series,
      occurrences: stretches(list.filter(one => one.from <= today)),
      coming: stretches(list.filter(one => one.from > today))[0] ?? null,
    })
  }
  return (
    <PillSelect
      label={t('situation.pick')}
      value={
        draft.calendar ??
        [...own].find(([, l]) => l[0]?.names.en === draft.series)?.[0]?.replace(/^/, writtenPrefix) ??
        null
      }
      placeholder={draft.series ?? t('situation.choose')}
      options={options}
      onChange={choose}
    />
  )
}

function stretches(list: readonly Circumstance[]) {
  return list.slice(-mostOccurrences).map(({ names, from, to }) => ({ name: names.en, from, to }))
}
