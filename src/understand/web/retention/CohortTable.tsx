import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Retention } from '../../model-retention.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { useBucketLabel } from '../use-bucket-label.ts'
import {
  heatColour,
  type PreparedCell,
  type PreparedRow,
  prepareRetention,
  strongHeat,
} from './prepare-retention.ts'
import styles from './Retention.module.css'
import type { RetentionDraft } from './retention-draft.ts'
import { retentionSentences } from './sentences.ts'

type Props = Pick<AnswerProps<RetentionDraft, Retention>, 'draft' | 'asked' | 'onBehind'>

/** A row a cohort, a column a unit; a darker cell is a greater share. Cells open the people. */
export function CohortTable(props: Props) {
  const t = useTranslate(retentionSentences)
  const { formats } = useLocale()
  const { draft, asked } = props
  const prepared = prepareRetention(asked.answer)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keys
    <section className={styles.scroll} aria-label={t('retention.cohorts')} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{t('retention.cohorts')}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.head}>
              {t('retention.began')}
            </th>
            <th scope="col" className={styles.head}>
              {t('retention.size')}
            </th>
            {prepared.units.map(unit => (
              <th key={unit} scope="col" className={styles.unit}>
                {t(`retention.head.${draft.unit}`, { n: formats.number(unit) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className={styles.average}>
            <th scope="row" className={styles.cohort}>
              {t('retention.all')}
            </th>
            <td className={styles.size}>{formats.number(asked.answer.cases)}</td>
            {prepared.average.map((one, i) => (
              <td key={prepared.units[i]} className={styles.cell}>
                {one && (
                  <span
                    className={styles.heat}
                    style={{ background: heatColour(one.heat) }}
                    title={formats.range(formats.percent(one.share.low), formats.percent(one.share.high))}
                    data-dark={one.heat > strongHeat || undefined}
                  >
                    {formats.percent(one.share.share)}
                  </span>
                )}
              </td>
            ))}
          </tr>
          {prepared.rows.map(row => (
            <CohortRow key={row.cohort} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function CohortRow({ row, draft, asked, onBehind }: Props & { row: PreparedRow }) {
  const t = useTranslate(retentionSentences)
  const { formats } = useLocale()
  const label = useBucketLabel(draft.unit)
  const cohort = label(row.cohort)
  const open = (unit: number, about: string) =>
    onBehind({
      about,
      mark: { of: 'retention', input: asked.input, cohort: row.cohort, unit, outcome: 'back' },
    })
  const whole = t('retention.open.cohort', { cohort, n: formats.number(row.size) })
  return (
    <tr>
      <th scope="row" className={styles.cohort}>
        {cohort}
      </th>
      <td className={styles.size}>
        <button type="button" className={styles.plain} aria-label={whole} onClick={() => open(0, whole)}>
          {formats.number(row.size)}
        </button>
      </td>
      {row.cells.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the unit is the place
        <td key={i} className={styles.cell}>
          {one && <Cell one={one} cohort={cohort} draft={draft} onOpen={open} />}
        </td>
      ))}
    </tr>
  )
}

function Cell(props: {
  one: PreparedCell
  cohort: string
  draft: RetentionDraft
  onOpen(unit: number, about: string): void
}) {
  const t = useTranslate(retentionSentences)
  const { formats } = useLocale()
  const { cell, heat } = props.one
  const about = t('retention.open', {
    unit: t(`retention.head.${props.draft.unit}`, { n: formats.number(cell.unit) }),
    cohort: props.cohort,
    n: formats.number(cell.n),
    of: formats.number(cell.of),
  })
  const note = cell.complete ? about : `${about}. ${t('retention.incomplete')}`
  return (
    <button
      type="button"
      className={`${styles.heat} ${styles.opens}`}
      style={cell.complete ? { background: heatColour(heat) } : {}}
      data-dark={(heat > strongHeat && cell.complete) || undefined}
      data-young={!cell.complete || undefined}
      title={note}
      onClick={() => props.onOpen(cell.unit, about)}
    >
      {formats.percent(cell.share)}
    </button>
  )
}
