import type { ReactNode } from 'react'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ShareBar } from '../../../platform/ui/charts/ShareBar.tsx'
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
export function EffortView(props: Props) {
  const { asked, size } = props
  const t = useTranslate(effortSentences)
  const { formats } = useLocale()
  const words = useEffortWords()
  const rows = prepareEffort(asked.answer)
  const { notRecorded, methods } = asked.answer
  return (
    <div className={styles.all}>
      <div className={styles.cards}>
        {(size === 'tile' ? rows.slice(0, 2) : rows).map(row => (
          <Measure key={row.measure} row={row} {...props} />
        ))}
      </div>
      {size === 'whole' && notRecorded.length > 0 && (
        <p className={styles.note}>
          {t('effort.notRecorded', { list: formats.list(notRecorded.map(words.nameOf)) })}
        </p>
      )}
      {methods.length > 0 && <Methods methods={methods} {...props} />}
    </div>
  )
}

function Measure({ row, asked, onBehind, size }: Props & { row: EffortRow }) {
  const t = useTranslate(effortSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const words = useEffortWords()
  const { measure, all, bars, channels, before, after } = row
  const amount = (value: number | null) => words.amount(measure, value)
  const most = {
    about: t('effort.behind.most', { measure: words.nameOf(measure), amount: amount(all.p90) }),
    mark: { of: 'checkout-effort', input: asked.input, who: { kind: 'effort', measure, from: all.p90 } },
  }
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
      {size === 'whole' && (
        <button type="button" className={styles.link} onClick={() => onBehind(most)}>
          {t('effort.behind.most', { measure: words.nameOf(measure), amount: amount(all.p90) })}
        </button>
      )}
      <dl className={styles.lines}>
        {lines.map(
          ([name, one]) =>
            one && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {one.median === null ? (
                    <span className={styles.small}>{amount(null)}</span>
                  ) : (
                    <>
                      <strong>{amount(one.median)}</strong>{' '}
                      <span className={styles.small}>
                        · {t('effort.p90')}: {amount(one.p90)}
                      </span>
                    </>
                  )}
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}

function Methods({ methods, asked, onBehind, size }: Props & { methods: readonly PaymentMethod[] }) {
  const t = useTranslate(effortSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const withOffer = methods.some(({ offered }) => offered !== null)
  const people = (method: string, did: 'chosen' | 'failed' | 'won', shown: string) => {
    const words = { method: namedValue(nameOf, 'payment_method', method) }
    const who = { kind: 'method', method, did }
    return size === 'tile' || shown === '0' ? (
      shown
    ) : (
      <button
        type="button"
        className={styles.link}
        onClick={() =>
          onBehind({
            about: t(`effort.behind.${did}`, words),
            mark: { of: 'checkout-effort', input: asked.input, who },
          })
        }
      >
        {shown}
      </button>
    )
  }
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
                <td>{people(one.method, 'chosen', formats.number(one.success.of))}</td>
                <Rate share={one.success} tone="good">
                  {people(one.method, 'won', formats.number(one.success.n))}
                </Rate>
                <Rate share={one.failed} tone="bad">
                  {people(one.method, 'failed', formats.number(one.failed.n))}
                </Rate>
                <td>
                  {one.medianMs === null
                    ? t('effort.none')
                    : `${formats.duration(one.medianMs)} · ${t('effort.p90')}: ${formats.duration(one.p90Ms ?? 0)}`}
                </td>
                <Rate share={one.refused} tone="bad">
                  {formats.number(one.refused.n)}
                </Rate>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

/** A share with its interval; `children` is how many they are. */
function Rate({ share, tone, children }: { share: Share; tone: 'good' | 'bad'; children: ReactNode }) {
  const t = useTranslate(effortSentences)
  const { formats } = useLocale()
  if (share.of === 0) return <td>{t('effort.none')}</td>
  return (
    <td>
      <span className={styles.rate}>
        <ShareBar share={share.share} colour={tone === 'good' ? 'var(--r-mint)' : 'var(--r-clay)'} />
      </span>
      {t('effort.interval', {
        share: formats.percent(share.share),
        low: formats.percent(share.low),
        high: formats.percent(share.high),
      })}{' '}
      <span className={styles.small}>
        {t.rich('effort.of', { n: { node: children }, of: formats.number(share.of) })}
      </span>
    </td>
  )
}
