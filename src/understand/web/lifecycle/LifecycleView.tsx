import { useState } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ChartFrame } from '../../../platform/ui/charts/ChartFrame.tsx'
import { ChartTip } from '../../../platform/ui/charts/ChartTip.tsx'
import { anchorOf } from '../../../platform/ui/charts/place-x.ts'
import type { Lifecycle } from '../../model-lifecycle.ts'
import type { AnswerProps } from '../ask/question-ui.ts'
import { useBucketLabel } from '../use-bucket-label.ts'
import styles from './Lifecycle.module.css'
import type { LifecycleDraft } from './lifecycle-draft.ts'
import { type DrawnBar, prepareLifecycle } from './prepare-lifecycle.ts'
import { lifecycleSentences } from './sentences.ts'
import { useStateBehind } from './use-state-behind.ts'

type Props = AnswerProps<LifecycleDraft, Lifecycle>
const states = ['new', 'resurrecting', 'returning', 'dormant'] as const

/** Stacked bars: above the line who is active and where from, below it who went quiet. */
export function LifecycleView(props: Props) {
  const t = useTranslate(lifecycleSentences)
  const { formats } = useLocale()
  const label = useBucketLabel(props.draft.unit)
  const height = props.size === 'tile' ? 200 : 320
  return (
    <>
      <ul className={styles.legend}>
        {states.map(state => (
          <li key={state} data-state={state}>
            {t(`lifecycle.${state}`)}
          </li>
        ))}
      </ul>
      <ChartFrame
        height={height}
        table={{
          caption: t('lifecycle.chart'),
          columns: [
            { name: t('lifecycle.column.period') },
            ...states.map(state => ({ name: t(`lifecycle.${state}`), isNumber: true })),
          ],
          rows: props.asked.answer.periods.map(period => [
            label(period.bucket),
            ...states.map(state => formats.number(period[state])),
          ]),
        }}
      >
        {width => <Drawing {...props} width={width} height={height} />}
      </ChartFrame>
      {props.size === 'whole' && <p className={styles.note}>{t('lifecycle.legend')}</p>}
    </>
  )
}

function Drawing({ width, height, draft, asked, onBehind }: Props & { width: number; height: number }) {
  const t = useTranslate(lifecycleSentences)
  const { formats, timeDirection } = useLocale()
  const label = useBucketLabel(draft.unit)
  const behind = useStateBehind({ draft, asked })
  const [under, setUnder] = useState<DrawnBar | null>(null)
  const drawn = prepareLifecycle(asked.answer, {
    width,
    height: height - 22,
    axis: 46,
    direction: timeDirection,
  })
  const isLtr = timeDirection === 'ltr'
  return (
    <>
      <svg width={width} height={height} aria-hidden="true" onPointerLeave={() => setUnder(null)}>
        {drawn.ticks.map(tick => (
          <g key={tick.value}>
            <line
              x1={isLtr ? 46 : 0}
              x2={isLtr ? width : width - 46}
              y1={tick.y}
              y2={tick.y}
              stroke={tick.value === 0 ? 'var(--r-faint)' : 'var(--r-line-soft)'}
            />
            <text
              x={isLtr ? 0 : width}
              y={tick.y + 4}
              fontSize="11"
              fill="var(--r-soft)"
              textAnchor={anchorOf('start', timeDirection)}
            >
              {formats.compact(Math.abs(tick.value))}
            </text>
          </g>
        ))}
        {drawn.bars.map(bar => (
          <g
            key={bar.period.bucket}
            className={styles.bar}
            data-young={!bar.period.complete || undefined}
            onPointerEnter={() => setUnder(bar)}
          >
            <rect x={bar.x} y={0} width={bar.width} height={height - 22} fill="transparent" />
            {bar.parts.map(part => (
              // biome-ignore lint/a11y/noStaticElementInteractions: the table beside it says the same to keys
              <rect
                key={part.state}
                x={bar.x}
                y={part.y}
                width={bar.width}
                height={Math.max(0.5, part.height - 1)}
                rx={Math.min(3, bar.width / 3)}
                data-state={part.state}
                onClick={() => onBehind(behind(bar.period, part.state))}
              />
            ))}
          </g>
        ))}
        <EdgeDates bars={drawn.bars} y={height - 4} label={bucket => label(bucket, true)} />
      </svg>
      {under && (
        <ChartTip
          x={under.x + under.width / 2}
          width={width}
          title={label(under.period.bucket)}
          rows={[
            { label: t('lifecycle.total'), value: formats.number(under.period.active) },
            ...states.map(state => ({
              label: t(`lifecycle.${state}`),
              value: formats.number(under.period[state]),
            })),
          ]}
        />
      )}
    </>
  )
}

function EdgeDates(props: { bars: readonly DrawnBar[]; y: number; label: (bucket: string) => string }) {
  const { direction } = useLocale()
  const { bars } = props
  const shown = [0, Math.floor((bars.length - 1) / 2), bars.length - 1]
  return [...new Set(shown)].map(i => {
    const bar = bars[i]
    if (!bar) return null
    return (
      <text
        key={bar.period.bucket}
        x={bar.x + bar.width / 2}
        y={props.y}
        fontSize="11.5"
        fill="var(--r-soft)"
        textAnchor="middle"
        style={{ direction, unicodeBidi: 'plaintext' }}
      >
        {props.label(bar.period.bucket)}
      </text>
    )
  })
}
