import { describe, expect, it } from 'vitest'
import type { Heat, HeatElement } from '../../model-page-heat.ts'
import { wilson } from '../../wilson.ts'
import { heatDraft } from './heat-draft.ts'
import { elementsOf, lossOf, placeHeat } from './prepare-heat.ts'

const element = (name: string, more: Partial<HeatElement> = {}): HeatElement => ({
  element: name,
  clicks: 0,
  visits: wilson(0, 10),
  people: wilson(0, 10),
  angry: 0,
  dead: 0,
  at: null,
  ...more,
})
const heat = (more: Partial<Heat> = {}): Heat => ({
  visits: 10,
  people: 10,
  clicks: 20,
  devices: [],
  width: 400,
  height: 1_000,
  columns: 24,
  rowHeight: 20,
  cells: [
    { layer: 'click', column: 0, row: 0, clicks: 16, people: 4 },
    { layer: 'click', column: 23, row: 49, clicks: 4, people: 2 },
    { layer: 'dead', column: 12, row: 10, clicks: 9, people: 3 },
  ],
  moreCells: 0,
  unplaced: 0,
  angry: { clicks: 0, people: wilson(0, 10) },
  dead: { clicks: 9, people: wilson(3, 10) },
  elements: [
    element('a', { clicks: 3, at: { x: 0.5, y: 500 } }),
    element('b', { clicks: 9, dead: 9, at: { x: 0.25, y: 100 } }),
    element('c', { clicks: 5 }),
  ],
  moreElements: 0,
  scroll: Array.from({ length: 20 }, (_, i) => ({ depth: 5 * (i + 1), seen: wilson(20 - i, 20) })),
  medianDepth: { value: 50, low: 45, high: 55 },
  sharpest: null,
  seconds: null,
  ...more,
})
const place = (of: Heat, more: Partial<Parameters<typeof placeHeat>[1]> = {}) =>
  placeHeat(of, { device: 'phone', layer: 'click', room: 800, numbered: 6, ...more })

describe('a page in the drawing', () => {
  it('keeps its shape, and is no wider than there is room', () => {
    expect(place(heat()).page).toEqual({ width: 300, height: 750 })
    expect(place(heat(), { room: 200 }).page).toEqual({ width: 200, height: 500 })
    expect(place(heat({ width: 1_600, height: 4_000 }), { device: 'desktop' }).page).toEqual({
      width: 640,
      height: 1_600,
    })
    expect(place(heat(), { device: 'desktop' }).page).toEqual({ width: 400, height: 1_000 })
  })

  it('has every click on it, also where no event tells its size or they lie below its usual height', () => {
    const low = heat({ width: null, height: null })
    const drawn = place(low)
    for (const cell of drawn.cells) {
      expect(cell.x + cell.width).toBeLessThanOrEqual(drawn.page.width + 1e-9)
      expect(cell.y + cell.height).toBeLessThanOrEqual(drawn.page.height + 1e-9)
    }
    expect(place(heat({ height: 100 })).page.height).toBe(750)
  })

  it('shows one layer, the hottest cell as the hottest', () => {
    expect(place(heat()).cells.map(cell => [cell.x, cell.y, cell.heat])).toEqual([
      [0, 0, 1],
      [287.5, 735, 0.5],
    ])
    expect(place(heat(), { layer: 'dead' }).cells).toHaveLength(1)
    expect(place(heat(), { layer: 'rage' }).cells).toEqual([])
  })

  it('numbers what was clicked most where its place is known', () => {
    expect(place(heat()).elements).toEqual([
      { element: 'b', place: 1, x: 75, y: 75 },
      { element: 'a', place: 3, x: 150, y: 375 },
    ])
    expect(place(heat(), { numbered: 1 }).elements).toHaveLength(1)
  })

  it('is read from top to bottom in strips that fill it', () => {
    const { bands, page } = place(heat())
    expect(bands).toHaveLength(20)
    expect(bands[0]).toMatchObject({ depth: 5, y: 0, share: 1 })
    const last = bands.at(-1)
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeCloseTo(page.height, 9)
    expect(place(heat({ scroll: [] })).bands).toEqual([])
  })
})

it('speaks of a loss where it is one', () => {
  const lost = (n: number) => lossOf(heat({ sharpest: { from: 50, to: 55, lost: wilson(n, 100) } }))
  expect(lost(5)?.from).toBe(50)
  expect(lost(4)).toBeNull()
  expect(lossOf(heat())).toBeNull()
})

describe('what was clicked', () => {
  it('is ordered by the clicks of the layer', () => {
    const names = (layer: 'click' | 'rage' | 'dead') =>
      elementsOf(heat(), layer).map(one => one.element.element)
    expect(names('click')).toEqual(['b', 'c', 'a'])
    expect(names('dead')).toEqual(['b'])
    expect(names('rage')).toEqual([])
  })
})

it('takes whatever an address holds', () => {
  expect(heatDraft.parse({ page: '', device: 'watch', leftEvents: [], rageEvents: 3 })).toEqual(
    heatDraft.parse({}),
  )
  expect(heatDraft.parse({ page: '/c/*', device: 'phone' })).toMatchObject({ page: '/c/*', device: 'phone' })
})
