import { useMemo } from 'react'
import { pathOf } from './FlowMark.tsx'
import type { Point } from './lay-out-flow.ts'
import type { Flow } from './prepare-flow.ts'
import { type PreparedReplay, placeAt } from './prepare-replay.ts'
import styles from './Replay.module.css'
import { type ReplayClock, usePosition } from './replay-clock.ts'
import { keyOf } from './step-key.ts'

interface ReplayDotsProps {
  readonly flow: Flow
  readonly replay: PreparedReplay
  readonly clock: ReplayClock
}

/** A dot a journey, on the line from the step it left to the step it comes to. Where no line is drawn it goes straight. */
export function ReplayDots({ flow, replay, clock }: ReplayDotsProps) {
  const position = usePosition(clock)
  const ways = useMemo(() => waysOf(flow), [flow])
  const moment = replay.from + position * (replay.to - replay.from)
  return (
    <g aria-hidden className={styles.dots}>
      {replay.walks.map((walk, i) => {
        const place = placeAt(walk, moment)
        const point = place && ways(place.from, place.to, place.share)
        if (!point) return null
        // Dots of one step lie beside each other, not on each other.
        const spread = ((i * 7) % 11) - 5
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a walk is its place in the sample
          <circle key={i} cx={point.x} cy={point.y + spread} r={4} />
        )
      })}
    </g>
  )
}

const pieces = 32

/** The lines of the drawing as points that can be looked up by how far along one is. */
function waysOf(flow: Flow): (from: string, to: string, share: number) => Point | null {
  const nodes = new Map(flow.nodes.map(node => [node.key, node]))
  const lines = new Map(
    flow.edges.flatMap(edge =>
      edge.from && edge.to ? [[`${keyOf(edge.from)}\u0001${keyOf(edge.to)}`, pointsAlong(pathOf(edge))]] : [],
    ),
  )
  return (from, to, share) => {
    const line = lines.get(`${from}\u0001${to}`)
    const at = line?.[Math.round(share * pieces)]
    if (at) return at
    const [a, b] = [nodes.get(from), nodes.get(to)]
    return a && b ? { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share } : null
  }
}

function pointsAlong(d: string): Point[] {
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', d)
  const length = path.getTotalLength()
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const { x, y } = path.getPointAtLength((length * i) / pieces)
    return { x, y }
  })
}
