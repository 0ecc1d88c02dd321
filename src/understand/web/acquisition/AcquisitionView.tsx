import { useState } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Chip } from '../../../platform/ui/Chip.tsx'
import { LineChart } from '../../../platform/ui/charts/LineChart.tsx'
import { ShareBar } from '../../../platform/ui/charts/ShareBar.tsx'
import type { Acquisition } from '../../model-acquisition.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import styles from './Acquisition.module.css'
import type { AcquisitionDraft } from './acquisition-draft.ts'
import { curveOf, prepareVisits, type VisitRow } from './prepare-visits.ts'
import { acquisitionSentences } from './sentences.ts'
import { useSourceNames } from './use-source-names.ts'

type Props = AnswerProps<AcquisitionDraft, Acquisition>

/** The curve of visits, and a row for each source with what comes of it. */
export function AcquisitionView(props: Props) {
  const t = useTranslate(acquisitionSentences)
  const { formats } = useLocale()
  const { asked, size } = props
  const { otherMoney } = asked.answer
  const amounts = otherMoney
    .filter(one => one.currency !== '')
    .map(one => formats.money(one.amount, one.currency))
  return (
    <div className={styles.view}>
      {size === 'whole' && <Curve {...props} />}
      <VisitTable {...props} />
      {size === 'whole' && <p className={styles.note}>{t('visits.note')}</p>}
      {size === 'whole' && amounts.length > 0 && (
        <p className={styles.note}>{t('visits.otherMoney', { amounts: formats.list(amounts) })}</p>
      )}
    </div>
  )
}

function Curve({ draft, asked }: Props) {
  const t = useTranslate(acquisitionSentences)
  const { formats } = useLocale()
  const nameSource = useSourceNames()
  const [value, setValue] = useState<string | null>(null)
  const { lines, buckets } = asked.answer
  if (buckets.length < 2) return null
  const shown = lines.some(line => line.value === value) ? value : null
  return (
    <>
      <fieldset className={styles.chips} aria-label={t('visits.curve.label')}>
        {lines.map(line => (
          <Chip
            key={line.value === null ? 'all' : `value ${line.value}`}
            pressed={line.value === shown}
            onClick={() => setValue(line.value)}
          >
            {line.value === null ? t('visits.curve.all') : nameSource(draft.dimension, line.value)}
          </Chip>
        ))}
      </fieldset>
      <LineChart
        title={t('visits.curve')}
        points={curveOf(asked.answer, shown)}
        format={n => formats.number(n)}
        formatDate={at => formats.date(at, draft.unit === 'month' ? 'month' : 'short')}
        height={190}
      />
    </>
  )
}

function VisitTable({ draft, asked, onBehind, size }: Props) {
  const t = useTranslate(acquisitionSentences)
  const nameSource = useSourceNames()
  const all = prepareVisits(asked.answer)
  const rows = size === 'tile' ? all.slice(0, 6) : all
  const { otherMoney, currency } = asked.answer
  const hasWon = draft.conversion !== null
  const hasMoney = hasWon && currency !== null && (asked.answer.total.revenue !== 0 || otherMoney.length > 0)
  const label = (row: VisitRow) =>
    row.value === null
      ? t('visits.other', { n: asked.answer.other?.values ?? 0 })
      : nameSource(draft.dimension, row.value)
  const open = (row: VisitRow) =>
    onBehind({
      about: t('visits.behind', { value: label(row) }),
      mark: { of: 'visits', input: asked.input, value: row.value },
    })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('visits.curve')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('visits.column.value')}</th>
            <th scope="col">{t('visits.column.visits')}</th>
            {size === 'whole' && <th scope="col">{t('visits.column.people')}</th>}
            {size === 'whole' && <th scope="col">{t('visits.column.new')}</th>}
            {size === 'whole' && <th scope="col">{t('visits.column.engaged')}</th>}
            {hasWon && <th scope="col">{t('visits.column.won')}</th>}
            {hasWon && <th scope="col">{t('visits.column.rate')}</th>}
            {hasMoney && <th scope="col">{t('visits.column.revenue')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              <th scope="row">
                {row.value === null ? (
                  label(row)
                ) : (
                  <button type="button" className={styles.name} onClick={() => open(row)}>
                    <bdi dir="auto">{label(row)}</bdi>
                  </button>
                )}
              </th>
              <Cells row={row} size={size} hasWon={hasWon} currency={hasMoney ? currency : null} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cells(props: { row: VisitRow; size: Props['size']; hasWon: boolean; currency: string | null }) {
  const t = useTranslate(acquisitionSentences)
  const { formats } = useLocale()
  const { row, size, hasWon, currency } = props
  const newShare = row.visits > 0 ? row.newVisits / row.visits : 0
  const interval = t('visits.interval', {
    low: formats.percent(row.converted.low),
    high: formats.percent(row.converted.high),
  })
  return (
    <>
      <td>
        <span className={styles.count}>
          {formats.number(row.visits)} <span className={styles.quiet}>{formats.percent(row.share)}</span>
        </span>
        <span className={styles.length}>
          <ShareBar share={row.length} />
        </span>
      </td>
      {size === 'whole' && <td>{row.cases === null ? '–' : formats.number(row.cases)}</td>}
      {size === 'whole' && <td>{formats.percent(newShare)}</td>}
      {size === 'whole' && <td>{formats.percent(row.engaged.share)}</td>}
      {hasWon && <td>{formats.number(row.conversions)}</td>}
      {hasWon && (
        <td>
          {formats.percent(row.converted.share)}{' '}
          {size === 'whole' && <span className={styles.quiet}>{interval}</span>}
        </td>
      )}
      {currency !== null && <td>{formats.money(row.revenue ?? 0, currency, { maxDecimals: 0 })}</td>}
    </>
  )
}
