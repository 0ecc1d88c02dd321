import { curveBumpX, line } from 'd3-shape'
import type { KeyboardEvent } from 'react'
import { isolate } from '../../platform/i18n/isolate.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import styles from './FlowDrawing.module.css'
import type { FlowEdge } from './prepare-flow.ts'
import { flowSentences } from './sentences.ts'
import { useStepLabel } from './use-step-label.ts'

/** What every mark of the drawing that can be opened is given. */
export interface MarkProps {
  /** Whether the Tab key stops here. */
  readonly isStop: boolean
  onOpen(): void
  onFocus(): void
  keep(element: SVGGElement | null): void
}

/** The attributes of a mark: a button that is drawn, which HTML has no element for. */
export function markAttributes({ isStop, onOpen, onFocus, keep }: MarkProps, name: string) {
  return {
    ref: keep,
    role: 'button',
    tabIndex: isStop ? 0 : -1,
    'aria-label': name,
    onClick: onOpen,
    onFocus,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      onOpen()
    },
  } as const
}

/**
 * What is seen is part of the name: whoever speaks to the page says "1.2k" and not "1,171", and "1" where the sentence says
 * "once".
 */
export function withSeen(said: string, seen: string): string {
  return said.includes(seen) ? said : `${said} (${seen})`
}

const draw = line<{ x: number; y: number }>(
  point => point.x,
  point => point.y,
).curve(curveBumpX)

/**
 * A transition: as wide as it is frequent, with its number on it. Beginnings, ends and what leads over steps that are not
 * shown are thin dashed lines.
 */
export function FlowMark(props: MarkProps & { edge: FlowEdge; arrow: string; shows: 'count' | 'median' }) {
  const t = useTranslate(flowSentences)
  const { formats, direction } = useLocale()
  const label = useStepLabel()
  const { edge, shows } = props
  const ends = {
    from: edge.from ? label(edge.from) : t('graph.start'),
    to: edge.to ? label(edge.to) : t('graph.end'),
  }
  const name = edge.isBridge
    ? t('graph.bridge', ends)
    : t('graph.edge', { ...ends, n: formats.quantity(edge.count) })
  if (edge.from === null || edge.to === null || edge.isBridge)
    return (
      <g className={styles.thin}>
        <title>{name}</title>
        <path d={pathOf(edge)} fill="none" markerEnd={`url(#${props.arrow})`} />
      </g>
    )
  const n = formats.quantity(edge.count, { compact: shows === 'count', maxDecimals: 1 })
  const time = shows === 'count' || edge.medianMs === null ? null : formats.duration(edge.medianMs)
  const said = time === null ? t('graph.edge', { ...ends, n }) : t('graph.edge.median', { ...ends, n, time })
  const text = shows === 'count' ? n.text : (time ?? '')
  return (
    <g className={styles.edge} {...markAttributes(props, withSeen(said, text))}>
      <title>{name}</title>
      <path d={pathOf(edge)} className={styles.hold} />
      <path
        d={pathOf(edge)}
        fill="none"
        strokeWidth={1.25 + 5 * Math.sqrt(edge.weight)}
        markerEnd={`url(#${props.arrow})`}
      />
      <text x={edge.label.x} y={edge.label.y + 4} textAnchor="middle" style={{ direction }}>
        {isolate(text)}
      </text>
    </g>
  )
}

export function pathOf({ points, isLoop }: FlowEdge): string {
  if (!isLoop) return draw([...points]) ?? ''
  const [a, b, c, d] = points
  return a && b && c && d ? `M${a.x} ${a.y}C${b.x} ${b.y} ${c.x} ${c.y} ${d.x} ${d.y}` : ''
}
