import dagre from '@dagrejs/dagre'
import { z } from 'zod'
import type { Direction } from '../../platform/i18n/languages.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Tie {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly count: number
}

interface Place extends Point {
  readonly key: string
  readonly width: number
  readonly height: number
}

export interface FlowLayout {
  readonly width: number
  readonly height: number
  readonly nodes: readonly Place[]
  readonly ties: readonly { readonly tie: Tie; readonly points: readonly Point[]; readonly label: Point }[]
}

const place = z.object({ x: z.number(), y: z.number() })
const line = z.object({ points: z.array(place), x: z.number().optional(), y: z.number().optional() })
const size = z.object({ width: z.number(), height: z.number() })

export const startKey = '\u0000start'
export const endKey = '\u0000end'
const stepSize = { width: 124, height: 62 }
const doorSize = { width: 30, height: 30 }
/** How far the bow of a loop rises above its step. */
const bow = 34

/**
 * Where every step and every transition lies: columns in the order of reading. A transition leaves a step at one side and
 * enters the next at the side that faces it; what shares a side is spread along it in the order of where it comes from or
 * goes to, so that nothing crosses at the door.
 */
export function layOutFlow(steps: readonly string[], ties: readonly Tie[], direction: Direction): FlowLayout {
  const first = arrange(steps, ties, { direction, after: [] })
  // Steps that nothing shown leads to would lie before the start: it is tied to them by a line that is not drawn.
  const start = first.nodes.find(node => node.key === startKey)
  const isBefore = (x: number) => start !== undefined && (direction === 'rtl' ? x > start.x : x < start.x)
  const after = first.nodes.filter(node => isBefore(node.x)).map(node => node.key)
  return after.length === 0 ? first : arrange(steps, ties, { direction, after })
}

interface Arrangement {
  readonly direction: Direction
  /** Steps that must lie after the start. */
  readonly after: readonly string[]
}

function arrange(
  steps: readonly string[],
  ties: readonly Tie[],
  { direction, after }: Arrangement,
): FlowLayout {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({
    rankdir: direction === 'rtl' ? 'RL' : 'LR',
    nodesep: 22,
    edgesep: 16,
    ranksep: 76,
    marginx: 20,
    marginy: 20,
  })
  graph.setDefaultEdgeLabel(() => ({}))
  const loops = new Set(ties.filter(tie => tie.from === tie.to).map(tie => tie.from))
  graph.setNode(startKey, { ...doorSize })
  for (const key of steps)
    graph.setNode(key, { ...stepSize, height: stepSize.height + (loops.has(key) ? 2 * bow : 0) })
  graph.setNode(endKey, { ...doorSize })
  for (const tie of ties)
    if (tie.from !== tie.to) {
      const isThin = tie.count === 0 || tie.from === startKey || tie.to === endKey
      const label = isThin ? {} : { width: 10, height: 20, labelpos: 'c' }
      graph.setEdge(tie.from, tie.to, { weight: weightOf(tie.count), ...label })
    }
  for (const key of after) if (!graph.hasEdge(startKey, key)) graph.setEdge(startKey, key, { weight: 0 })
  dagre.layout(graph)
  const nodes = graph.nodes().map(key => {
    const { x, y } = place.parse(graph.node(key))
    return { key, x, y, ...(key === startKey || key === endKey ? doorSize : stepSize) }
  })
  return { ...size.parse(graph.graph()), nodes, ties: drawTies(graph, nodes, ties) }
}

function drawTies(
  graph: InstanceType<typeof dagre.graphlib.Graph>,
  nodes: readonly Place[],
  ties: readonly Tie[],
): FlowLayout['ties'] {
  const at = new Map(nodes.map(node => [node.key, node]))
  const routed = ties.flatMap(tie => {
    if (tie.from === tie.to) return []
    const { points, x, y } = line.parse(graph.edge(tie.from, tie.to))
    const between = points.slice(1, -1)
    const middle = between[Math.floor(between.length / 2)] ?? points[0] ?? { x: 0, y: 0 }
    return [{ tie, between, label: { x: x ?? middle.x, y: y ?? middle.y } }]
  })
  const doors = spreadDoors(
    routed.flatMap(({ tie, between }) => [
      { key: `${tie.key} from`, node: at.get(tie.from), towards: between[0] ?? at.get(tie.to) },
      { key: `${tie.key} to`, node: at.get(tie.to), towards: between.at(-1) ?? at.get(tie.from) },
    ]),
  )
  return [
    ...ties.flatMap(tie => {
      const node = tie.from === tie.to ? at.get(tie.from) : undefined
      return node ? [{ tie, ...loopOver(node) }] : []
    }),
    ...routed.flatMap(({ tie, between, label }) => {
      const [first, last] = [doors.get(`${tie.key} from`), doors.get(`${tie.key} to`)]
      return first && last ? [{ tie, points: [first, ...between, last], label }] : []
    }),
  ]
}

/** From the top of the step, up, and back to it. Symmetrical: it reads the same in both directions. */
function loopOver({ x, y, height }: Place): { points: readonly Point[]; label: Point } {
  const top = y - height / 2
  return {
    points: [
      { x: x + 15, y: top },
      { x: x + 26, y: top - bow + 2 },
      { x: x - 26, y: top - bow + 2 },
      { x: x - 15, y: top },
    ],
    label: { x, y: top - bow * 0.73 },
  }
}

interface Door {
  readonly key: string
  readonly node: Place | undefined
  readonly towards: Point | undefined
}

function spreadDoors(doors: readonly Door[]): ReadonlyMap<string, Point> {
  const sides = new Map<string, { key: string; node: Place; towards: Point; side: 1 | -1 }[]>()
  for (const { key, node, towards } of doors) {
    if (!node || !towards) continue
    const side = towards.x > node.x ? 1 : -1
    const list = sides.get(`${node.key} ${side}`) ?? []
    list.push({ key, node, towards, side })
    sides.set(`${node.key} ${side}`, list)
  }
  return new Map(
    [...sides.values()].flatMap(list =>
      list
        .sort((a, b) => a.towards.y - b.towards.y)
        .map(({ key, node, side }, i) => {
          const isRound = node.key === startKey || node.key === endKey
          const step = isRound ? 0 : Math.min(11, (node.height - 16) / list.length)
          const reach = isRound ? 11 : node.width / 2
          return [key, { x: node.x + side * reach, y: node.y + (i - (list.length - 1) / 2) * step }] as const
        }),
    ),
  )
}

/** Frequent transitions are kept short and straight. */
function weightOf(count: number): number {
  return 1 + Math.round(Math.log2(1 + count))
}
