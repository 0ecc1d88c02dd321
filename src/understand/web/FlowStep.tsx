import { isolate } from '../../platform/i18n/isolate.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { wrapWords } from '../../platform/ui/charts/wrap-words.ts'
import styles from './FlowDrawing.module.css'
import { type MarkProps, markAttributes, withSeen } from './FlowMark.tsx'
import type { FlowNode } from './prepare-flow.ts'
import { flowSentences } from './sentences.ts'
import { useStepLabel } from './use-step-label.ts'

const leading = 15

/** A step, the darker the more often it was done; or the place where journeys begin or end. */
export function FlowStep({ node, ...mark }: MarkProps & { node: FlowNode }) {
  const t = useTranslate(flowSentences)
  const { formats, direction } = useLocale()
  const label = useStepLabel()
  if (!node.step) {
    const isStart = node.kind === 'start'
    return (
      <g>
        <circle cx={node.x} cy={node.y} r={9} className={isStart ? styles.start : styles.end} />
        <text x={node.x} y={node.y + 26} textAnchor="middle" className={styles.count} style={{ direction }}>
          {isStart ? t('graph.start') : t('graph.end')}
        </text>
      </g>
    )
  }
  const name = label(node.step)
  const lines = wrapWords(name, { letters: 17, lines: 2 })
  const first = node.y - (lines.length * leading) / 2 + 4
  const tint = Math.round(4 + 24 * node.weight)
  const exact = t('graph.node', { step: name, n: formats.quantity(node.count) })
  const n = formats.quantity(node.count, { compact: true, maxDecimals: 1 })
  return (
    <g
      className={styles.node}
      {...markAttributes(mark, withSeen(t('graph.node', { step: name, n }), n.text))}
    >
      <title>{exact}</title>
      <rect
        x={node.x - node.width / 2}
        y={node.y - node.height / 2}
        width={node.width}
        height={node.height}
        rx="12"
        style={{ fill: `color-mix(in srgb, var(--r-night) ${tint}%, var(--r-card))` }}
      />
      {lines.map((text, i) => (
        <text
          key={text}
          x={node.x}
          y={first + i * leading}
          textAnchor="middle"
          className={styles.name}
          style={{ direction }}
        >
          {isolate(text)}
        </text>
      ))}
      <text
        x={node.x}
        y={first + lines.length * leading + 2}
        textAnchor="middle"
        className={styles.count}
        style={{ direction }}
      >
        {n.text}
      </text>
    </g>
  )
}
