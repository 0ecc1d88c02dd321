import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Share } from '../../model.ts'
import type { CheckoutEffort, Effort, PaymentMethod } from '../../model-checkout-effort.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { namedValue } from '../ask/sentence/fields.tsx'
import styles from './Effort.module.css'
import type { EffortDraft } from './effort-draft.ts'
import { type EffortRow, prepareEffort } from './prepare-effort.ts'
import { effortSentences } from './sentences.ts'
import { useEffortWords } from './use-effort-words.ts'

type Props = AnswerProps<EffortDraft, CheckoutEffort>

/** A card for each measure, then each way of paying from its choice to the door. */
export function EffortView({ asked, size }: Props) {
  const t = useTranslate(effortSentences)
  const { formats } = useLocale()
  const words = useEffortWords()
  const rows = prepareEffort(asked.answer)
  const { notRecorded, methods } = asked.answer
  return (
    <div className={styles.all}>
      <div className={styles.cards}>
        {(size === 'tile' ? rows.slice(0, 2) : rows).map(row => (
          <Measure key={row.measure} row={row} />
        ))}
      </div>
      {size === 'whole' && notRecorded.length > 0 && (
        <p className={styles.note}>
          {t('effort.notRecorded', { list: formats.list(notRecorded.map(words.nameOf)) })}
        </p>
      )}
      {methods.length > 0 && <Methods methods={methods} />}
    </div>
  )
}

function Measure({ row }: { row: EffortRow }) {
  const t = useTranslate(effortSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const words = useEffortWords()
  const { measure, all, bars, channels, before, after } = row
  const amount = (value: number) => words.amount(measure, value)
  const lines: readonly (readonly [string, Effort | null])[] = [
    ...channels.map(one => [nameOf('channel', one.channel), one] as const),
    [t('effort.before'), before],
    [t('effort.after'), after],
  ]
  return (
    <section className={styles.card}>
      <h2 className={styles.name}>{words.nameOf(measure)}</h2>
      <p className={styles.median}>
        <span className={styles.small}>{t('effort.median')}</span>
        <span className={styles.big}>{amount(all.median)}</span>
      </p>
      <div className={styles.bars} aria-hidden>
        {bars.map(({ from, n, height }) => (
          <span
            key={from}
            style={{ blockSize: `${Math.max(2, 100 * height)}%` }}
            title={t('effort.bar', { from: amount(from), n: formats.quantity(n) })}
          />
        ))}
      </div>
      <p className={styles.small}>
        {t('effort.p75')}: {amount(all.p75)} · {t('effort.p90')}: {amount(all.p90)} · {t('effort.mean')}:{' '}
        {amount(all.mean)}
      </p>
      <dl className={styles.lines}>
        {lines.map(
          ([name, one]) =>
            one && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <strong>{amount(one.median)}</strong>{' '}
                  <span className={styles.small}>
                    · {t('effort.p90')}: {amount(one.p90)}
                  </span>
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}

function Methods({ methods }: { methods: readonly PaymentMethod[] }) {
  const t = useTranslate(effortSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const withOffer = methods.some(({ offered }) => offered !== null)
  return (
    <section>
      <h2 className={styles.title}>{t('effort.methods')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.scroll} aria-label={t('effort.methods')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('effort.method')}</th>
              {withOffer && <th scope="col">{t('effort.offered')}</th>}
              <th scope="col">{t('effort.chosen')}</th>
              <th scope="col">{t('effort.success')}</th>
              <th scope="col">{t('effort.failed')}</th>
              <th scope="col">{t('effort.time')}</th>
              <th scope="col">{t('effort.door')}</th>
            </tr>
          </thead>
          <tbody>
            {methods.map(one => (
              <tr key={one.method}>
                <th scope="row">
                  <bdi dir="auto">{namedValue(nameOf, 'payment_method', one.method)}</bdi>
                </th>
                {withOffer && (
                  <td>{one.offered === null ? t('effort.none') : formats.number(one.offered)}</td>
                )}
                <td>{formats.number(one.success.of)}</td>
                <Rate share={one.success} tone="good" />
                <Rate share={one.failed} tone="bad" />
                <td>
                  {one.medianMs === null
                    ? t('effort.none')
                    : `${formats.duration(one.medianMs)} · ${t('effort.p90')}: ${formats.duration(one.p90Ms ?? 0)}`}
                </td>
                <Rate share={one.refused} tone="bad" />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Rate({ share, tone }: { share: Share; tone: 'good' | 'bad' }) {
  const t = useTranslate(effortSentences)
  const { formats } = useLocale()
  if (share.of === 0) return <td>{t('effort.none')}</td>
  return (
    <td>
      <span className={styles.rate} data-tone={tone} aria-hidden>
        <span style={{ inlineSize: `${100 * share.share}%` }} />
      </span>
      {t('effort.interval', {
        share: formats.percent(share.share),
        low: formats.percent(share.low),
        high: formats.percent(share.high),
      })}{' '}
      <span className={styles.small}>
        {t('effort.of', { n: formats.number(share.n), of: formats.number(share.of) })}
      </span>
    </td>
  )
}
