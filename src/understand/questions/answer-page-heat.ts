import {
  type ClickLayer,
  clickLayers,
  deviceClasses,
  type Heat,
  type HeatElement,
  heatColumns,
  heatRowHeights,
  type PageHeat,
  type PageHeatInput,
} from '../model-page-heat.ts'
import { wilson } from '../wilson.ts'
import type { PageHeatRow } from './page-heat-rows.ts'
import { layerNumber } from './page-heat-sql.ts'

/** More than anybody reads. */
const mostElements = 100
const band = 5

export function answerPageHeat(rows: readonly PageHeatRow[], q: PageHeatInput): PageHeat {
  const listed = rows.filter(({ kind }) => kind === 'page')
  return {
    pages: listed.map(row => ({
      path: row.name,
      visits: row.events,
      people: row.people,
      medianDepth: row.xs[1] ?? null,
      medianSeconds: row.ys[1] ?? null,
      clicks: row.clicks,
      angry: row.a,
      dead: row.b,
    })),
    morePages: Math.max(0, (listed[0]?.found ?? 0) - listed.length),
    heat: q.page === null ? null : heatOf(rows, q),
  }
}

function heatOf(rows: readonly PageHeatRow[], { device }: PageHeatInput): Heat | null {
  const of = (kind: PageHeatRow['kind']) => rows.filter(row => row.kind === kind)
  const all = of('visit').find(({ a }) => a === -1)
  const layers = of('layer')
  if (!all && layers.length === 0) return null
  const people = all?.people ?? 0
  const [visits, cells, depths] = [all?.events ?? 0, of('cell'), depthsOf(of('depth'))]
  const { elements, moreElements } = elementsOf(of('element'), visits, people)
  const clicksOfLayer = (layer: ClickLayer) => {
    const row = layers.find(one => one.layer === layerNumber(layer))
    // Some of them may have left without the page's being told of.
    return { clicks: row?.events ?? 0, people: wilson(row?.people ?? 0, Math.max(people, row?.people ?? 0)) }
  }
  const [q1, median, q3] = all?.xs ?? []
  return {
    visits,
    people,
    clicks: all?.clicks ?? 0,
    devices: deviceClasses.map((one, i) => ({
      device: one,
      visits: of('visit').find(({ a }) => a === i + 1)?.events ?? 0,
    })),
    width: of('width')[0]?.xs[1] ?? null,
    height: all?.ys[1] ?? null,
    columns: heatColumns,
    rowHeight: heatRowHeights[device],
    cells: cells.flatMap(({ layer, a, b, events, people: n }) => {
      const named = clickLayers[layer - 1]
      return named ? [{ layer: named, column: a, row: b, clicks: events, people: n }] : []
    }),
    moreCells: moreThan(cells),
    unplaced: of('unplaced').reduce((sum, row) => sum + row.events, 0),
    angry: clicksOfLayer('rage'),
    dead: clicksOfLayer('dead'),
    elements,
    moreElements,
    ...scrollOf(depths),
    seconds: q1 === undefined || q1 === null ? null : { q1, median: median ?? q1, q3: q3 ?? q1 },
  }
}

/** Rows that were found and not sent, of all layers together. */
function moreThan(rows: readonly PageHeatRow[]): number {
  const found = new Map(rows.map(({ layer, found }) => [layer, found]))
  return [...found.values()].reduce((sum, n) => sum + n, 0) - rows.length
}

/** How many visits went exactly so deep, by whole percent from 0 to 100. */
function depthsOf(rows: readonly PageHeatRow[]): number[] {
  const depths = Array.from({ length: 101 }, () => 0)
  for (const { b, events } of rows) depths[b] = events
  return depths
}

function scrollOf(depths: readonly number[]): Pick<Heat, 'scroll' | 'medianDepth' | 'sharpest'> {
  const total = sum(depths)
  if (total === 0) return { scroll: [], medianDepth: null, sharpest: null }
  const bands = Array.from({ length: 100 / band }, (_, i) => band * i)
  const lost = bands.map(from => ({ from, n: sum(depths.slice(from, from + band)) }))
  const sharpest = lost.reduce((most, one) => (one.n > most.n ? one : most))
  // Order statistics around the middle: the interval of a median needs no shape (Conover 1999, 3.2).
  const half = (1.959963984540054 * Math.sqrt(total)) / 2
  const at = (place: number) => depthAt(depths, Math.min(total - 1, Math.max(0, place)))
  const middle = (total - 1) / 2
  return {
    scroll: bands.map(from => ({
      depth: from + band,
      seen: wilson(sum(depths.slice(from + band)), total),
    })),
    medianDepth: {
      value: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
      low: at(Math.floor(total / 2 - half) - 1),
      high: at(Math.ceil(total / 2 + half)),
    },
    sharpest:
      sharpest.n === 0
        ? null
        : { from: sharpest.from, to: sharpest.from + band, lost: wilson(sharpest.n, total) },
  }
}

/** The depth of the visit at a place, from 0, in the order of depth. */
function depthAt(depths: readonly number[], place: number): number {
  let before = 0
  for (const [depth, n] of depths.entries()) {
    before += n
    if (before > place) return depth
  }
  return 100
}

/** By their clicks, angry and dead ones beside; equal ones by their text. */
function elementsOf(
  rows: readonly PageHeatRow[],
  visits: number,
  people: number,
): { elements: HeatElement[]; moreElements: number } {
  const byName = Map.groupBy(rows, ({ name }) => name)
  const all = [...byName].map(([element, own]) => {
    const of = (layer: ClickLayer) => own.find(row => row.layer === layerNumber(layer))
    const [plain, rage, dead] = [of('click'), of('rage'), of('dead')]
    const x = plain?.xs[1] ?? rage?.xs[1] ?? dead?.xs[1] ?? null
    const y = plain?.ys[1] ?? rage?.ys[1] ?? dead?.ys[1] ?? null
    return {
      element,
      clicks: plain?.events ?? 0,
      visits: wilson(plain?.clicks ?? 0, visits),
      people: wilson(plain?.people ?? 0, people),
      angry: rage?.events ?? 0,
      dead: dead?.events ?? 0,
      at: x === null || y === null ? null : { x, y },
    }
  })
  const sorted = all.sort(
    (a, b) => b.clicks - a.clicks || b.angry + b.dead - a.angry - a.dead || (a.element < b.element ? -1 : 1),
  )
  return {
    elements: sorted.slice(0, mostElements),
    moreElements: Math.max(0, sorted.length + moreThan(rows) - mostElements),
  }
}

function sum(list: readonly number[]): number {
  return list.reduce((all, n) => all + n, 0)
}
