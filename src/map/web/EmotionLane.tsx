import { VisuallyHidden } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { placeX } from '../../platform/ui/charts/place-x.ts'
import { type MapStep, titleIn } from '../model.ts'
import styles from './EmotionLane.module.css'
import {
  bandPath,
  type EmotionPoint,
  emotionHeight,
  emotionY,
  type MapView,
  smoothPath,
} from './prepare-map.ts'
import { mapSentences } from './sentences.ts'

const tones = { good: 'var(--r-mint)', bad: 'var(--r-clay)', calm: 'var(--r-night)' } as const

/** The curve under the steps' own columns: it runs in reading order, good is up in every language. */
export function EmotionLane({
  view,
  isWaiting,
  onStep,
}: {
  view: MapView
  isWaiting: boolean
  onStep(step: MapStep): void
}) {
  const t = useTranslate(mapSentences)
  const { direction, formats, settings } = useLocale()
  const { ref, width } = useElementSize()
  const count = view.columns.length
  const x = (column: number) => placeX((column + 0.5) / count, { width, direction })
  const at = (point: EmotionPoint, key: 'mean' | 'low' | 'high') => ({
    x: x(point.column),
    y: emotionY(point.emotion[key]),
  })
  const signed = (value: number) => formats.number(value, { decimals: 1, sign: true })
  const nameOf = (point: EmotionPoint) => {
    const step = view.columns[point.column]?.step
    return step ? titleIn(step.title, settings.language) : ''
  }
  return (
    <div className={styles.lane} ref={ref} style={{ gridColumn: `2 / span ${count}` }}>
      {view.emotion.length === 0 && !isWaiting && <p className={styles.none}>{t('lane.noEmotion')}</p>}
      {width > 0 && view.emotion.length > 0 && (
        <svg
          className={styles.drawing}
          width={width}
          height={emotionHeight}
          viewBox={`0 0 ${width} ${emotionHeight}`}
          aria-hidden="true"
        >
          <Scale
            x={placeX(0, { width, direction })}
            width={width}
            count={count}
            columnX={c => placeX(c / count, { width, direction })}
          />
          <path
            d={bandPath(
              view.emotion.map(p => at(p, 'high')),
              view.emotion.map(p => at(p, 'low')),
            )}
            fill="var(--r-night)"
            opacity={0.1}
          />
          <path
            d={smoothPath(view.emotion.map(p => at(p, 'mean')))}
            fill="none"
            stroke="var(--r-night)"
            strokeWidth={2.6}
            strokeLinecap="round"
          />
          {view.emotion.map(point => (
            <Mark
              key={point.stepId}
              point={point}
              at={at(point, 'mean')}
              label={
                point.mark
                  ? t(`emotion.${point.mark}`, { value: signed(point.emotion.mean) })
                  : signed(point.emotion.mean)
              }
            />
          ))}
        </svg>
      )}
      {width > 0 &&
        view.emotion.map(point => {
          const { mean, low, high, n } = point.emotion
          const words = t('emotion.at', {
            step: nameOf(point),
            value: signed(mean),
            low: signed(low),
            high: signed(high),
            n,
          })
          const step = view.columns[point.column]?.step
          return (
            <button
              key={point.stepId}
              type="button"
              className={styles.hit}
              aria-label={words}
              title={words}
              style={{
                insetInlineStart: `${((point.column + 0.5) / count) * 100}%`,
                insetBlockStart: emotionY(mean),
              }}
              onClick={() => step && onStep(step)}
            />
          )
        })}
      <VisuallyHidden>
        <EmotionTable points={view.emotion} nameOf={nameOf} />
      </VisuallyHidden>
    </div>
  )
}

function Scale(props: { x: number; width: number; count: number; columnX(column: number): number }) {
  const lines = Array.from({ length: props.count - 1 }, (_, i) => i + 1)
  return (
    <>
      {lines.map(column => (
        <line
          key={column}
          x1={props.columnX(column)}
          x2={props.columnX(column)}
          y1={0}
          y2={emotionHeight}
          stroke="var(--r-line-soft)"
        />
      ))}
      <line
        x1={0}
        x2={props.width}
        y1={emotionY(0)}
        y2={emotionY(0)}
        stroke="var(--r-line)"
        strokeDasharray="4 5"
      />
    </>
  )
}

function Mark({ point, at, label }: { point: EmotionPoint; at: { x: number; y: number }; label: string }) {
  const { direction } = useLocale()
  const colour = tones[point.tone]
  const below = point.mark === 'trough' || (point.mark === null && point.emotion.mean < 0)
  return (
    <>
      <circle
        cx={at.x}
        cy={at.y}
        r={5.5}
        fill={point.isHollow ? 'var(--r-card)' : colour}
        stroke={colour}
        strokeWidth={2}
      />
      <text
        x={at.x}
        y={at.y + (below ? 22 : -13)}
        textAnchor="middle"
        direction={point.mark ? direction : 'ltr'}
        className={point.mark ? styles.mark : styles.value}
        fill={point.mark ? colour : 'var(--r-soft)'}
      >
        {label}
      </text>
    </>
  )
}

function EmotionTable({
  points,
  nameOf,
}: {
  points: readonly EmotionPoint[]
  nameOf(point: EmotionPoint): string
}) {
  const t = useTranslate(mapSentences)
  const { formats } = useLocale()
  const columns = ['step', 'mean', 'low', 'high', 'n'] as const
  return (
    <table>
      <caption>{t('emotion.table')}</caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column} scope="col">
              {t(`emotion.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map(point => (
          <tr key={point.stepId}>
            <th scope="row">{nameOf(point)}</th>
            <td>{formats.number(point.emotion.mean)}</td>
            <td>{formats.number(point.emotion.low)}</td>
            <td>{formats.number(point.emotion.high)}</td>
            <td>{formats.number(point.emotion.n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
