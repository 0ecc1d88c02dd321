import type { StepName } from '../model.ts'
import type { Flow, FlowEdge } from './prepare-flow.ts'
import { keyOf } from './step-key.ts'

/** Where a key takes a reader who walks the drawing: along the reading, across it, or to its ends. */
export type Walk = 'forward' | 'back' | 'next' | 'previous' | 'first' | 'last'

/**
 * The mark to go to from another. Forward and back follow the transitions: from a step over its most frequent way to where
 * it leads, and home again; next and previous go through all steps in the order of reading, or, on a transition, through
 * the others that leave the same step. So every mark that can be opened can be reached.
 */
export function walkFlow(flow: Flow, key: string, walk: Walk): string {
  const steps = flow.nodes.flatMap(node => (node.step ? [node.key] : []))
  const ways = flow.edges
    .filter(edge => edge.from !== null && edge.to !== null && !edge.isBridge)
    .toSorted((a, b) => Number(a.isLoop) - Number(b.isLoop) || b.count - a.count)
  if (walk === 'first' || walk === 'last') return (walk === 'first' ? steps[0] : steps.at(-1)) ?? key
  const way = ways.find(edge => edge.key === key)
  if (way) return fromWay(way, ways, walk)
  if (walk === 'next' || walk === 'previous') return beside(steps, key, walk)
  const end = walk === 'forward' ? 'from' : 'to'
  return ways.find(edge => isAt(edge[end], key))?.key ?? key
}

function fromWay(way: FlowEdge, ways: readonly FlowEdge[], walk: Walk): string {
  if (walk === 'forward') return way.to ? keyOf(way.to) : way.key
  if (walk === 'back') return way.from ? keyOf(way.from) : way.key
  const others = ways.filter(edge => way.from && isAt(edge.from, keyOf(way.from))).map(edge => edge.key)
  return beside(others, way.key, walk)
}

function isAt(step: StepName | null, key: string): boolean {
  return step !== null && keyOf(step) === key
}

function beside(keys: readonly string[], key: string, walk: Walk): string {
  return keys[keys.indexOf(key) + (walk === 'next' ? 1 : -1)] ?? key
}
