import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses, seedsFor } from '../../../test/engines.ts'
import {
  groupOf,
  insertEvents,
  later,
  logStart,
  openJourneys,
  randomLog,
  setPersons,
} from '../../../test/journey-log.ts'
import type { AnyQuestion } from '../../platform/warehouse/question.ts'
import { takeShortcuts } from '../../platform/warehouse/shortcut.ts'
import { pipeline, renderSql } from '../../platform/warehouse/sql.ts'
import { createZoneTable, zoneMigrations } from '../../platform/zones/zone-table.ts'
import { createZones } from '../../platform/zones/zones.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import { abandonment } from './abandonment.ts'
import { acquisition } from './acquisition.ts'
import { checkoutEffort } from './checkout-effort.ts'
import { funnel } from './funnel.ts'
import { paths } from './paths.ts'
import { transitions } from './transitions.ts'
import { trends } from './trends.ts'
import { whatDiffers } from './what-differs.ts'

const day = 86_400_000
const touchpoint = (...events: string[]) => ({ id: events[0]!, any: events.map(event => ({ event })) })
const steps = [touchpoint('A', 'page'), touchpoint('B'), touchpoint('C')]

/** Questions whose looked-up form is not only the general one with numbers in place of looks. */
const asked: [string, unknown, object][] = [
  ['transitions', transitions, { measure: 'counts' }],
  ['transitions, some left out', transitions, { measure: 'counts', leaveOut: ['page', 'A'] }],
  ['transitions with times', transitions, { collapse: true }],
  ['transitions of touchpoints', transitions, { grain: steps }],
  ['paths', paths, {}],
  ['paths by channel, with medians', paths, { grain: 'event-channel', median: true, length: 3 }],
  [
    'paths between two',
    paths,
    { start: { name: 'A', channel: '' }, end: { name: 'B', channel: '' }, length: 4 },
  ],
  ['paths renamed', paths, { rules: [{ matches: '^A$', as: 'B' }] }],
  ['a funnel', funnel, { steps, measure: 'counts' }],
  ['a funnel with times', funnel, { steps }],
  ['a funnel of what nobody did', funnel, { steps: [touchpoint('A'), touchpoint('nobody')] }],
  ['a funnel that nobody began', funnel, { steps: [touchpoint('nobody'), touchpoint('A')] }],
  ['what differs', whatDiffers, { steps, step: 2, properties: ['price'] }],
  ['why people leave', abandonment, { from: touchpoint('A'), to: touchpoint('C') }],
  [
    'effort',
    checkoutEffort,
    {
      ...{ from: touchpoint('A'), to: touchpoint('C') },
      measures: [{ id: 'clicks', events: [{ event: 'B' }, { event: 'D', count: 'price' }] }],
    },
  ],
  ['visits', acquisition, { conversion: touchpoint('C') }],
  ['visits of some days', acquisition, { period: { from: logStart + 5 * day, to: logStart + 12 * day } }],
  ['trends of some days', trends, { period: { from: logStart + 5 * day, to: logStart + 12 * day } }],
  ['a funnel in any order', funnel, { steps, order: 'any' }],
]

describeOnWarehouses('a question with what it looks up looked up before', (warehouse, kind) => {
  let journeys: Journeys
  beforeAll(async () => {
    journeys = await openJourneys(warehouse())
    const zones = createZoneTable({ warehouse: warehouse(), zones: createZones() })
    await warehouse().migrate(zoneMigrations)
    await zones.start()
    await zones.ensure('UTC')
  })

  describe.each(seedsFor(kind, [1, 2]))('of random log %i', seed => {
    const workspace = 700 + seed
    const log = randomLog(seed, { workspace })

    beforeAll(async () => {
      await insertEvents(warehouse(), log.events)
      await setPersons(warehouse(), workspace, log.persons)
      await journeys.fold(workspace)
      // Some that came since, of the same people and of others.
      const { events } = randomLog(seed + 50, { workspace, traces: 5, longest: 20 })
      const more = [...events, ...later(log, 40).events.slice(0, 60)].filter(e => e.workspace === workspace)
      const since = more.map((e, i) => ({ ...e, id: `since-${i}`, batch: 9n }))
      await insertEvents(warehouse(), since)
      journeys.onStored(groupOf(since, 9n, workspace))
      await journeys.settled(workspace)
    })

    test.each(asked)('gives the rows of its general form: %s', async (_name, one, input) => {
      const q = one as AnyQuestion
      const made = () => pipeline(q.steps(q.input.parse(input), { workspace, now: 0 }))
      const rows = (sql: ReturnType<typeof made>) => warehouse().rows({ name: 'rows', sql, row: z.unknown() })
      const taken = await takeShortcuts(made(), warehouse())
      expect(renderSql(taken).text).not.toBe(renderSql(made()).text)
      const general = await rows(made())
      expect(await rows(taken)).toEqual(general)
    })
  })
})
