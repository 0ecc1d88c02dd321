import { VisuallyHidden } from '@mantine/core'
import { curveBasis, line } from 'd3-shape'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import type { StepName } from '../model.ts'
import styles from './FlowGraph.module.css'
import type { Flow, FlowEdge } from './prepare-flow.ts'
import { flowSentences } from './sentences.ts'

const drawLine = line<{ x: number; y: number }>()
  .x(point => point.x)
  .y(point => point.y)
  .curve(curveBasis)

/** The directly-follows graph: an Arabic one is the exact mirror of an English one. Everything was decided before. */
export function FlowGraph({ flow }: { flow: Flow }) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const nameOf = useStepName()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={t('graph.title')} tabIndex={0}>
      <div className={styles.sheet} style={{ inlineSize: flow.width, blockSize: flow.height }}>
        <svg className={styles.lines} width={flow.width} height={flow.height} aria-hidden="true">
          <defs>
            <marker
              id="flow-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0L8 4L0 8z" fill="var(--r-soft)" />
            </marker>
          </defs>
          {flow.edges.map(edge => (
            <Edge key={edge.key} edge={edge} label={formats.compact(edge.count)} />
          ))}
        </svg>
        {flow.nodes.map(node => (
          <div
            key={node.key}
            className={styles.node}
            data-kind={node.kind}
            style={{
              transform: `translate(${node.x - node.width / 2}px, ${node.y - node.height / 2}px)`,
              inlineSize: node.width,
              blockSize: node.height,
            }}
            title={
              node.kind === 'start'
                ? t('graph.start')
                : node.kind === 'end'
                  ? t('graph.end')
                  : nameOf(node.step)
            }
          >
            {node.step && (
              <>
                <span className={styles.name} dir="auto">
                  {nameOf(node.step)}
                </span>
                <span className={styles.count}>{formats.number(node.count)}</span>
                <span className={styles.weight} style={{ inlineSize: `${node.weight * 100}%` }} />
              </>
            )}
          </div>
        ))}
      </div>
      <VisuallyHidden>
        <EdgeTable flow={flow} />
      </VisuallyHidden>
    </section>
  )
}

function Edge({ edge, label }: { edge: FlowEdge; label: string }) {
  const isEnd = edge.from === null || edge.to === null
  const middle = edge.points[Math.floor(edge.points.length / 2)]
  return (
    <>
      <path
        d={drawLine([...edge.points]) ?? ''}
        fill="none"
        stroke={isEnd ? 'var(--r-line)' : 'var(--r-stage-2)'}
        strokeOpacity={isEnd ? 1 : 0.35 + 0.6 * edge.weight}
        strokeWidth={1 + 5 * edge.weight}
        markerEnd="url(#flow-arrow)"
      />
      {!isEnd && middle && (
        <text x={middle.x} y={middle.y - 5} textAnchor="middle" className={styles.edgeText}>
          {label}
        </text>
      )}
    </>
  )
}

function useStepName(): (step: StepName | null) => string {
  const nameOf = useDataNames()
  return step => {
    if (!step) return ''
    const name = nameOf('event', step.name)
    return step.channel === '' ? name : `${name} · ${nameOf('channel', step.channel)}`
  }
}

function EdgeTable({ flow }: { flow: Flow }) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const nameOf = useStepName()
  return (
    <table>
      <caption>{t('graph.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('graph.from')}</th>
          <th scope="col">{t('graph.to')}</th>
          <th scope="col">{t('graph.count')}</th>
          <th scope="col">{t('graph.median')}</th>
        </tr>
      </thead>
      <tbody>
        {flow.edges.map(edge => (
          <tr key={edge.key}>
            <td>{edge.from ? nameOf(edge.from) : t('graph.start')}</td>
            <td>{edge.to ? nameOf(edge.to) : t('graph.end')}</td>
            <td>{formats.number(edge.count)}</td>
            <td>{edge.medianMs === null ? '' : formats.duration(edge.medianMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
