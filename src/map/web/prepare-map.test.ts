import { describe, expect, it } from 'vitest'
import type { MapContent } from '../model.ts'
import type { MapAnswer, StepAnswer } from '../model-answer.ts'
import { prepareHome } from './prepare-home.ts'
import { bandPath, emotionHeight, emotionY, prepareMap, smoothPath } from './prepare-map.ts'

const step = (id: string) => ({ id, title: { en: id }, rule: [] })
const content: MapContent = {
  title: { en: 'x' },
  by: 'person',
  stages: [
    { id: 's1', title: { en: 'one' }, steps: [step('a'), step('b')] },
    { id: 's2', title: { en: 'two' }, steps: [] },
    { id: 's3', title: { en: 'three' }, steps: [step('c')] },
  ],
  lanes: [
    { kind: 'emotion', shown: true },
    { kind: 'quotes', shown: false },
    { kind: 'channels', shown: true },
  ],
  scores: [],
  quotes: [],
}
const answered = (id: string, mean: number | null, n = 100): StepAnswer => ({
  ...{
    id,
    measured: true,
    cases: 1,
    share: 1,
    dropOff: null,
    dropOffLow: null,
    dropOffHigh: null,
    medianToNext: null,
  },
  ...{ channels: [], actions: [], quotes: [], pains: [] },
  emotion: mean === null ? null : { mean, low: mean - 0.1, high: mean + 0.1, n },
})
const answer = (steps: StepAnswer[]): MapAnswer => ({
  steps,
  cases: 1,
  coverage: 1,
  lastEvent: null,
  period: null,
  ms: 1,
})

describe('a headline', () => {
  it('names the last step before customers leave', () => {
    const [one, two, three] = content.stages
    const steps = answer([answered('a', null), { ...answered('b', null), share: 0.4 }, answered('c', null)])
    expect(prepareHome(content, steps, 'en').toTheEnd).toEqual({ share: 1, step: 'c' })
    if (!one || !two || !three) throw new Error('the content has three stages')
    const leaving = { ...content, stages: [one, two, { ...three, isExit: true }] }
    expect(prepareHome(leaving, steps, 'en').toTheEnd).toEqual({ share: 0.4, step: 'b' })
  })
})

describe('the grid', () => {
  it('gives every stage a column, also an empty one', () => {
    const view = prepareMap(content, undefined)
    expect(view.stages.map(s => [s.id, s.span, s.colour])).toEqual([
      ['s1', 2, 1],
      ['s2', 1, 2],
      ['s3', 1, 3],
    ])
    expect(view.columns.map(c => [c.stageId, c.step?.id ?? null, c.isFirst])).toEqual([
      ['s1', 'a', true],
      ['s1', 'b', false],
      ['s2', null, true],
      ['s3', 'c', true],
    ])
    expect(view.lanes).toEqual(['emotion', 'channels'])
  })
})

describe('the curve', () => {
  it('marks peak, trough and end once each, hollow below thirty answers', () => {
    const view = prepareMap(
      content,
      answer([answered('a', 1.2), answered('b', -1.3, 29), answered('c', 0.1)]),
    )
    expect(view.emotion.map(p => [p.column, p.mark, p.tone, p.isHollow])).toEqual([
      [0, 'peak', 'good', false],
      [1, 'trough', 'bad', true],
      [3, 'end', 'calm', false],
    ])
  })

  it('says nothing where nobody was asked', () => {
    expect(prepareMap(content, answer([answered('a', null)])).emotion).toEqual([])
    expect(prepareMap(content, answer([answered('a', 1)])).emotion[0]?.mark).toBeNull()
  })

  it('has good above bad and zero in the middle', () => {
    expect(emotionY(0)).toBe(emotionHeight / 2)
    expect(emotionY(2)).toBeLessThan(emotionY(-2))
    expect(
      smoothPath([
        { x: 0, y: 1 },
        { x: 10, y: 5 },
      ]),
    ).toBe('M0 1 C5 1 5 5 10 5')
    expect(bandPath([{ x: 0, y: 1 }], [{ x: 0, y: 3 }])).toBe('M0 1 L0 3 Z')
    expect(bandPath([], [])).toBe('')
  })
})
