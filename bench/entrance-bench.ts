import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { createZoneTable } from '../src/platform/zones/zone-table.ts'
import { createZones } from '../src/platform/zones/zones.ts'
import { type AskEntrance, createAskEntrance } from '../src/understand/ask-entrance.ts'
import type { AskBody } from '../src/understand/model-ask.ts'
import { questions } from '../src/understand/part.ts'
import { createRecentAnswers } from '../src/understand/recent-answers.ts'

const day = 86_400_000
const event = (n: number) => `Event ${String(n).padStart(2, '0')}`
const touchpoint = (n: number) => ({ id: event(n), any: [{ event: event(n) }] })
/** The middle of the population's second year. */
const now = Date.UTC(2024, 6, 1)

/**
 * What is asked through the entrance that people use, on workspace 1, in Cairo's days: breakdowns, comparisons, a dated change,
 * situations, and a board of eight tiles, asked all at once as a browser does.
 */
export function entranceWork(warehouse: Warehouse) {
  const zones = createZones()
  const table = createZoneTable({ warehouse, zones })
  const entrance = createAskEntrance({
    warehouse,
    questions,
    zones: {
      of: async () => ({
        zone: 'Africa/Cairo',
        weekStart: 6,
        weekend: [5, 6],
        country: 'EG',
        currency: 'EGP',
      }),
      rates: async () => [],
      ensure: zone => table.ensure(zone),
      offsets: zone => zones.offsets(zone),
    },
  })
  const scope = { workspace: 1, now }
  const recent = createRecentAnswers(entrance)
  const asks =
    (question: string, input: object, more: Partial<AskBody> = {}) =>
    (of: AskEntrance = entrance, notOlderThanMs = 0) =>
      of.ask(scope, question, {
        ...{ input, explain: false, compare: null, breakdown: null, notOlderThanMs, ...more },
      })
  const parts = (path: string, of: 'first' | 'step') => ({ breakdown: { path, of, most: 5, only: [] } })
  const quarter = { period: { days: 90 } }
  const short = { steps: [4, 6, 9].map(touchpoint) }
  const board = [
    asks('trends', { lines: [{ id: '1', measure: { of: 'cases' } }], anomalies: true, ...quarter }),
    asks('funnel', { ...short, ...quarter }),
    asks('transitions', quarter),
    asks('paths', quarter),
    asks('retention', quarter),
    asks('lifecycle', quarter),
    asks('acquisition', { conversion: touchpoint(9), ...quarter }),
    asks('volume', { unit: 'day', ...quarter }),
  ]
  const opened = () => Promise.all(board.map(tile => tile(recent, 15 * 60_000)))
  return {
    'transitions broken down by a property (first value, 5)': asks(
      'transitions',
      { measure: 'counts' },
      parts('category', 'first'),
    ),
    'transitions broken down by a property (step value, 5)': asks(
      'transitions',
      { measure: 'counts' },
      parts('category', 'step'),
    ),
    'funnel of 3 steps broken down by channel (first value)': asks(
      'funnel',
      short,
      parts('$channel', 'first'),
    ),
    'funnel of 3 steps compared with the period before': asks(
      'funnel',
      { ...short, ...quarter },
      { compare: { period: 'before' } },
    ),
    'what changed: a conversion, 84 days before and 56 after': asks('what-changed', {
      measure: { of: 'conversion', from: touchpoint(4), to: touchpoint(9), windowMs: 7 * day },
      change: { from: '2024-04-01' },
      treated: { channels: ['web'] },
      controls: [{ name: 'app', channels: ['app'] }],
    }),
    'situations: Ramadan across its years': asks('situations', {
      measure: { of: 'count', event: touchpoint(9) },
      calendar: 'ramadan',
    }),
    'a board of eight tiles, a quarter': () => {
      recent.forget(scope.workspace)
      return opened()
    },
    'the same board, opened again': opened,
  }
}
