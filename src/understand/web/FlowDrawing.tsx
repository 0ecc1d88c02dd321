import { curveBasis, line } from 'd3-shape'
import { useId, useMemo } from 'react'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import type { Transitions } from '../model-answers.ts'
import styles from './Flow.module.css'
import type { FlowViewProps } from './flow-view.ts'
import { type FlowEdge, type FlowNode, prepareFlow } from './prepare-flow.ts'
import { flowSentences } from './sentences.ts'
import { useStepLabel } from './use-step-label.ts'

type DrawingProps = FlowViewProps & { readonly answer: Transitions; readonly input: unknown }

/** Draws what `prepareFlow` decided. The drawing is hidden from assistive technology: the table below carries more. */
export function FlowDrawing({ answer, input, state, onBehind }: DrawingProps) {
  const t = useTranslate(flowSentences)
  const { direction } = useLocale()
  const label = useStepLabel()
  const arrow = useId()
  const flow = useMemo(
    () => prepareFlow(answer, { steps: state.steps, transitions: state.transitions / 100 }, direction),
    [answer, state.steps, state.transitions, direction],
  )
  const openEdge = ({ from, to }: FlowEdge) => {
    if (!from || !to) return
    const about = t('behind.transition', { from: label(from), to: label(to) })
    onBehind({ about, mark: { of: 'transition', input, from, to } })
  }
  const openNode = ({ step }: FlowNode) => {
    if (step) onBehind({ about: t('behind.step', { step: label(step) }), mark: { of: 'step', input, step } })
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.canvas} dir={direction} aria-label={t('graph.title')} tabIndex={0}>
      <svg
        aria-hidden="true"
        width={flow.width}
        height={flow.height}
        viewBox={`0 0 ${flow.width} ${flow.height}`}
      >
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0.5L7 4L0 7.5Z" fill="var(--r-faint)" />
          </marker>
        </defs>
        {flow.edges.map(edge => (
          <Edge key={edge.key} edge={edge} arrow={arrow} mark={state.mark} onOpen={() => openEdge(edge)} />
        ))}
        {flow.nodes.map(node => (
          <Node key={node.key} node={node} onOpen={() => openNode(node)} />
        ))}
      </svg>
    </section>
  )
}

const draw = line<{ x: number; y: number }>(
  point => point.x,
  point => point.y,
).curve(curveBasis)

function Edge(props: { edge: FlowEdge; arrow: string; mark: 'count' | 'median'; onOpen(): void }) {
  const t = useTranslate(flowSentences)
  const { formats, direction } = useLocale()
  const label = useStepLabel()
  const { edge, mark } = props
  const middle = edge.points[Math.floor(edge.points.length / 2)]
  const isLoose = edge.from === null || edge.to === null
  const text =
    mark === 'count'
      ? formats.compact(edge.count)
      : edge.medianMs === null
        ? ''
        : formats.duration(edge.medianMs)
  const values = {
    from: edge.from ? label(edge.from) : t('graph.start'),
    to: edge.to ? label(edge.to) : t('graph.end'),
    n: formats.quantity(edge.count),
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is hidden from assistive technology; its table opens the same
    <g className={styles.edge} data-loose={isLoose || undefined} onClick={props.onOpen}>
      <title>{t('graph.edge', values)}</title>
      <path
        d={draw([...edge.points]) ?? ''}
        fill="none"
        strokeWidth={1 + 6 * Math.sqrt(edge.weight)}
        markerEnd={`url(#${props.arrow})`}
      />
      {middle && !isLoose && (
        <text x={middle.x} y={middle.y + 4} textAnchor="middle" style={{ direction }}>
          {text}
        </text>
      )}
    </g>
  )
}

function Node({ node, onOpen }: { node: FlowNode; onOpen(): void }) {
  const t = useTranslate(flowSentences)
  const { formats, direction } = useLocale()
  const label = useStepLabel()
  const [x, y] = [node.x - node.width / 2, node.y - node.height / 2]
  if (!node.step)
    return (
      <g>
        <title>{node.kind === 'start' ? t('graph.start') : t('graph.end')}</title>
        <circle
          cx={node.x}
          cy={node.y}
          r={9}
          fill={node.kind === 'start' ? 'var(--r-mint)' : 'var(--r-clay)'}
        />
      </g>
    )
  const name = label(node.step)
  const shown = name.length > 22 ? `${name.slice(0, 21)}…` : name
  const tint = Math.round(6 + 26 * node.weight)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is hidden from assistive technology; its table opens the same
    <g className={styles.node} onClick={onOpen}>
      <title>{t('graph.node', { step: name, n: formats.quantity(node.count) })}</title>
      <rect
        x={x}
        y={y}
        width={node.width}
        height={node.height}
        rx="12"
        style={{ fill: `color-mix(in srgb, var(--r-night) ${tint}%, var(--r-card))` }}
      />
      <text
        x={node.x}
        y={node.y - 3}
        textAnchor="middle"
        className={styles.name}
        style={{ direction, unicodeBidi: 'plaintext' }}
      >
        {shown}
      </text>
      <text x={node.x} y={node.y + 16} textAnchor="middle" className={styles.count} style={{ direction }}>
        {formats.compact(node.count)}
      </text>
    </g>
  )
}
