import { expect, test } from 'vitest'
import {
  type Abandonment,
  type AbandonmentCause,
  abandonmentSchema,
  type Verdict,
} from '../../model-abandonment.ts'
import { wilson } from '../../wilson.ts'
import { abandonmentDraft, inputOfDraft } from './abandonment-draft.ts'
import { onScale, prepareAbandonment } from './prepare-abandonment.ts'

const cause = (id: string, verdict: Verdict, lost: number): AbandonmentCause => ({
  id,
  parts: [0],
  metByLeft: wilson(5, 10),
  metByStayed: wilson(3, 10),
  crude: { estimate: 2, low: 1, high: 4 },
  adjusted: { estimate: 2, low: 1, high: 4 },
  logOdds: { estimate: 0.7, error: 0.3 },
  p: 0.01,
  pCorrected: 0.02,
  lost: { estimate: lost, low: lost - 5, high: lost + 5 },
  conversions: { estimate: lost, low: lost - 5, high: lost + 5 },
  money: [],
  verdict,
})

const answer: Abandonment = abandonmentSchema.parse({
  attempts: 20,
  open: 0,
  left: wilson(10, 20),
  atStake: [],
  parts: [],
  cuts: [],
  causes: [
    cause('chance', 'unclear', 50),
    cause('small', 'drives-away', 3),
    cause('keeps', 'keeps', -9),
    cause('large', 'drives-away', 20),
    cause('after', 'only-those-who-left', 2),
  ],
  leftOut: [
    { id: 'a', why: 'rare', left: 1, stayed: 0 },
    { id: 'b', why: 'rare', left: 0, stayed: 1 },
  ],
  groups: 1,
})

test('what is shown comes first, and a large number that may be chance after it', () => {
  const { rows, found, scale, leftOut, main } = prepareAbandonment(answer)
  expect(rows.map(row => row.cause.id)).toEqual(['large', 'small', 'after', 'chance', 'keeps'])
  expect(found.map(({ id }) => id)).toEqual(['large', 'small'])
  expect([onScale(scale.from, scale), onScale(scale.to, scale), scale.from]).toEqual([0, 1, -14])
  expect(leftOut).toEqual([{ why: 'rare', ids: ['a', 'b'] }])
  expect(main).toBeNull()
})

test('a draft of whatever an address holds asks nothing until both ends are chosen, and nothing twice', () => {
  const draft = abandonmentDraft.parse({ from: 7, windowMs: 'x', causes: [{ any: 'y' }], alike: null })
  expect(inputOfDraft(draft)).toBeNull()
  const point = (event: string) => ({ id: event, any: [{ event }] })
  const input = inputOfDraft(
    abandonmentDraft.parse({ from: point('A'), to: point('B'), causes: [point('C'), point('C'), point('')] }),
  )
  expect(input).toMatchObject({ causes: [{ id: 'C' }], windowMs: 86_400_000, quietMs: 1_800_000 })
  const quiet = (quietMs: unknown) => abandonmentDraft.parse({ quietMs }).quietMs
  expect([30, 31].map(days => quiet(days * 86_400_000))).toEqual([30 * 86_400_000, 1_800_000])
  expect(inputOfDraft(abandonmentDraft.parse({ from: point('A'), to: point('A') }))).toBeNull()
})
