import { describe, expect, it } from 'vitest'
import type { PathFlow, Replay } from '../model-flow.ts'
import { preparePathFlow } from './prepare-path-flow.ts'
import { placeAt, prepareReplay } from './prepare-replay.ts'
import { keyOf } from './step-key.ts'

const step = (name: string) => ({ name, channel: '' })
const [a, b, c] = [step('a'), step('b'), step('c')] as const
const replay: Replay = {
  steps: [a, b, c],
  walks: [
    { start: 1_000, steps: [0, 1, 2], after: [0, 10, 100], cut: false },
    { start: 5_000, steps: [1, 0], after: [0, 0], cut: false },
    { start: 9_000, steps: [1], after: [0], cut: false },
  ],
}

describe('a replay', () => {
  it('passes steps that are not shown on the way, and leaves out who visits none', () => {
    const found = prepareReplay(replay, new Set([a, c].map(keyOf)), 'calendar')
    expect(found).toMatchObject({ from: 1_000, to: 5_000 })
    expect(found.walks.map(walk => walk.at)).toEqual([[1_000, 1_100], [5_000]])
    expect(placeAt(found.walks[0]!, 1_025)).toEqual({ from: keyOf(a), to: keyOf(c), share: 0.25 })
    expect(placeAt(found.walks[0]!, 999)).toBeNull()
    expect(placeAt(found.walks[0]!, 1_101)).toBeNull()
  })

  it('begins all together, and stands on ties', () => {
    const found = prepareReplay(replay, new Set([a, b, c].map(keyOf)), 'together')
    expect(found.from).toBe(0)
    expect(found.walks.every(walk => walk.at[0] === 0)).toBe(true)
    expect(placeAt(found.walks[1]!, 0)).toEqual({ from: keyOf(b), to: keyOf(a), share: 1 })
    expect(prepareReplay({ steps: [], walks: [] }, new Set(), 'together')).toEqual({
      walks: [],
      from: 0,
      to: 1,
    })
  })
})

describe('the drawing of paths', () => {
  const flow: PathFlow = {
    direction: 'forward',
    cases: 100,
    columns: [
      { cases: 100, steps: [{ step: a, cases: 100 }], other: { steps: 0, cases: 0 } },
      { cases: 70, steps: [{ step: b, cases: 50 }], other: { steps: 4, cases: 20 } },
    ],
    links: [
      { column: 0, from: 0, to: 0, cases: 50 },
      { column: 0, from: 0, to: -1, cases: 20 },
      { column: 0, from: 0, to: -2, cases: 30 },
    ],
  }

  it('is the exact mirror in Arabic, and counts columns from the end where there is one', () => {
    const [ltr, rtl] = [preparePathFlow(flow, 'ltr'), preparePathFlow(flow, 'rtl')]
    for (const [i, box] of ltr.boxes.entries()) {
      const other = rtl.boxes[i]!
      expect([other.x + other.width, other.y]).toEqual([ltr.width - box.x, box.y])
    }
    const back = preparePathFlow({ ...flow, direction: 'back' }, 'ltr')
    expect(back.boxes[0]!.x).toBeGreaterThan(back.boxes[1]!.x)
    expect(ltr.boxes[0]!.x).toBeLessThan(ltr.boxes[1]!.x)
    expect(ltr.ribbons.map(ribbon => ribbon.to?.cases ?? null)).toEqual([50, 20, null])
  })
})
