import { beforeAll, expect, test } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { casesOf, insertEvents, openJourneys, randomLog, setPersons } from '../../../test/journey-log.ts'
import { type Asked, ask, goldenSql } from '../../platform/warehouse/question.ts'
import type { CaseList } from '../model-answers.ts'
import { cases } from './cases.ts'
import { funnel } from './funnel.ts'
import { leftOut } from './left-out.ts'
import { paths } from './paths.ts'
import { transitions } from './transitions.ts'

const touchpoint = (event: string) => ({ id: event, any: [{ event }] })

describeOnWarehouses('the cases behind a mark', warehouse => {
  const workspace = 1
  const ctx = () => ({ warehouse: warehouse(), scope: { workspace, now: 0 } })
  const log = randomLog(21, { workspace, traces: 150, longest: 15_500 })
  const list = async (mark: unknown) => (await ask(cases, ctx(), { mark, most: 1000 })).answer

  beforeAll(async () => {
    const journeys = await openJourneys(warehouse())
    await insertEvents(warehouse(), log.events)
    await setPersons(warehouse(), workspace, log.persons)
    await journeys.rebuild(workspace)
  })

  test('are those that did the step, each with an identifier', async () => {
    const expected = [...casesOf(log, workspace)]
      .filter(([, list]) => list.some(e => e.name === 'D'))
      .map(([key]) => key)
    const answer = await list({ of: 'step', input: {}, step: { name: 'D' } })
    expect(answer.cases.map(c => c.case).sort()).toEqual(expected.sort())
    expect(answer.total).toBe(expected.length)
    for (const found of answer.cases) expect(found.label).toBe(`user_id:${found.case}`)
  })

  test('are as many as the transition counted', async () => {
    const { answer } = await ask(transitions, ctx(), { collapse: true, most: 5 })
    for (const { from, to, cases: n } of answer.transitions)
      expect((await list({ of: 'transition', input: { collapse: true }, from, to })).total).toBe(n)
  })

  test('are as many as the path counted', async () => {
    const input = { start: { name: 'A' }, end: { name: 'C' }, length: 3, most: 4 }
    const { answer } = await ask(paths, ctx(), input)
    expect(answer.paths.some(p => p.cut)).toBe(true)
    for (const { steps, cut, share } of answer.paths)
      expect((await list({ of: 'path', input, steps, cut })).total).toBe(share.n)
  })

  test('are as many as the funnel counted', async () => {
    const input = { steps: ['A', 'B', 'C'].map(touchpoint), windowMs: 86_400_000 }
    const { answer } = await ask(funnel, ctx(), input)
    const [one, two, three] = answer.steps.map(s => s.ofStart.n)
    const marked = async (level: number, outcome: string) =>
      (await list({ of: 'funnel', input, level, outcome })).total
    expect(await marked(1, 'reached')).toBe(one)
    expect(await marked(2, 'left')).toBe(two! - three!)
    expect(await marked(3, 'reached')).toBe(three)
  })

  test('come in pages that neither repeat nor miss one', async () => {
    const all = await list({ of: 'all', input: {} })
    const seen: string[] = []
    for (let after: string | null = null; ; ) {
      const asked: Asked<CaseList> = await ask(cases, ctx(), {
        mark: { of: 'all', input: {} },
        after,
        most: 40,
      })
      seen.push(...asked.answer.cases.map(c => c.case))
      expect(asked.answer.total).toBe(all.total)
      after = asked.answer.next
      if (after === null) break
    }
    expect(seen).toEqual(all.cases.map(c => c.case))
  })

  test('that are too long are left out, listed and counted', async () => {
    const mine = log.events.filter(e => e.workspace === workspace && e.trace !== 0n)
    const [[kiosk]] = [...Map.groupBy(mine, e => e.trace)].sort(([, a], [, b]) => b.length - a.length) as [
      [bigint, unknown],
    ]
    const listed = await list({ of: 'too-long', input: {} })
    expect(listed.cases.map(c => c.case)).toEqual([String(log.persons.get(kiosk) ?? kiosk)])
    expect((await ask(leftOut, ctx(), {})).answer).toMatchObject({ longCases: 1, limit: 10_000 })
    expect(casesOf(log, workspace).has(listed.cases[0]!.case)).toBe(false)
    expect((await ask(leftOut, ctx(), {})).answer.eventsOfNobody).toBeGreaterThan(0)
  })

  test('ask the same SQL as before', async () => {
    await expect(goldenSql(cases, cases.example)).toMatchFileSnapshot('__golden__/cases.sql')
  })
})
