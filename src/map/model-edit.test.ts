import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MapContent, mapContentSchema, stepsOf } from './model.ts'
import {
  addStage,
  addStep,
  changeStep,
  freshId,
  type MapEdit,
  moveLane,
  moveStage,
  moveStep,
  removeStage,
  removeStep,
  showLane,
  speakOf,
} from './model-edit.ts'

const step = (id: string) => ({ id, title: { en: id }, rule: [] })
const map: MapContent = {
  title: { en: 'A map' },
  by: 'person',
  stages: [
    { id: 'buy', title: { ar: 'الشراء' }, steps: [step('a'), step('b')] },
    { id: 'receive', title: { en: 'Receive' }, steps: [step('c')] },
  ],
  lanes: [
    { kind: 'channels', shown: true },
    { kind: 'emotion', shown: true },
  ],
  scores: [{ event: 'R', path: 'rating', worst: 1, best: 5, about: 'c' }],
  quotes: [],
}
const shape = (content: MapContent) =>
  content.stages.map(stage => `${stage.id}: ${stage.steps.map(s => s.id).join(' ')}`)

describe('moving', () => {
  it('stays within its stage, then enters the next', () => {
    expect(shape(moveStep('a', 1)(map))).toEqual(['buy: b a', 'receive: c'])
    expect(shape(moveStep('b', 1)(map))).toEqual(['buy: a', 'receive: b c'])
    expect(shape(moveStep('c', -1)(map))).toEqual(['buy: a b c', 'receive: '])
    expect(shape(moveStep('a', -1)(map))).toEqual(shape(map))
    expect(shape(moveStage('buy', 1)(map))).toEqual(['receive: c', 'buy: a b'])
    expect(moveLane('emotion', -1)(map).lanes.map(l => l.kind)).toEqual(['emotion', 'channels'])
  })
})

describe('adding and removing', () => {
  it('puts things where they were asked for', () => {
    expect(shape(addStep('buy', step('x'), 'a')(map))).toEqual(['buy: a x b', 'receive: c'])
    expect(shape(addStep('receive', step('x'), null)(map))).toEqual(['buy: a b', 'receive: x c'])
    expect(shape(addStage({ id: 'z', title: { en: 'Z' }, steps: [] }, 'buy')(map))).toEqual([
      'buy: a b',
      'z: ',
      'receive: c',
    ])
  })

  it('takes along what spoke of a step, and never the last stage', () => {
    expect(removeStep('c')(map).scores).toEqual([])
    expect(removeStep('a')(map).scores).toHaveLength(1)
    expect(shape(removeStage('buy')(removeStage('receive')(map)))).toEqual(['buy: a b'])
  })

  it('shows and hides lanes, also those the map did not know', () => {
    expect(showLane('emotion', false)(map).lanes).toContainEqual({ kind: 'emotion', shown: false })
    expect(showLane('quotes', true)(map).lanes).toHaveLength(3)
  })
})

it('keeps a valid map valid, whatever is done to it, and never touches the old one', () => {
  const before = JSON.stringify(map)
  const id = fc.constantFrom('a', 'b', 'c', 'buy', 'receive', 'nowhere')
  const by = fc.constantFrom<1 | -1>(1, -1)
  const edit = fc.oneof(
    fc.tuple(id, by).map(([i, b]): MapEdit => moveStep(i, b)),
    fc.tuple(id, by).map(([i, b]): MapEdit => moveStage(i, b)),
    id.map((i): MapEdit => removeStep(i)),
    id.map((i): MapEdit => removeStage(i)),
    id.map(
      (i): MapEdit =>
        content =>
          addStep(i, step(freshId(content, 'step')), null)(content),
    ),
    id.map(
      (i): MapEdit =>
        content =>
          addStage({ id: freshId(content, 'stage'), title: { ar: 'جديدة' }, steps: [] }, i)(content),
    ),
    id.map((i): MapEdit => changeStep(i, { title: { ar: 'خطوة' } })),
  )
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), edits => {
      const after = edits.reduce((content, change) => change(content), map)
      expect(mapContentSchema.safeParse(after).success).toBe(true)
      expect(new Set(stepsOf(after).map(s => s.id)).size).toBe(stepsOf(after).length)
      expect(JSON.stringify(map)).toBe(before)
    }),
  )
})

describe('voices', () => {
  it('speak of the step that they are given, or of where they were heard; nothing else changes', () => {
    const rating = { of: 'scores', event: 'R', path: 'rating' } as const
    expect(speakOf(rating, 'a')(map).scores).toEqual([{ ...map.scores[0], about: 'a' }])
    expect(speakOf(rating, null)(map).scores).toEqual([{ ...map.scores[0], about: null }])
    expect(speakOf({ ...rating, of: 'quotes' }, 'a')(map)).toEqual(map)
    expect(speakOf({ ...rating, path: 'other' }, 'a')(map)).toEqual(map)
  })
})
