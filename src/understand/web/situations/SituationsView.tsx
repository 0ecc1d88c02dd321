import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Situations } from '../../model-situations.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { Curves } from '../daily/Curves.tsx'
import { useMeasureWords } from '../daily/use-measure-words.ts'
import { insideOf, liftCurves, projectionCurves } from './prepare-situations.ts'
import styles from './Situations.module.css'
import { situationsSentences } from './sentences.ts'
import type { SituationsDraft } from './situations-draft.ts'
import { anyDayOf, hijriMonthName, useSituationNames } from './use-situation-names.ts'

type Props = AnswerProps<SituationsDraft, Situations>

/** The occurrences laid over each other, the next one below, and each with what it was. */
export function SituationsView(props: Props) {
  const { answer } = props.asked
  if (answer.occurrences.length === 0) return null
  if (props.size === 'tile') return <Lifts {...props} height={190} />
  return (
    <div className={styles.view}>
      <Lifts {...props} height={290} />
      {answer.projection && <Projection {...props} />}
      <Occurrences {...props} />
    </div>
  )
}

/** Day k in words: a Hijri day where days meet by it, else the day of the situation. */
function useDayWords({ draft, asked }: Props) {
  const t = useTranslate(situationsSentences)
  const { formats } = useLocale()
  const isHijri = asked.answer.align === 'hijri'
  const start = (draft.calendar && anyDayOf(draft.calendar)) ?? asked.answer.occurrences[0]?.from
  const month = isHijri && start ? hijriMonthName(formats.hijri(start)) : ''
  return (k: number) => {
    if (k < 1) return t('view.before', { n: formats.quantity(1 - k) })
    return month && k <= 30
      ? t('view.hijri', { k: formats.number(k), month })
      : t('view.day', { k: formats.number(k) })
  }
}

function useOccurrenceName({ asked }: Props) {
  const t = useTranslate(situationsSentences)
  const names = useSituationNames()
  const isHijri = asked.answer.align === 'hijri'
  return (name: string, from: string) =>
    t('view.occurrence', { name: names.occurrence(name), year: names.year(from, isHijri) })
}

function Lifts(props: Props & { height: number }) {
  const t = useTranslate(situationsSentences)
  const { answer } = props.asked
  const words = useMeasureWords(props.draft.measure)
  const dayWords = useDayWords(props)
  const name = useOccurrenceName(props)
  const prepared = liftCurves(answer, { average: t('view.average'), name })
  const inside = insideOf(answer)
  const signed = (value: number) => words.signed(value, answer.scale)
  const ks = [...new Set(answer.occurrences.flatMap(one => one.series.map(day => day.k)))].sort(
    (a, b) => a - b,
  )
  return (
    <section>
      <h2 className={styles.title}>{t('view.title')}</h2>
      <Curves
        {...prepared}
        height={props.height}
        stretches={inside ? [{ ...inside, label: '' }] : []}
        format={signed}
        formatX={dayWords}
        table={{
          caption: t('view.title'),
          columns: [
            { name: t('column.k') },
            ...answer.occurrences.map(one => ({ name: name(one.name, one.from), isNumber: true })),
          ],
          rows: ks.map(k => [
            dayWords(k),
            ...answer.occurrences.map(one => {
              const lift = one.series.find(day => day.k === k)?.lift ?? null
              return lift === null ? '–' : signed(lift)
            }),
          ]),
        }}
      />
    </section>
  )
}

function Projection(props: Props) {
  const t = useTranslate(situationsSentences)
  const { formats } = useLocale()
  const words = useMeasureWords(props.draft.measure)
  const dayWords = useDayWords(props)
  const names = useSituationNames()
  const { answer } = props.asked
  const { projection } = answer
  if (!projection) return null
  const title = t('view.projection', {
    name: names.occurrence(projection.name),
    days: formats.dateRange(projection.from, projection.to),
  })
  return (
    <section>
      <h2 className={styles.title}>{title}</h2>
      <Curves
        {...projectionCurves(answer, { usual: t('view.usual'), projected: t('view.projected') })}
        height={210}
        format={words.value}
        formatX={dayWords}
        table={{
          caption: title,
          columns: [
            { name: t('column.date') },
            { name: t('view.usual'), isNumber: true },
            { name: t('view.projected'), isNumber: true },
          ],
          rows: projection.days.map(day => [
            formats.date(day.day),
            words.value(day.usual),
            day.low === null || day.high === null
              ? words.value(day.value)
              : `${words.value(day.value)} (${formats.range(words.value(day.low), words.value(day.high))})`,
          ]),
        }}
      />
    </section>
  )
}

function Occurrences(props: Props) {
  const t = useTranslate(situationsSentences)
  const { formats } = useLocale()
  const words = useMeasureWords(props.draft.measure)
  const names = useSituationNames()
  const name = useOccurrenceName(props)
  const { answer } = props.asked
  const signed = (value: number) => words.signed(value, answer.scale)
  const open = (one: (typeof answer.occurrences)[number]) => {
    const about = t('view.who', { measure: words.name, situation: name(one.name, one.from) })
    const mark = { of: 'situation', input: props.asked.input, from: one.from, to: one.to }
    props.onBehind({ about, mark })
  }
  return (
    <section>
      <h2 className={styles.title}>{t('view.list')}</h2>
      <ul className={styles.list}>
        {answer.occurrences.toReversed().map(one => (
          <li key={`${one.name} ${one.from}`}>
            <div className={styles.who}>
              <button type="button" title={t('view.behind')} onClick={() => open(one)}>
                <bdi dir="auto">{name(one.name, one.from)}</bdi>
              </button>
              <span>
                {formats.dateRange(one.from, one.to)}
                {one.days < one.of &&
                  ` · ${t('view.partly', { days: formats.number(one.days), of: formats.number(one.of) })}`}
                {one.overlaps.length > 0 &&
                  ` · ${t('view.overlaps', { names: formats.list([...new Set(one.overlaps.map(names.occurrence))]) })}`}
              </span>
            </div>
            <div className={styles.lift}>
              {one.lift ? (
                <>
                  <b>{signed(one.lift.effect)}</b>
                  <span>{formats.range(signed(one.lift.low), signed(one.lift.high ?? one.lift.effect))}</span>
                </>
              ) : (
                <span>{t('view.noBaseline')}</span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
