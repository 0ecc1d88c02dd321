import { beforeAll, describe, expect, it, test } from 'vitest'
import { describeOnWarehouses, seedsFor } from '../../../test/engines.ts'
import {
  casesOf,
  insertEvents,
  type LogEvent,
  logStart,
  openJourneys,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { seeded } from '../../../test/seeded.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import { type Deviation, type Plan, planSchema } from '../model-conformance.ts'
import { cases as casesBehind } from './cases.ts'
import { conformance } from './conformance.ts'

const day = 86_400_000
const one = (event: string, more: object = {}) => ({ id: event, any: [{ event }], ...more })
const seeds = Array.from({ length: Number(process.env.PROVE_SEEDS ?? 4) }, (_, i) => i + 1)

/** Another plan for every seed: the names of random logs in any order, as steps, choices and blocks. */
function randomPlan(seed: number): Plan {
  const random = seeded(seed)
  const names = ['A', 'B', 'C', 'D', 'E', 'page', 'screen']
    .sort(() => random() - 0.5)
    .slice(0, 4 + (seed % 4))
  const step = () =>
    one(names.shift()!, { optional: random() < 0.3, atMost: [1, 1, 2, null][Math.floor(random() * 4)] })
  const parts: unknown[] = []
  while (names.length > 0) {
    const is = names.length < 2 ? 'step' : ['step', 'choice', 'any-order'][Math.floor(random() * 3)]!
    const long = names.length > 2 && random() < 0.5
    if (is === 'step') parts.push({ is, ...step() })
    else
      parts.push({ is, optional: random() < 0.3, branches: [long ? [step(), step()] : [step()], [step()]] })
  }
  return planSchema.parse(parts)
}

type Step = Plan[number] & { is: 'step' }
const branchesOf = (part: Plan[number]): Omit<Step, 'is'>[][] =>
  part.is === 'step' ? [[part]] : part.branches

/** The definition once more, event by event. `asOf`: who did something planned at or after it is under way. */
function twin(events: readonly LogEvent[], plan: Plan, asOf: number) {
  const place = (name: string) => {
    for (const [p, part] of plan.entries())
      for (const [b, branch] of branchesOf(part).entries())
        for (const [k, step] of branch.entries()) if (step.id === name) return { p, b, k, part, step }
    return null
  }
  const seen = events.flatMap(e => ({ e, at: place(e.name)! })).filter(({ at }) => at)
  const isLater = (x: { p: number; b: number; k: number }, y: typeof x) =>
    x.p > y.p || (x.p === y.p && x.b === y.b && x.k > y.k)
  const deviant = seen.flatMap(({ e, at }, i): Deviation[] => {
    const chosen = seen.find(o => o.at.p === at.p)!
    const nth = seen.slice(0, i).filter(o => o.e.name === e.name).length
    const beyond = seen.find(o => isLater(o.at, at) && o.e.time < e.time)
    const found = { step: e.name, other: null }
    if (at.part.is === 'choice' && chosen.at.b !== at.b)
      return [{ ...found, kind: 'exclusive', other: chosen.e.name }]
    if (at.step.atMost !== null && nth >= at.step.atMost) return [{ ...found, kind: 'too-often' }]
    return beyond ? [{ ...found, kind: 'out-of-sequence', other: beyond.e.name }] : []
  })
  const none = { p: 0, b: 0, k: 0 }
  const open = (seen.at(-1)?.e.time ?? 0) > asOf
  const own = seen.filter(
    o => o.at.part.is !== 'choice' || seen.find(x => x.at.p === o.at.p)!.at.b === o.at.b,
  )
  const lacks = plan.flatMap((part, p): { step: string; other: string | null; at: typeof none }[] => {
    const begun = own.filter(o => o.at.p === p)
    const free = part.is !== 'step' && part.optional
    if (part.is === 'choice' && begun.length === 0) {
      const [first, last] = [part.branches[0]![0]!.id, part.branches.at(-1)![0]!.id]
      const needed = !free && part.branches.every(branch => branch.some(step => !step.optional))
      return needed ? [{ step: first, other: last, at: { p, b: -1, k: 0 } }] : []
    }
    return branchesOf(part).flatMap((branch, b) =>
      branch.flatMap((step, k) => {
        const needed = part.is === 'choice' ? begun[0]!.at.b === b : !(free && begun.length === 0)
        const isMissing = needed && !step.optional && !own.some(o => o.e.name === step.id)
        return isMissing ? [{ step: step.id, other: null, at: { p, b, k } }] : []
      }),
    )
  })
  const missing = lacks.filter(({ at }) => !open || own.some(o => isLater(o.at, at)))
  return {
    total: seen.length,
    deviant,
    underWay: missing.length < lacks.length,
    deviations: [
      ...deviant,
      ...missing.map(({ step, other }) => ({ kind: 'missing' as const, step, other })),
    ],
  }
}

/** A plan as a regular expression over letters: whether a case's steps are a word of it. Blocks are looked into apart. */
function isWord(plan: Plan, word: string): boolean {
  const letter = (id: string) => (id.length === 1 ? id : id === 'page' ? 'p' : 's')
  const line = (steps: Omit<Step, 'is'>[]) =>
    steps.map(s => `${letter(s.id)}{${s.optional ? 0 : 1},${s.atMost ?? ''}}`).join('')
  const blocks = plan.filter(part => part.is === 'any-order')
  const whole = plan.map(part => {
    if (part.is === 'step') return line([part])
    if (part.is === 'choice') return `(?:${part.branches.map(line).join('|')})${part.optional ? '?' : ''}`
    return `([${part.branches
      .flat()
      .map(s => letter(s.id))
      .join('')}]*)`
  })
  const found = new RegExp(`^${whole.join('')}$`).exec(word)
  return (
    found !== null &&
    blocks.every((part, i) => {
      const text = found[i + 1]!
      if (part.optional && text === '') return true
      return part.branches.every(branch => {
        const own = [...text].filter(c => branch.some(s => letter(s.id) === c)).join('')
        return new RegExp(`^${line(branch)}$`).test(own)
      })
    })
  )
}

const textOf = ({ kind, step, other }: Deviation) => `${kind} ${step} ${other ?? ''}`

describeOnWarehouses('conformance', (warehouse, kind) => {
  const now = logStart + 18 * day
  const patienceMs = 4 * day
  const ctx = (workspace: number) => ({ warehouse: warehouse(), scope: { workspace, now } })

  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })

  describe.each(seedsFor(kind, seeds))('of random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 90, longest: 60 })
    const plan = randomPlan(seed)
    const input = { plan, patienceMs, outcome: one('E'), most: 500 }
    const cases = [...casesOf(log, workspace).values()]
    const judged = cases
      .map(events => ({ events, ...twin(events, plan, now - patienceMs) }))
      .filter(c => c.total > 0)
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.rebuild(workspace)
    })

    it('agrees with the twin', async () => {
      const { answer } = await ask(conformance, ctx(workspace), input)
      const expected = Map.groupBy(
        judged.flatMap(c => [...new Set(c.deviations.map(textOf))].map(text => ({ text, c }))),
        ({ text }) => text,
      )
      expect(new Map(answer.deviations.map(d => [textOf(d), d.cases.n]))).toEqual(
        new Map([...expected].map(([text, list]) => [text, list.length])),
      )
      expect(answer.distinct).toBe(expected.size)
      for (const found of answer.deviations)
        expect(found.events).toBe(
          judged.flatMap(c => c.deviant).filter(d => textOf(d) === textOf(found)).length,
        )
      const ok = judged.filter(c => c.deviations.length === 0).length
      expect(answer.cases).toMatchObject({ n: ok, of: judged.length })
      const [all, wrong] = [judged.map(c => c.total), judged.map(c => c.deviant.length)].map(list =>
        list.reduce((a, b) => a + b, 0),
      )
      expect(answer.events).toMatchObject({ n: all! - wrong!, of: all })
      expect(answer.underWay).toBe(judged.filter(c => c.underWay).length)
    })

    it('finds no deviation exactly where the steps are a word of the plan', () => {
      const ids = new Map(plan.flatMap(part => branchesOf(part).flat()).map(s => [s.id, s.id]))
      for (const events of cases) {
        const steps = events.filter(e => ids.has(e.name))
        const tied = steps.some((e, i) => e.time === steps[i - 1]?.time)
        if (steps.length === 0 || tied) continue
        const word = steps.map(e => (e.name === 'page' ? 'p' : e.name === 'screen' ? 's' : e.name)).join('')
        expect([word, twin(events, plan, Number.POSITIVE_INFINITY).deviations.length === 0]).toEqual([
          word,
          isWord(plan, word),
        ])
      }
    })

    it('lists the cases behind each mark, and counts accepted deviations as conforming', async () => {
      const { answer } = await ask(conformance, ctx(workspace), input)
      const behind = async (which: unknown, more: object = {}) =>
        (
          await ask(casesBehind, ctx(workspace), {
            mark: { of: 'conformance', input: { ...input, ...more }, which },
          })
        ).answer.total
      for (const { kind, step, other, cases: share } of answer.deviations.slice(0, 3))
        expect(await behind({ kind, step, other })).toBe(share.n)
      for (const { kind, cases: share } of answer.kinds) expect(await behind(kind)).toBe(share.n)
      expect(await behind('conforming')).toBe(answer.cases.n)
      expect(await behind('under-way')).toBe(answer.underWay)
      const accepted = answer.deviations.map(({ kind, step, other }) => ({ kind, step, other })).slice(0, 200)
      const lenient = (await ask(conformance, ctx(workspace), { ...input, accepted })).answer
      expect(lenient.cases.n).toBe(answer.deviations.length <= 200 ? answer.cases.of : lenient.cases.n)
      expect(lenient.deviations.every(d => d.accepted)).toBe(true)
      expect(lenient.kinds).toEqual([])
      expect(lenient.events.share).toBe(1)
      expect(await behind('conforming', { accepted: accepted.slice(0, 1) })).toBe(
        (await ask(conformance, ctx(workspace), { ...input, accepted: accepted.slice(0, 1) })).answer.cases.n,
      )
    })
  })

  test('refuses a plan that is none', async () => {
    const asked = (plan: unknown) => ask(conformance, ctx(1), { plan })
    for (const plan of [
      [],
      [
        { is: 'step', ...one('A') },
        { is: 'step', ...one('A') },
      ],
      [{ is: 'loop' }],
      'A',
      null,
    ])
      await expect(asked(plan)).rejects.toMatchObject({ code: 'query.invalid' })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(conformance, conformance.example)).toMatchFileSnapshot(
      '__golden__/conformance.sql',
    )
  })
})
