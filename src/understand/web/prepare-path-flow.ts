import type { Direction } from '../../platform/i18n/languages.ts'
import { placeX } from '../../platform/ui/charts/place-x.ts'
import type { StepName } from '../model.ts'
import type { PathFlow } from '../model-flow.ts'

export interface PathBox {
  readonly key: string
  readonly column: number
  /** Null: all other steps of the column. */
  readonly step: StepName | null
  /** How many steps the others are. */
  readonly others: number
  readonly cases: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PathRibbon {
  readonly key: string
  readonly column: number
  readonly from: PathBox
  /** Null: the path ends here (or began), or its end comes later. */
  readonly to: PathBox | null
  readonly isLater: boolean
  readonly cases: number
  readonly d: string
}

export interface PathDrawing {
  readonly width: number
  readonly height: number
  readonly boxes: readonly PathBox[]
  readonly ribbons: readonly PathRibbon[]
}

const sizes = { box: 132, gap: 92, space: 14, tall: 380, least: 3, edge: 8 }

/**
 * Columns of boxes as tall as the cases that came there, and ribbons between them. Counted from an end, the end stands
 * last in the direction of reading. An Arabic drawing is the exact mirror of an English one.
 */
export function preparePathFlow(flow: PathFlow, direction: Direction): PathDrawing {
  const { columns } = flow
  const width = 2 * sizes.edge + columns.length * sizes.box + Math.max(0, columns.length - 1) * sizes.gap + 40
  const scale = sizes.tall / Math.max(1, flow.cases)
  const back = flow.direction === 'back'
  const startOf = (column: number) => {
    const at = back ? columns.length - 1 - column : column
    const reading = sizes.edge + at * (sizes.box + sizes.gap) + (back ? 40 : 0)
    const x = placeX(reading / width, { width, direction })
    return direction === 'rtl' ? x - sizes.box : x
  }
  const boxes = columns.flatMap((column, c) => {
    let y = sizes.edge
    const all = [
      ...column.steps.map(({ step, cases }) => ({ step, cases, others: 0 })),
      ...(column.other.cases > 0
        ? [{ step: null, cases: column.other.cases, others: column.other.steps }]
        : []),
    ]
    return all.map(({ step, cases, others }, place): PathBox => {
      const height = Math.max(sizes.least, cases * scale)
      const key = `${c} ${step ? place : -1}`
      const box = { key, column: c, step, others, cases, x: startOf(c), y, width: sizes.box, height }
      y += height + sizes.space + Math.max(0, 34 - height)
      return box
    })
  })
  const at = new Map(boxes.map(box => [box.key, box]))
  return {
    width,
    height: Math.max(120, ...boxes.map(box => box.y + Math.max(34, box.height) + sizes.edge)),
    boxes,
    ribbons: ribbonsOf(flow, at, { scale, isLeftward: (direction === 'rtl') !== back }),
  }
}

function ribbonsOf(
  flow: PathFlow,
  at: ReadonlyMap<string, PathBox>,
  { scale, isLeftward }: { scale: number; isLeftward: boolean },
): PathRibbon[] {
  const order = (place: number) => (place === -1 ? 1_000 : place < 0 ? 2_000 - place : place)
  const outs = new Map<string, number>()
  const ins = new Map<string, number>()
  const sorted = flow.links.toSorted(
    (a, b) => a.column - b.column || order(a.from) - order(b.from) || order(a.to) - order(b.to),
  )
  return sorted.flatMap((link): PathRibbon[] => {
    const from = at.get(`${link.column} ${link.from}`)
    const to = link.to < -1 ? null : (at.get(`${link.column + 1} ${link.to}`) ?? null)
    if (!from) return []
    const height = link.cases * scale
    const y1 = from.y + (outs.get(from.key) ?? 0)
    outs.set(from.key, y1 - from.y + height)
    const x1 = isLeftward ? from.x : from.x + from.width
    const common = {
      key: `${link.column} ${link.from} ${link.to}`,
      column: link.column,
      from,
      to,
      isLater: link.to === -3,
      cases: link.cases,
    }
    if (!to) return [{ ...common, d: stub(x1, y1, { height, isLeftward }) }]
    const y2 = to.y + (ins.get(to.key) ?? 0)
    ins.set(to.key, y2 - to.y + height)
    const x2 = isLeftward ? to.x + to.width : to.x
    return [{ ...common, d: ribbon({ x: x1, y: y1 }, { x: x2, y: y2 }, height) }]
  })
}

function ribbon(a: { x: number; y: number }, b: { x: number; y: number }, height: number): string {
  const middle = (a.x + b.x) / 2
  return `M${a.x} ${a.y}C${middle} ${a.y} ${middle} ${b.y} ${b.x} ${b.y}V${b.y + height}C${middle} ${b.y + height} ${middle} ${a.y + height} ${a.x} ${a.y + height}Z`
}

/** A short end that leads nowhere. */
function stub(x: number, y: number, { height, isLeftward }: { height: number; isLeftward: boolean }): string {
  const far = x + (isLeftward ? -1 : 1) * 22
  return `M${x} ${y}L${far} ${y + height * 0.15}V${y + height * 0.85}L${x} ${y + height}Z`
}
