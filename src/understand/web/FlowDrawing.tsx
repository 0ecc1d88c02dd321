import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import type { Transitions } from '../model-answers.ts'
import type { FlowFilter } from '../model-flow.ts'
import styles from './FlowDrawing.module.css'
import { FlowMark, type MarkProps } from './FlowMark.tsx'
import { FlowStep } from './FlowStep.tsx'
import type { FlowViewProps } from './flow-view.ts'
import { type Flow, type FlowEdge, type FlowNode, prepareFlow } from './prepare-flow.ts'
import { flowSentences } from './sentences.ts'
import { useStepLabel } from './use-step-label.ts'
import { type Walk, walkFlow } from './walk-flow.ts'
import { usualZoom, ZoomButtons } from './ZoomButtons.tsx'

type DrawingProps = FlowViewProps & {
  readonly answer: Transitions
  readonly input: unknown
  /** Drawn over the steps: dots on their way. */
  overlay?(flow: Flow): ReactNode
}

/** Draws what `prepareFlow` decided. One stop for the Tab key; arrow keys walk from mark to mark, Enter opens one. */
export function FlowDrawing({ answer, input, state, onBehind, overlay }: DrawingProps) {
  const t = useTranslate(flowSentences)
  const { direction } = useLocale()
  const label = useStepLabel()
  const arrow = useId()
  const { ref, width } = useElementSize()
  const [zoom, setZoom] = useState<number | null>(null)
  const flow = useMemo(
    () => prepareFlow(answer, { steps: state.steps, transitions: state.transitions / 100 }, direction),
    [answer, state.steps, state.transitions, direction],
  )
  const { reached, walk, marks, reach } = useWalk(flow)
  const openEdge = ({ from, to, isBridge }: FlowEdge) => {
    if (!from || !to || isBridge) return
    const about = t('behind.transition', { from: label(from), to: label(to) })
    const filter: FlowFilter = { of: 'transition', keep: true, from, to }
    onBehind({ about, mark: { of: 'transition', input, from, to }, filter })
  }
  const openNode = ({ step }: FlowNode) => {
    if (!step) return
    const about = t('behind.step', { step: label(step) })
    onBehind({ about, mark: { of: 'step', input, step }, filter: { of: 'step', keep: true, step } })
  }
  const markOf = (
    key: string,
    open: () => void,
  ): Pick<MarkProps, 'isStop' | 'onOpen' | 'onFocus' | 'keep'> => ({
    isStop: key === reached,
    onOpen: open,
    onFocus: () => reach(key),
    keep: element => {
      if (element) marks.current.set(key, element)
      else marks.current.delete(key)
    },
  })
  const scale = zoom ?? usualZoom(flow.width, width)
  return (
    <>
      <div className={styles.canvas} dir={direction} ref={ref}>
        {/* biome-ignore lint/a11y/useSemanticElements: a group of marks in a drawing is no fieldset */}
        <svg
          role="group"
          aria-label={t('graph.keys')}
          width={flow.width * scale}
          height={flow.height * scale}
          viewBox={`0 0 ${flow.width} ${flow.height}`}
          onKeyDown={walk}
        >
          <defs>
            <marker
              id={arrow}
              viewBox="0 0 10 10"
              refX="8"
              refY="5"
              markerWidth="10"
              markerHeight="10"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0.5L9 5L0 9.5Z" className={styles.arrow} />
            </marker>
          </defs>
          {flow.edges.map(edge => (
            <FlowMark
              key={edge.key}
              edge={edge}
              arrow={arrow}
              shows={state.mark}
              {...markOf(edge.key, () => openEdge(edge))}
            />
          ))}
          {flow.nodes.map(node => (
            <FlowStep key={node.key} node={node} {...markOf(node.key, () => openNode(node))} />
          ))}
          {overlay?.(flow)}
        </svg>
      </div>
      <ZoomButtons zoom={scale} isFit={zoom === null} onZoom={setZoom} />
    </>
  )
}

/** Which mark the Tab key stops at, and how the arrow keys go on from it. */
function useWalk(flow: ReturnType<typeof prepareFlow>) {
  const { direction } = useLocale()
  const marks = useRef(new Map<string, SVGGElement>())
  const [last, setLast] = useState<string | null>(null)
  const isThere = [...flow.nodes, ...flow.edges].some(mark => mark.key === last)
  const reached = isThere && last !== null ? last : walkFlow(flow, '', 'first')
  const walk = (event: KeyboardEvent) => {
    const to = walkOf(event.key, direction === 'rtl')
    if (!to) return
    event.preventDefault()
    const next = walkFlow(flow, reached, to)
    setLast(next)
    marks.current.get(next)?.focus()
  }
  return { reached, walk, marks, reach: setLast }
}

/** Arrow keys follow the screen: in Arabic the left one goes on. */
function walkOf(key: string, isRtl: boolean): Walk | null {
  if (key === 'ArrowRight') return isRtl ? 'back' : 'forward'
  if (key === 'ArrowLeft') return isRtl ? 'forward' : 'back'
  if (key === 'ArrowDown') return 'next'
  if (key === 'ArrowUp') return 'previous'
  if (key === 'Home') return 'first'
  return key === 'End' ? 'last' : null
}
