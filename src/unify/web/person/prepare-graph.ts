import dagre from '@dagrejs/dagre'
import { z } from 'zod'
import type { Decision, Link } from '../../model.ts'
import { findPath } from '../prepare-identity.ts'

export interface GraphNode {
  readonly identifier: string
  readonly x: number
  readonly y: number
  readonly isOnPath: boolean
}

export interface GraphEdge {
  readonly key: string
  readonly of: 'event' | 'hand' | 'matched'
  readonly isOnPath: boolean
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

export interface Graph {
  readonly width: number
  readonly height: number
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** Identifiers that are not drawn. */
  readonly hidden: number
}

export const nodeSize = { width: 172, height: 44 }
const mostNodes = 28
const place = z.object({ x: z.number(), y: z.number() })
const line = z.object({ points: z.array(place) })

/**
 * The picture of why two identifiers are one person: the path between them from top to bottom, and beside it what else hangs
 * on it, nearest first, as far as it can still be read.
 */
export function drawIdentity(
  links: readonly Link[],
  ends: { readonly from: string; readonly to: string },
  decisions: readonly Pick<Decision, 'id' | 'kind'>[],
): Graph {
  const path = findPath(links, ends.from, ends.to) ?? []
  const onPath = new Set([ends.from, ends.to, ...path.map(step => step.to)])
  const shown = nearest(links, [...onPath])
  const drawn = links.filter(link => shown.has(link.a) && shown.has(link.b))
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 16, ranksep: 36, marginx: 4, marginy: 4 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const identifier of shown) graph.setNode(identifier, { ...nodeSize })
  const steps = new Map(path.map(step => [step.link, step]))
  for (const [i, link] of drawn.entries()) {
    const step = steps.get(link)
    const [a, b] = step ? [step.from, step.to] : [link.a, link.b]
    graph.setEdge(a, b, { weight: step ? 8 : 1 }, String(i))
  }
  dagre.layout(graph)
  const size = z.object({ width: z.number(), height: z.number() }).parse(graph.graph())
  const kinds = new Map(decisions.map(({ id, kind }) => [id, kind]))
  return {
    width: size.width,
    height: size.height,
    nodes: [...shown].map(identifier => ({
      identifier,
      ...place.parse(graph.node(identifier)),
      isOnPath: onPath.has(identifier),
    })),
    edges: drawn.map((link, i) => {
      const step = steps.get(link)
      const [v, w] = step ? [step.from, step.to] : [link.a, link.b]
      return {
        key: `${v} ${w} ${i}`,
        of: originOf(link, kinds),
        isOnPath: step !== undefined,
        points: line.parse(graph.edge({ v, w, name: String(i) })).points,
      }
    }),
    hidden: new Set(links.flatMap(({ a, b }) => [a, b])).size - shown.size,
  }
}

function originOf(link: Link, kinds: ReadonlyMap<number, Decision['kind']>): GraphEdge['of'] {
  if (link.decision === null) return 'event'
  return kinds.get(link.decision) === 'matched' ? 'matched' : 'hand'
}

/** What is drawn: the ends and the path, then their neighbours, breadth first. */
function nearest(links: readonly Link[], from: readonly string[]): Set<string> {
  const shown = new Set(from)
  let front = new Set(from)
  while (front.size > 0 && shown.size < mostNodes) {
    const next = new Set<string>()
    for (const { a, b } of links)
      for (const [near, far] of [
        [a, b],
        [b, a],
      ] as const)
        if (front.has(near) && !shown.has(far) && shown.size < Math.max(mostNodes, from.length)) {
          shown.add(far)
          next.add(far)
        }
    front = next
  }
  return shown
}
