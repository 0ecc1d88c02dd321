import { question } from '../../platform/warehouse/question.ts'
import { dayOfText } from '../../platform/zones/model-days.ts'
import { type WhatChanged, type WhatChangedInput, whatChangedInput } from '../model-what-changed.ts'
import { spanOf, tellChange } from './answer-what-changed.ts'
import { type Daily, dailyRow, dailySteps } from './daily-measure.ts'

/**
 * What did a dated change (a release, a sale, a new price, a campaign, a crisis) do to what is measured every day?
 *
 * Each day of the zone has one number over another: events of one day; cases that went on, within the window, of those that
 * began that day (a case once a day; it went on when it did `to` after any of the day's `from`, later in total order, also on a
 * later day); a property's sum, of one currency, over the events that have it. A day without events is 0 of a count and nothing
 * of a share. Looked at are the days before the change, and those after it up to the change's end, the end of the log or as
 * many as asked for; the log's first and last day are not whole and left out, and of a conversion the days whose window is
 * still open. Day by day the treated are compared with their own past and with the controls: what a group is, a view decides,
 * so what is on no channel of a group is as if it had not happened, also for who went on.
 *
 * How effects, intervals and checks are computed: `statistics/effect-of-change.ts`.
 */
export const whatChanged = question({
  name: 'what-changed',
  about: 'What a dated change did to a daily measure, against a control, with placebo tests',
  input: whatChangedInput,
  row: dailyRow,
  example: whatChangedInput.parse({
    measure: {
      of: 'conversion',
      from: { id: 'Checkout Started', any: [{ event: 'Checkout Started' }] },
      to: { id: 'Payment Info Entered', any: [{ event: 'Payment Info Entered' }] },
    },
    change: { from: '2026-08-30' },
    treated: { channels: ['web'] },
    controls: [{ name: 'app', channels: ['app'] }],
  }),
  steps: (q, scope) => dailySteps(dailyOf(q), scope),
  answer: (rows, q): WhatChanged => tellChange(rows, q),
  evidence: (_rows, { days }, _q) => ({
    period: days && { from: dayOfText(days.first) * dayMs, to: (dayOfText(days.last) + 1) * dayMs },
  }),
})

const dayMs = 86_400_000

/** The days that a change and what it is compared with may need. */
export function dailyOf(q: WhatChangedInput): Daily {
  return { view: q, measure: q.measure, zone: q.zone, groups: [q.treated, ...q.controls], spans: [spanOf(q)] }
}
