import type { ClickLayer, Heat, HeatDevice, HeatElement } from '../../model-page-heat.ts'

/** What a page of each device is like where no event tells it, in CSS pixels. */
const usualWidth: Readonly<Record<HeatDevice, number>> = {
  all: 1_280,
  phone: 390,
  tablet: 820,
  desktop: 1_440,
}
/** No wider than it reads well, in CSS pixels of the screen. */
const widest: Readonly<Record<HeatDevice, number>> = { all: 560, phone: 300, tablet: 440, desktop: 640 }
const leastHeight = 320
/** Less than this share of visits is no loss to speak of. */
const leastLoss = 0.05
/** So many of the most clicked have a number in the drawing. */
export const numberedElements = 6

export interface PlacedCell {
  readonly column: number
  readonly row: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** 0 to 1: how many clicks against the hottest cell, as the eye tells amounts apart. */
  readonly heat: number
  readonly clicks: number
  readonly people: number
}

interface PlacedElement {
  readonly element: string
  readonly place: number
  readonly x: number
  readonly y: number
}

export interface PlacedHeat {
  readonly page: { readonly width: number; readonly height: number }
  readonly cells: readonly PlacedCell[]
  readonly elements: readonly PlacedElement[]
  /** Strips of five percent from the top: how many visits saw them. */
  readonly bands: readonly {
    readonly depth: number
    readonly y: number
    readonly height: number
    readonly share: number
  }[]
}

/** The five percent in which most visits end, where these are enough to speak of. */
export function lossOf({ sharpest }: Heat): Heat['sharpest'] {
  return sharpest && sharpest.lost.share >= leastLoss ? sharpest : null
}

/** The elements of a layer, the most clicked first. */
export function elementsOf(heat: Heat, layer: ClickLayer): { element: HeatElement; clicks: number }[] {
  const clicksOf = (element: HeatElement) =>
    layer === 'click' ? element.clicks : layer === 'rage' ? element.angry : element.dead
  return heat.elements
    .map(element => ({ element, clicks: clicksOf(element) }))
    .filter(({ clicks }) => clicks > 0)
    .toSorted((a, b) => b.clicks - a.clicks)
}

/** Everything of the page in pixels of the drawing: its shape is that of the page, as wide as there is room for. */
export function placeHeat(
  heat: Heat,
  {
    device,
    layer,
    room,
    numbered,
  }: { device: HeatDevice; layer: ClickLayer; room: number; numbered: number },
): PlacedHeat {
  const cells = heat.cells.filter(cell => cell.layer === layer)
  const pageWidth = heat.width ?? usualWidth[device]
  const lowest = Math.max(0, ...heat.cells.map(cell => (cell.row + 1) * heat.rowHeight))
  const pageHeight = Math.max(leastHeight, heat.height ?? 0, lowest)
  const width = Math.max(80, Math.min(room, widest[device], pageWidth))
  const scale = width / pageWidth
  const height = pageHeight * scale
  const most = Math.max(1, ...cells.map(({ clicks }) => clicks))
  const cellWidth = width / heat.columns
  const cellHeight = heat.rowHeight * scale
  const band = height / Math.max(1, heat.scroll.length)
  return {
    page: { width, height },
    cells: cells.map(({ column, row, clicks, people }) => ({
      column,
      row,
      clicks,
      people,
      x: column * cellWidth,
      y: row * cellHeight,
      width: cellWidth,
      height: cellHeight,
      heat: Math.sqrt(clicks / most),
    })),
    elements: elementsOf(heat, layer)
      .slice(0, numbered)
      .flatMap(({ element: { element, at } }, i) =>
        at ? [{ element, place: i + 1, x: at.x * width, y: at.y * scale }] : [],
      ),
    bands: heat.scroll.map(({ depth, seen }, i) => ({ depth, y: i * band, height: band, share: seen.share })),
  }
}
