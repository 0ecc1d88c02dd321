import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { placeX } from '../../../platform/ui/charts/place-x.ts'
import type { Moment } from '../../model-moments-of-truth.ts'
import styles from './Moments.module.css'
import { momentsSentences } from './sentences.ts'

const size = { width: 180, height: 56 }

/** Kaplan–Meier with it and without it, small. Time runs as the reader's time axes do. */
export function MomentCurve({ curve, of }: { curve: Moment['curve']; of: 'return' | 'leave' }) {
  const t = useTranslate(momentsSentences)
  const { formats, timeDirection } = useLocale()
  const last = curve.at(-1)
  if (!last || last.day === 0) return null
  const frame = { width: size.width, direction: timeDirection }
  const line = (who: 'bad' | 'others') =>
    curve
      .map((point, i) => {
        const x = placeX(point.day / last.day, frame)
        const y = 4 + (1 - point[who]) * (size.height - 8)
        const before = curve[i - 1]
        const level = before ? 4 + (1 - before[who]) * (size.height - 8) : y
        return i === 0 ? `M${x} ${y}` : `L${x} ${level} L${x} ${y}`
      })
      .join(' ')
  return (
    <span className={styles.curve}>
      <svg width={size.width} height={size.height} aria-hidden="true">
        <path d={line('others')} data-who="others" />
        <path d={line('bad')} data-who="bad" />
      </svg>
      <span>
        {t(`moments.curve.${of}`)} {t('moments.curve.day', { n: formats.quantity(last.day) })}
        {': '}
        <b>
          {formats.percent(last.bad)} {t('moments.curve.with')}
        </b>
        {' · '}
        {formats.percent(last.others)} {t('moments.curve.without')}
      </span>
    </span>
  )
}
