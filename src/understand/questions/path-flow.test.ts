import { beforeAll, describe, expect, it, test } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import {
  casesOf,
  insertEvents,
  type LogEvent,
  openJourneys,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import { cases as casesBehind } from './cases.ts'
import { pathFlow } from './path-flow.ts'
import { paths } from './paths.ts'
import { replay } from './replay.ts'
import { transitions } from './transitions.ts'

const collapsed = (steps: readonly string[]) => steps.filter((name, i) => name !== steps[i - 1])

describeOnWarehouses('paths as columns, cleaned, filtered and replayed', warehouse => {
  const workspace = 7
  const log = randomLog(31, { workspace, traces: 120, longest: 230 })
  const ctx = () => ({ warehouse: warehouse(), scope: { workspace, now: 0 } })
  const cases = [...casesOf(log, workspace).values()]
  beforeAll(async () => {
    const journeys = await openJourneys(warehouse())
    await insertEvents(warehouse(), log.events)
    await setPersons(warehouse(), workspace, log.persons)
    await journeys.rebuild(workspace)
  })

  /** Each column as text → cases, others as `*`; each line as `column: from > to` → cases. */
  const told = (answer: Awaited<ReturnType<typeof unrolled>>) => {
    const nameAt = (column: number, place: number) =>
      place === -1
        ? '*'
        : place === -2
          ? ''
          : place === -3
            ? '…'
            : answer.columns[column]!.steps[place]!.step.name
    return Object.fromEntries(
      answer.links.map(l => [
        `${l.column}: ${nameAt(l.column, l.from)} > ${nameAt(l.column + 1, l.to)}`,
        l.cases,
      ]),
    )
  }
  const unrolled = async (input: object) => (await ask(pathFlow, ctx(), input)).answer

  function twin(
    ways: readonly (readonly string[])[],
    { length, widest }: { length: number; widest: number },
  ) {
    const columns = Array.from({ length }, (_, c) => {
      const names = ways.flatMap(way => way[c] ?? [])
      const groups = [...Map.groupBy(names, n => n)].map(([name, all]) => ({ name, n: all.length }))
      return groups
        .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))
        .slice(0, widest)
        .map(g => g.name)
    })
    const shown = (name: string | undefined, c: number) =>
      name === undefined ? '' : name === '…' || columns[c]?.includes(name) ? name : '*'
    const links = ways.flatMap(way =>
      way.flatMap((name, c) =>
        name === '…' || (way[c + 1] === undefined && c + 1 === length)
          ? []
          : [`${c}: ${shown(name, c)} > ${shown(way[c + 1], c + 1)}`],
      ),
    )
    return Object.fromEntries([...Map.groupBy(links, l => l)].map(([link, all]) => [link, all.length]))
  }

  test.each([
    ['from the beginning', {}, (s: string[]) => s.slice(0, 4)],
    [
      'from a step',
      { start: { name: 'B' } },
      (s: string[]) => s.slice(s.indexOf('B')).slice(0, s.includes('B') ? 4 : 0),
    ],
    [
      'to a step, counted from it',
      { end: { name: 'D' } },
      (s: string[]) =>
        s
          .slice(0, s.indexOf('D') + 1)
          .toReversed()
          .slice(0, 4),
    ],
    [
      'between two',
      { start: { name: 'A' }, end: { name: 'C' } },
      (s: string[]) => {
        const from = s.indexOf('A')
        const to = from < 0 ? -1 : s.indexOf('C', from + 1)
        if (to < 0) return []
        return to - from < 4 ? s.slice(from, to + 1) : [...s.slice(from, from + 4), '…']
      },
    ],
  ])('%s, with exact totals of the others', async (_name, input, wayOf) => {
    const ways = cases.map(events => wayOf(collapsed(events.map(e => e.name)))).filter(way => way.length > 0)
    const options = { length: 4, widest: 2 }
    const answer = await unrolled({ ...input, ...options })
    expect(told(answer)).toEqual(twin(ways, options))
    expect(answer.cases).toBe(ways.length)
    expect(answer.columns.map(c => c.cases)).toEqual(
      Array.from(
        { length: 4 },
        (_, c) => ways.filter(way => way[c] !== undefined && way[c] !== '…').length,
      ).filter(Boolean),
    )
  })

  it.each([{ start: { name: 'B' } }, { end: { name: 'D' } }])(
    'lists who is behind a box and a ribbon',
    async input => {
      const answer = await unrolled({ ...input, length: 4, widest: 3 })
      const behind = async (more: object) =>
        (
          await ask(casesBehind, ctx(), {
            mark: { of: 'path-place', input: { ...input, length: 4 }, ...more },
          })
        ).answer.total
      const [second] = answer.columns[1]!.steps
      expect(await behind({ column: 2, step: second!.step })).toBe(second!.cases)
      const link = answer.links.find(l => l.column === 1 && l.from === 0 && l.to >= 0)!
      const next = answer.columns[2]!.steps[link.to]!.step
      expect(await behind({ column: 2, step: second!.step, next })).toBe(link.cases)
    },
  )

  describe('with rules', () => {
    const renamed = (e: LogEvent, byProperty: boolean) => {
      if (byProperty && /^o[12]$/.test(String(e.properties.order_id ?? ''))) return 'first orders'
      if (/^[AB]$/.test(e.name)) return 'letters'
      return e.name === 'page' || e.name === 'screen' ? null : e.name
    }
    const rules = [
      { on: 'name', matches: '^[AB]$', as: 'letters' },
      { matches: 'page|screen', as: null },
    ]
    it.each([
      ['on names', false, {}],
      ['on a property, asked of the log', true, {}],
      ['on a property, on two channels', true, { channels: ['web', ''] }],
    ])('%s agrees with the twin', async (_name, byProperty, view) => {
      const heard = (e: LogEvent) => !('channels' in view) || view.channels?.includes(e.channel)
      const words = cases
        .map(events => collapsed(events.filter(heard).flatMap(e => renamed(e, byProperty) ?? [])).join(' '))
        .filter(word => word !== '')
      const all = byProperty ? [{ on: 'order_id', matches: '^o[12]$', as: 'first orders' }, ...rules] : rules
      const { answer } = await ask(paths, ctx(), { ...view, whole: true, rules: all, most: 1000 })
      expect(new Map(answer.paths.map(p => [p.steps.map(s => s.name).join(' '), p.share.n]))).toEqual(
        new Map([...Map.groupBy(words, w => w)].map(([word, list]) => [word, list.length])),
      )
      const [most] = answer.paths
      const mark = { of: 'path', input: { ...view, whole: true, rules: all }, steps: most!.steps }
      expect((await ask(casesBehind, ctx(), { mark })).answer.total).toBe(most!.share.n)
    })

    it('refuses a pattern that nothing can read', async () => {
      for (const matches of ['(', '(?=a)b', '\\1', ''])
        await expect(ask(paths, ctx(), { rules: [{ matches, as: 'x' }] })).rejects.toMatchObject({
          code: 'query.invalid',
        })
    })
  })

  it('keeps cases with a step, a transition or a variant, or leaves them out', async () => {
    const variant = collapsed(cases.find(events => events.length > 2)!.map(e => e.name))
    const follows = (e: LogEvent[], a: string, b: string) =>
      e.some((x, i) => x.name === b && e[i - 1]?.name === a)
    const filters: [object, (events: LogEvent[]) => boolean][] = [
      [{ of: 'step', step: { name: 'D' } }, events => events.some(e => e.name === 'D')],
      [{ of: 'transition', from: { name: 'A' }, to: { name: 'B' } }, events => follows(events, 'A', 'B')],
      [
        { of: 'variant', collapse: true, steps: variant.map(name => ({ name })) },
        events => collapsed(events.map(e => e.name)).join() === variant.join(),
      ],
      [{ of: 'step', step: { name: 'nothing' } }, () => false],
    ]
    for (const [filter, holds] of filters)
      for (const keep of [true, false])
        for (const measure of ['times', 'counts']) {
          const { answer } = await ask(transitions, ctx(), { measure, only: [{ ...filter, keep }] })
          const kept = cases.filter(events => holds(events) === keep)
          expect(answer.cases).toBe(kept.length)
          expect(answer.totalCount).toBe(kept.reduce((sum, events) => sum + events.length - 1, 0))
        }
  })

  it('tells how long a variant takes in the middle', async () => {
    const { answer } = await ask(paths, ctx(), { whole: true, median: true, most: 3 })
    for (const { steps, medianMs, share } of answer.paths) {
      const word = steps.map(s => s.name).join()
      const took = cases.flatMap(e => {
        const own = e.filter((x, i) => x.name !== e[i - 1]?.name)
        return own.map(x => x.name).join() === word ? [own.at(-1)!.time - own[0]!.time] : []
      })
      const sorted = took.toSorted((a, b) => a - b)
      expect(took).toHaveLength(share.n)
      expect(medianMs).toBe((sorted[(took.length - 1) >> 1]! + sorted[took.length >> 1]!) / 2)
    }
  })

  it('replays journeys as they were, the same ones each time', async () => {
    const { answer } = await ask(replay, ctx(), { sample: 500 })
    const told = answer.walks.map(w =>
      JSON.stringify([w.start, w.steps.map(s => answer.steps[s]!.name), w.after]),
    )
    const expected = cases.map(events => {
      const first = events.slice(0, 200)
      return JSON.stringify([first[0]!.time, first.map(e => e.name), first.map(e => e.time - first[0]!.time)])
    })
    expect(told.toSorted()).toEqual(expected.toSorted())
    expect(answer.walks.filter(w => w.cut)).toHaveLength(cases.filter(events => events.length > 200).length)
    const few = (await ask(replay, ctx(), { sample: 20 })).answer
    expect(few).toEqual((await ask(replay, ctx(), { sample: 20 })).answer)
    expect(few.walks).toHaveLength(20)
  })

  test.each([pathFlow, replay])('asks the same SQL as before', async question => {
    const asked =
      question.name === 'replay' ? goldenSql(replay, replay.example) : goldenSql(pathFlow, pathFlow.example)
    await expect(asked).toMatchFileSnapshot(`__golden__/${question.name}.sql`)
  })
})
