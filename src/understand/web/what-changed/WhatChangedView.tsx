import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Chip, Tag } from '../../../platform/ui/Chip.tsx'
import { shiftDay, textOfDay } from '../../../platform/zones/model-days.ts'
import type { Check, WhatChanged } from '../../model-what-changed.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { useCircumstanceName, useCircumstances } from '../circumstances/use-circumstances.ts'
import { Curves } from '../daily/Curves.tsx'
import { useMeasureWords } from '../daily/use-measure-words.ts'
import { addedCurves, curvesOf, isSumAlone, overlapping } from './prepare-what-changed.ts'
import { whatChangedSentences } from './sentences.ts'
import styles from './WhatChanged.module.css'
import type { WhatChangedDraft } from './what-changed-draft.ts'

type Props = AnswerProps<WhatChangedDraft, WhatChanged>

/** What was seen and what was expected, the change a vertical line; below, what it added up to, the methods and the checks. */
export function WhatChangedView(props: Props) {
  const { answer } = props.asked
  if (answer.series.length === 0) return null
  if (props.size === 'tile') return <Days {...props} height={190} />
  return (
    <div className={styles.view}>
      <Days {...props} height={300} />
      <Behind {...props} />
      {answer.added && <Added {...props} />}
      <div className={styles.pair}>
        <Methods {...props} />
        <Checks {...props} />
      </div>
    </div>
  )
}

function Days({ draft, asked, height }: Props & { height: number }) {
  const t = useTranslate(whatChangedSentences)
  const { formats } = useLocale()
  const nameOf = useCircumstanceName()
  const words = useMeasureWords(draft.measure)
  const { answer } = asked
  const { days, series } = answer
  const [from, to] = [series[0]?.day ?? '1970-01-01', series.at(-1)?.day ?? '1970-01-01']
  const known = useCircumstances({ from, to }).data?.circumstances ?? []
  const others = overlapping(known, answer)
  const labels = { seen: t('view.seen'), expected: t('view.expected'), control: t('view.control') }
  const { of = 'conversion' } = draft.measure
  const prepared = curvesOf(answer, labels, of === 'conversion' || of === 'share')
  const value = (one: number | null) => (one === null ? '–' : words.value(one))
  return (
    <div>
      <Curves
        {...prepared}
        height={height}
        marks={days ? [{ x: prepared.xLabels[1] ?? 0, label: t('view.change') }] : []}
        stretches={others
          .filter(one => one.last - one.first < 45)
          .map(one => ({ from: one.first, to: one.last, label: '' }))}
        format={words.value}
        formatX={x => formats.date(textOfDay(x), 'short')}
        table={{
          caption: t('view.title', { measure: words.name }),
          columns: [
            { name: t('view.day') },
            { name: t('view.seen'), isNumber: true },
            { name: t('view.expected'), isNumber: true },
          ],
          rows: series.map(day => [formats.date(day.day), value(day.treated), value(day.expected)]),
        }}
      />
      {others.length > 0 && (
        <p className={styles.note}>
          {t('overlap.title', { names: formats.list([...new Set(others.map(nameOf))]) })}
        </p>
      )}
    </div>
  )
}

/** Who stands behind the two sides. */
function Behind({ asked, onBehind }: Props) {
  const t = useTranslate(whatChangedSentences)
  const { days } = asked.answer
  if (!days) return null
  const dayBefore = shiftDay(days.change, -1)
  const sides = [
    { id: 'before', from: days.first, to: dayBefore },
    { id: 'after', from: days.change, to: days.last },
  ] as const
  return (
    <div className={styles.chips}>
      {sides.map(({ id, from, to }) => (
        <Chip
          key={id}
          onClick={() =>
            onBehind({
              about: t(`behind.${id}`),
              mark: { of: 'what-changed', input: asked.input, group: 0, from, to, outcome: 'all' },
            })
          }
        >
          {t('behind.people')}: {t(`behind.${id}`)}
        </Chip>
      ))}
    </div>
  )
}

function Added({ draft, asked }: Props) {
  const t = useTranslate(whatChangedSentences)
  const { formats } = useLocale()
  const words = useMeasureWords(draft.measure)
  const { added } = asked.answer
  if (!added) return null
  const isPeople = draft.measure.of === 'conversion'
  const shown = (value: number) =>
    draft.measure.of === 'sum' ? words.value(value) : formats.number(value, { maxDecimals: 0 })
  const told = isPeople
    ? t('view.added.conversion', {
        n: formats.quantity(added.sum, { maxDecimals: 0 }),
        low: shown(added.low),
        high: shown(added.high),
      })
    : t('view.added.other', { n: shown(added.sum), low: shown(added.low), high: shown(added.high) })
  const prepared = addedCurves(asked.answer, t('view.added'))
  return (
    <section>
      <h2 className={styles.title}>{t('view.added')}</h2>
      <p className={styles.told}>{told}</p>
      {isSumAlone(asked.answer) && <p className={styles.note}>{t('view.added.alone')}</p>}
      <Curves
        {...prepared}
        height={170}
        format={shown}
        formatX={x => formats.date(textOfDay(x), 'short')}
        table={{
          caption: t('view.added'),
          columns: [{ name: t('view.day') }, { name: t('view.added'), isNumber: true }],
          rows: asked.answer.series
            .filter(day => day.added !== null)
            .map(day => [formats.date(day.day), shown(day.added ?? 0)]),
        }}
      />
    </section>
  )
}

const methods = ['difference-in-differences', 'structural', 'before-after'] as const

function Methods({ draft, asked }: Props) {
  const t = useTranslate(whatChangedSentences)
  const { formats } = useLocale()
  const words = useMeasureWords(draft.measure)
  const { answer } = asked
  const signed = (value: number | null) => (value === null ? '∞' : words.signed(value, answer.scale))
  return (
    <section>
      <h2 className={styles.title}>{t('method.title')}</h2>
      <dl className={styles.methods}>
        {methods.map(name => {
          const told = answer.methods[name]
          return (
            <div key={name}>
              <dt>
                {t(`method.${name}`)} {answer.headline?.method === name && <Tag>{t('method.told')}</Tag>}
              </dt>
              <dd>
                {told
                  ? t('method.range', {
                      effect: signed(told.effect),
                      range: formats.range(signed(told.low), signed(told.high)),
                    })
                  : t('method.none')}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

const icons = { passed: IconCircleCheck, failed: IconCircleX, 'not-run': IconCircleDashed } as const

function Checks(props: Props) {
  const t = useTranslate(whatChangedSentences)
  return (
    <section>
      <h2 className={styles.title}>{t('check.title')}</h2>
      <ul className={styles.checks}>
        {props.asked.answer.checks.map(check => {
          const Icon = icons[check.state]
          return (
            <li key={check.name} data-state={check.state}>
              <Icon size={18} stroke={1.8} aria-hidden />
              <span>
                <CheckWords {...props} check={check} /> <b>{t(`check.${check.state}`)}</b>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function CheckWords({ draft, asked, check }: Props & { check: Check }) {
  const t = useTranslate(whatChangedSentences)
  const { formats } = useLocale()
  const words = useMeasureWords(draft.measure)
  const { name, state, tried, found, value } = check
  if (name === 'enough') return t(state === 'passed' ? 'check.enough.passed' : 'check.enough.failed')
  return t(`check.${name}.${state}`, {
    n: formats.quantity(state === 'failed' ? found : tried),
    value: value === null ? '' : words.effect(value, asked.answer.scale),
  })
}
