import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ShareBar } from '../../../platform/ui/charts/ShareBar.tsx'
import type { Abandonment, Estimate } from '../../model-abandonment.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import styles from './Abandonment.module.css'
import type { AbandonmentDraft } from './abandonment-draft.ts'
import { onScale, type PreparedAbandonment, type CauseRow as Row } from './prepare-abandonment.ts'
import { abandonmentSentences } from './sentences.ts'

type Props = AnswerProps<AbandonmentDraft, Abandonment> & {
  readonly row: Row
  readonly scale: PreparedAbandonment['scale']
}

/** One cause: what is lost to it, with its interval; who had met it; what it does to the odds; who left after it. */
export function CauseRow({ row, scale, asked, onBehind, size }: Props) {
  const t = useTranslate(abandonmentSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const { cause, tone, place, isFinding } = row
  const name = nameOf('event', cause.id)
  const { conversions, adjusted, crude } = cause
  const ratio = (value: number) => formats.number(value, { maxDecimals: value < 10 ? 1 : 0 })
  const whole = (value: number) => formats.number(Math.round(value))
  const money = cause.money.filter(({ currency }) => /^[A-Z]{3}$/.test(currency))
  return (
    <li className={styles.cause} data-tone={tone}>
      <div className={styles.head}>
        <span className={styles.rank} aria-hidden>
          {formats.number(place)}
        </span>
        <span className={styles.name}>
          <bdi dir="auto">{name}</bdi>
        </span>
        <span className={styles.verdict}>{t(`abandonment.verdict.${cause.verdict}`)}</span>
        {size === 'whole' && cause.metByLeft.n > 0 && (
          <button
            type="button"
            className={styles.behind}
            onClick={() =>
              onBehind({
                about: t('abandonment.behindTitle', { cause: name }),
                mark: {
                  of: 'abandonment',
                  input: asked.input,
                  outcome: 'left',
                  met: cause.id,
                  cuts: asked.answer.cuts,
                },
              })
            }
          >
            {t('abandonment.behind', { n: formats.quantity(cause.metByLeft.n) })}
          </button>
        )}
      </div>
      <div className={styles.lost}>
        <span className={styles.small}>{t('abandonment.lost')}</span>
        <Whisker estimate={conversions} scale={scale} />
        <span className={isFinding ? styles.lostNumber : styles.small}>
          {t('abandonment.lostText', {
            n: whole(conversions.estimate),
            low: whole(conversions.low),
            high: whole(conversions.high),
          })}
        </span>
        {isFinding && money.length > 0 && (
          <span className={styles.small}>
            {formats.list(
              money.map(one => formats.money(Math.round(one.estimate), one.currency, { maxDecimals: 0 })),
            )}
          </span>
        )}
      </div>
      {size === 'whole' && (
        <div className={styles.met}>
          <Met label={t('abandonment.metByLeft')} share={cause.metByLeft.share} kind="left" />
          <Met label={t('abandonment.metByStayed')} share={cause.metByStayed.share} kind="stayed" />
          <span className={styles.small}>
            {t('abandonment.odds', {
              ratio: ratio(adjusted.estimate),
              low: ratio(adjusted.low),
              high: ratio(adjusted.high),
            })}
            {' · '}
            {t('abandonment.crude', { ratio: ratio(crude.estimate) })}
          </span>
        </div>
      )}
    </li>
  )
}

/** The estimate and its interval on the scale of all causes; the upright line is nought. */
function Whisker({ estimate, scale }: { estimate: Estimate; scale: PreparedAbandonment['scale'] }) {
  const percent = (value: number) => `${100 * onScale(value, scale)}%`
  const [low, high] = [onScale(estimate.low, scale), onScale(estimate.high, scale)]
  return (
    <span className={styles.whisker} aria-hidden>
      <span className={styles.nought} style={{ insetInlineStart: percent(0) }} />
      <span
        className={styles.interval}
        style={{ insetInlineStart: `${100 * low}%`, inlineSize: `${100 * (high - low)}%` }}
      />
      <span className={styles.point} style={{ insetInlineStart: percent(estimate.estimate) }} />
    </span>
  )
}

function Met({ label, share, kind }: { label: string; share: number; kind: 'left' | 'stayed' }) {
  const { formats } = useLocale()
  return (
    <span className={styles.metLine}>
      <span className={styles.small}>{label}</span>
      <ShareBar share={share} colour={kind === 'left' ? 'var(--r-clay)' : undefined} />
      <span className={styles.metShare}>{formats.percent(share)}</span>
    </span>
  )
}
