import dagre from '@dagrejs/dagre'
import { z } from 'zod'
import type { Direction } from '../../platform/i18n/languages.ts'
import type { StepName } from '../model.ts'
import type { Transitions } from '../model-answers.ts'

/** Everything that the drawing of a flow needs: it decides nothing itself. */
export interface Flow {
  readonly width: number
  readonly height: number
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
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly count: number
  readonly medianMs: number | null
  readonly weight: number
}

const place = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
const line = z.object({ points: z.array(z.object({ x: z.number(), y: z.number() })) })
const size = z.object({ width: z.number(), height: z.number() })

const startKey = '\u0000start'
const endKey = '\u0000end'
const stepSize = { width: 168, height: 56 }
const endSize = { width: 28, height: 28 }

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
  const graph = layOut(steps, chosen, direction)
  const most = Math.max(1, ...chosen.map(t => t.count), ...steps.map(s => s.starts))
  const busiest = Math.max(1, ...steps.map(s => s.count))
  const ends = steps.flatMap(s => [
    ...(s.starts > 0 ? [{ from: null, to: s.step, count: s.starts }] : []),
    ...(s.ends > 0 ? [{ from: s.step, to: null, count: s.ends }] : []),
  ])
  return {
    ...size.parse(graph.graph()),
    nodes: graph.nodes().map(key => {
      const step = steps.find(s => keyOf(s.step) === key)
      const count = step?.count ?? answer.cases
      const kind = key === startKey ? 'start' : key === endKey ? 'end' : 'step'
      return {
        key,
        kind,
        step: step?.step ?? null,
        ...place.parse(graph.node(key)),
        count,
        weight: count / busiest,
      }
    }),
    edges: [...chosen.map(t => ({ ...t })), ...ends.map(e => ({ ...e, medianMs: null }))].map(e => {
      const [from, to] = [e.from ? keyOf(e.from) : startKey, e.to ? keyOf(e.to) : endKey]
      return {
        key: `${from}\u0001${to}`,
        from: e.from,
        to: e.to,
        points: line.parse(graph.edge(from, to)).points,
        count: e.count,
        medianMs: e.medianMs,
        weight: e.count / most,
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

function layOut(
  steps: Transitions['steps'],
  transitions: Transitions['transitions'],
  direction: Direction,
): InstanceType<typeof dagre.graphlib.Graph> {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({
    rankdir: direction === 'rtl' ? 'RL' : 'LR',
    nodesep: 28,
    ranksep: 90,
    marginx: 24,
    marginy: 24,
  })
  graph.setDefaultEdgeLabel(() => ({}))
  graph.setNode(startKey, { ...endSize })
  for (const { step } of steps) graph.setNode(keyOf(step), { ...stepSize })
  graph.setNode(endKey, { ...endSize })
  for (const { step, starts, ends } of steps) {
    if (starts > 0) graph.setEdge(startKey, keyOf(step), { weight: weightOf(starts) })
    if (ends > 0) graph.setEdge(keyOf(step), endKey, { weight: weightOf(ends) })
  }
  for (const { from, to, count } of transitions)
    graph.setEdge(keyOf(from), keyOf(to), { weight: weightOf(count), width: 64, height: 18, labelpos: 'c' })
  dagre.layout(graph)
  return graph
}

/** Frequent transitions are kept short and straight. */
function weightOf(count: number): number {
  return 1 + Math.round(Math.log2(1 + count))
}

export function keyOf({ name, channel }: StepName): string {
  return `${name}\u0000${channel}`
}
