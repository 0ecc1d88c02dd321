import { beforeAll, describe, expect, test } from 'vitest'
import { describeOnWarehouses, seedsFor } from '../../../test/engines.ts'
import {
  casesOf,
  insertEvents,
  openJourneys,
  type RandomLog,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import { ask, goldenSql } from '../../platform/warehouse/question.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import { paths } from './paths.ts'

interface Options {
  by?: string
  start?: { name: string }
  end?: { name: string }
  length?: number
  whole?: boolean
  collapse?: boolean
  leaveOut?: string[]
}

/** Paths as text with their counts, most first, then by their steps. */
function twin(log: RandomLog, workspace: number, options: Options): [string, number][] {
  const { by, start, end, length = 5, whole = false, collapse = true, leaveOut = [] } = options
  const taken: string[] = []
  for (const events of casesOf(log, workspace, by).values()) {
    const all = events.map(e => e.name).filter(name => !leaveOut.includes(name))
    if (all.length === 0) continue
    const steps = collapse ? all.filter((name, i) => name !== all[i - 1]) : all
    if (whole) taken.push(steps.join(' '))
    else if (start && end) {
      const from = steps.indexOf(start.name)
      const to = from < 0 ? -1 : steps.indexOf(end.name, from + 1)
      if (to >= 0)
        taken.push(
          steps.slice(from, Math.min(to + 1, from + length)).join(' ') + (to - from >= length ? ' …' : ''),
        )
    } else if (end) {
      const to = steps.indexOf(end.name)
      if (to >= 0) taken.push(steps.slice(Math.max(0, to - length + 1), to + 1).join(' '))
    } else {
      const from = start ? steps.indexOf(start.name) : 0
      if (from >= 0) taken.push(steps.slice(from, from + length).join(' '))
    }
  }
  return [...Map.groupBy(taken, path => path)].map(([path, list]) => [path, list.length])
}

describeOnWarehouses('paths', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
  })

  describe.each(seedsFor(kind, [4, 5]))('of random log %i', seed => {
    const workspace = seed * 10
    const log = randomLog(seed, { workspace, traces: 120 })
    const scope = { workspace, now: 0 }
    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.fold(workspace)
      await journeys.rebuild(workspace)
    })

    const [A, B, E] = [{ name: 'A' }, { name: 'B' }, { name: 'E' }]
    test.each<[string, Options]>([
      ['first steps', { length: 2 }],
      ['first steps with repeats', { length: 3, collapse: false }],
      ['from a start', { start: B, length: 2 }],
      ['from a start with repeats', { start: A, length: 20, collapse: false }],
      ['to an end', { end: E, length: 3 }],
      ['to a start that is the end', { start: A, end: A, length: 4, collapse: false }],
      ['between', { start: A, end: B, length: 3 }],
      ['whole', { whole: true }],
      ['whole, by account', { whole: true, by: 'account', collapse: false }],
      ['whole, without two names', { whole: true, leaveOut: ['A', 'page'] }],
      ['from a step that nobody took', { start: { name: 'Z' } }],
    ])('%s agree with the twin', async (_name, options) => {
      const expected = twin(log, workspace, options)
      const { answer } = await ask(paths, { warehouse: warehouse(), scope }, { ...options, most: 1000 })
      const found = answer.paths.map(p => [
        p.steps.map(s => s.name).join(' ') + (p.cut ? ' …' : ''),
        p.share.n,
      ])
      expect(new Map(found.map(([k, v]) => [k, v]))).toEqual(new Map(expected))
      expect(found.length).toBe(expected.length)
      expect(answer.distinct).toBe(expected.length)
      expect(answer.cases).toBe(expected.reduce((sum, [, n]) => sum + n, 0))
      const few = (await ask(paths, { warehouse: warehouse(), scope }, { ...options, most: 2 })).answer
      expect(few).toEqual({ ...answer, paths: answer.paths.slice(0, 2) })
    })
  })

  test('asks the same SQL as before', async () => {
    await expect(goldenSql(paths, paths.example)).toMatchFileSnapshot('__golden__/paths.sql')
  })
})
