import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ChartFrame, type ChartTable } from '../../../platform/ui/charts/ChartFrame.tsx'
import type { Moment } from '../../model-moments-of-truth.ts'
import styles from './Moments.module.css'
import { prepareMoments } from './prepare-moments.ts'
import { momentsSentences } from './sentences.ts'

const edge = { start: 48, end: 16, top: 18, bottom: 40 }

/** The moments in a plane: to the right the more who meet it, upwards the more it decides. A plane of numbers is never mirrored. */
export function MomentsQuadrant(props: { moments: readonly Moment[]; table: ChartTable; height: number }) {
  return (
    <ChartFrame table={props.table} height={props.height}>
      {width => <Drawing width={width} height={props.height} moments={props.moments} />}
    </ChartFrame>
  )
}

function Drawing({ width, height, moments }: { width: number; height: number; moments: readonly Moment[] }) {
  const t = useTranslate(momentsSentences)
  const { formats } = useLocale()
  const { dots, mostReach, mostImportance } = prepareMoments(moments)
  const inner = { width: width - edge.start - edge.end, height: height - edge.top - edge.bottom }
  const x = (share: number) => edge.start + share * inner.width
  const y = (share: number) => edge.top + (1 - share) * inner.height
  return (
    <svg width={width} height={height} className={styles.quadrant} direction="ltr" aria-hidden="true">
      <rect x={x(0)} y={y(1)} width={inner.width / 2} height={inner.height / 2} className={styles.rare} />
      <rect x={x(0.5)} y={y(1)} width={inner.width / 2} height={inner.height / 2} className={styles.keep} />
      {[0, 0.5, 1].map(at => (
        <g key={at} className={styles.axis}>
          <line x1={x(at)} x2={x(at)} y1={y(0)} y2={y(1)} />
          <line x1={x(0)} x2={x(1)} y1={y(at)} y2={y(at)} />
          <text x={x(at)} y={y(0) + 16} textAnchor="middle">
            {formats.percent(at * mostReach)}
          </text>
          <text x={x(0) - 6} y={y(at) + 4} textAnchor="end">
            {formats.percent(at * mostImportance)}
          </text>
        </g>
      ))}
      <text x={x(0.25)} y={y(1) + 16} textAnchor="middle" className={styles.corner}>
        {t('moments.corner.rare')}
      </text>
      {/* Where it is narrow the two words stand one lower than the other. */}
      <text x={x(0.75)} y={y(1) + (width < 420 ? 34 : 16)} textAnchor="middle" className={styles.corner}>
        {t('moments.corner.keep')}
      </text>
      <text x={x(0.5)} y={height - 6} textAnchor="middle" className={styles.axisName}>
        {t('moments.axis.x')}
      </text>
      <text x={x(0)} y={edge.top - 7} textAnchor="start" className={styles.axisName}>
        {t('moments.axis.y')}
      </text>
      {dots.map(dot => (
        <g key={dot.id} className={styles.dot} data-tone={dot.tone}>
          <line x1={x(dot.x)} x2={x(dot.x)} y1={y(dot.low)} y2={y(dot.high)} />
          <circle cx={x(dot.x)} cy={y(dot.y)} r={12} />
          <text x={x(dot.x)} y={y(dot.y) + 4} textAnchor="middle">
            {formats.number(dot.place)}
          </text>
        </g>
      ))}
    </svg>
  )
}
