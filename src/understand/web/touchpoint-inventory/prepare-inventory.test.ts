import { describe, expect, it } from 'vitest'
import type { Inventory, TouchpointRow } from '../../model-touchpoint-inventory.ts'
import { wilson } from '../../wilson.ts'
import { grainOfMap, inventoryDraft } from './inventory-draft.ts'
import { effectReach, shareThen, sortByVerdict } from './prepare-inventory.ts'

const row = (name: string, more: Partial<TouchpointRow> = {}): TouchpointRow => ({
  name,
  channel: 'web',
  isPage: false,
  share: wilson(30, 100),
  times: 40,
  effect: null,
  friction: { share: wilson(0, 40), cases: 0, worst: null, worstVisits: 0 },
  feeling: null,
  verdict: 'keep',
  reasons: [],
  ...more,
})
const answer = (touchpoints: readonly TouchpointRow[], more: Partial<Inventory> = {}): Inventory => ({
  touchpoints: [...touchpoints],
  verdicts: { rebuild: 0, repair: 0, watch: 0, keep: touchpoints.length },
  cases: 100,
  looked: 100,
  more: 0,
  points: 0,
  tooYoung: 0,
  ...more,
})
const effect = (low: number, high: number): TouchpointRow['effect'] => {
  const difference = { value: (low + high) / 2, low, high }
  const compared = { met: 50, others: 50, reached: 0.2, othersReached: 0.3, difference }
  return { elsewhere: compared, everybody: compared, difference, p: 0.01, lostCases: 40 }
}

describe('the list of touchpoints', () => {
  it('begins with what asks for work, and keeps the order of traffic among equals', () => {
    const rows = [
      row('a'),
      row('b', { verdict: 'watch' }),
      row('c', { verdict: 'repair' }),
      row('d', { verdict: 'rebuild' }),
      row('e', { verdict: 'repair' }),
    ]
    expect(sortByVerdict(rows).map(({ name }) => name)).toEqual(['d', 'c', 'e', 'b', 'a'])
  })

  it('draws effects on an axis that holds every interval', () => {
    expect(
      effectReach([row('a', { effect: effect(-0.31, -0.1) }), row('b', { effect: effect(0, 0.2) })]),
    ).toBe(0.31)
    expect(effectReach([row('a', { effect: effect(-0.01, 0.01) })])).toBe(0.05)
    expect(effectReach([row('a', { effect: effect(-4, 2) })])).toBe(1)
  })
})

describe('the traffic of another period', () => {
  it('is that of the same event on the same channel', () => {
    const then = answer([
      row('a', { share: wilson(10, 100) }),
      row('a', { channel: 'app', share: wilson(90, 100) }),
    ])
    expect(shareThen(row('a'), then)).toEqual({ share: 0.1, difference: expect.closeTo(0.2, 9) })
  })

  it('is nothing where nobody met it, and not told where the list was cut or nobody was there', () => {
    expect(shareThen(row('new'), answer([row('a')]))).toEqual({ share: 0, difference: 0.3 })
    expect(shareThen(row('new'), answer([row('a')], { more: 3 }))).toBeNull()
    expect(shareThen(row('a'), answer([], { cases: 0 }))).toBeNull()
    expect(shareThen(row('a'), undefined)).toBeNull()
  })
})

describe('the question while it is written', () => {
  it('takes whatever an address holds', () => {
    const usual = inventoryDraft.parse({})
    expect(
      inventoryDraft.parse({ grain: 'moon', goal: 7, goalDays: -1, rules: { leastCases: 'x' }, feelings: 3 }),
    ).toEqual(usual)
    expect(inventoryDraft.parse({ grain: 'place', goalDays: 30 })).toMatchObject({
      grain: 'place',
      goalDays: 30,
    })
  })

  it('takes the steps of a map that have a rule, those of one name as one', () => {
    const step = (en: string, event: string | null) => ({
      title: { en },
      rule: event === null ? [] : [{ event }],
    })
    const map = {
      content: {
        stages: [
          { steps: [step('Look', 'Product Viewed'), step('Think', null)] },
          { isExit: true, steps: [step('Leave', 'Unsubscribed'), step('Look', 'Page Viewed')] },
        ],
      },
    }
    expect(grainOfMap(map, 'en')).toEqual([
      { id: 'Look', any: [{ event: 'Product Viewed' }, { event: 'Page Viewed' }] },
      { id: 'Leave', any: [{ event: 'Unsubscribed' }] },
    ])
  })
})
