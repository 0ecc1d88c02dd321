import type { Direction } from '../../platform/i18n/languages.ts'
import type { StepName } from '../model.ts'
import type { Transitions } from '../model-answers.ts'
import { findBridges } from './find-bridges.ts'
import { endKey, layOutFlow, type Point, startKey, type Tie } from './lay-out-flow.ts'
import { keyOf } from './step-key.ts'

/** Everything that the drawing of a flow needs: it decides nothing itself. */
export interface Flow {
  readonly width: number
  readonly height: number
  /** In the order of reading. */
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
  /** Share of all transitions that lie between the shown steps and are drawn. */
  readonly shownShare: number
}

export interface FlowNode {
  readonly key: string
  readonly kind: 'step' | 'start' | 'end'
  readonly step: StepName | null
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly count: number
  /** 0…1 against the most frequent step. */
  readonly weight: number
}

export interface FlowEdge {
  readonly key: string
  readonly from: StepName | null
  readonly to: StepName | null
  /** A step that follows itself: drawn as a bow over it. */
  readonly isLoop: boolean
  /** Leads to its step over others that are not shown: it says where the step belongs, and has no number. */
  readonly isBridge: boolean
  readonly points: readonly Point[]
  readonly label: Point
  readonly count: number
  readonly medianMs: number | null
  readonly weight: number
}

/** A beginning or end is drawn where at least this share of the journeys begins or ends: every step has one or two. */
const doorShare = 0.05

/**
 * The most frequent steps, and between them the most frequent transitions; so many more that every shown step is reached
 * from somewhere and leads somewhere, or it would float. Laid out in the direction of reading: an Arabic flow is the exact
 * mirror of an English one.
 *
 * @param detail how many steps, and what share (0…1) of the transitions between them
 */
export function prepareFlow(
  answer: Transitions,
  detail: { readonly steps: number; readonly transitions: number },
  direction: Direction,
): Flow {
  const steps = answer.steps.slice(0, detail.steps)
  const shown = new Set(steps.map(s => keyOf(s.step)))
  const between = answer.transitions.filter(t => shown.has(keyOf(t.from)) && shown.has(keyOf(t.to)))
  const chosen = choose(between, Math.ceil(between.length * detail.transitions))
  const reached = new Set(chosen.filter(t => keyOf(t.from) !== keyOf(t.to)).map(t => keyOf(t.to)))
  const begun = doors(steps, 'starts', answer.cases)
  const adrift = steps.filter(s => !reached.has(keyOf(s.step)) && !begun.includes(s)).map(s => s.step)
  const ties = [
    ...chosen,
    ...findBridges(answer.transitions, adrift, shown),
    ...begun.map(s => ({ from: null, to: s.step, count: s.starts })),
    ...doors(steps, 'ends', answer.cases).map(s => ({ from: s.step, to: null, count: s.ends })),
  ].map(tie => ({ medianMs: null, isBridge: false, ...tie, key: tieKey(tie.from, tie.to) }))
  const layout = layOutFlow(
    steps.map(s => keyOf(s.step)),
    ties.map(
      ({ key, from, to, count }): Tie => ({
        key,
        count,
        from: placeOf(from, startKey),
        to: placeOf(to, endKey),
      }),
    ),
    direction,
  )
  const most = Math.max(1, ...ties.map(tie => tie.count))
  const busiest = Math.max(1, ...steps.map(s => s.count))
  return {
    width: layout.width,
    height: layout.height,
    nodes: layout.nodes
      .map(({ key, ...place }) => {
        const step = steps.find(s => keyOf(s.step) === key)
        const count = step?.count ?? answer.cases
        const kind = key === startKey ? 'start' : key === endKey ? 'end' : 'step'
        return { key, kind, step: step?.step ?? null, ...place, count, weight: count / busiest } as const
      })
      .sort((a, b) => (direction === 'rtl' ? b.x - a.x : a.x - b.x) || a.y - b.y),
    edges: layout.ties.map(({ tie, points, label }) => {
      const found = ties.find(one => one.key === tie.key)
      const { from = null, to = null, count = 0, medianMs = null, isBridge = false } = found ?? {}
      const isLoop = tie.from === tie.to
      return {
        key: tie.key,
        from,
        to,
        isLoop,
        isBridge,
        points,
        label,
        count,
        medianMs,
        weight: count / most,
      }
    }),
    shownShare: answer.totalCount === 0 ? 0 : chosen.reduce((sum, t) => sum + t.count, 0) / answer.totalCount,
  }
}

/** The first so many, and for each step its most frequent way in and out. */
function choose(sorted: Transitions['transitions'], most: number): Transitions['transitions'] {
  const reached = new Set<string>()
  const left = new Set<string>()
  return sorted.filter((t, i) => {
    const [from, to] = [keyOf(t.from), keyOf(t.to)]
    const isNeeded = from !== to && (!reached.has(to) || !left.has(from))
    if (i >= most && !isNeeded) return false
    if (from !== to) {
      reached.add(to)
      left.add(from)
    }
    return true
  })
}

/** The steps where many journeys begin or end, and always the one where most do. */
function doors(steps: Transitions['steps'], of: 'starts' | 'ends', cases: number): Transitions['steps'] {
  const most = Math.max(0, ...steps.map(step => step[of]))
  return steps.filter(step => step[of] > 0 && (step[of] === most || step[of] >= doorShare * cases))
}

function placeOf(step: StepName | null, otherwise: string): string {
  return step ? keyOf(step) : otherwise
}

function tieKey(from: StepName | null, to: StepName | null): string {
  return `${placeOf(from, startKey)}\u0001${placeOf(to, endKey)}`
}
