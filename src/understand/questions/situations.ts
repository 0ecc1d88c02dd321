import { question } from '../../platform/warehouse/question.ts'
import { dayOfText } from '../../platform/zones/model-days.ts'
import { type Situations, type SituationsInput, situationsInput } from '../model-situations.ts'
import { tellSituations } from './answer-situations.ts'
import { type Daily, dailyRow, dailySteps, everybody } from './daily-measure.ts'
import { furthestBack, occurrenceOf } from './lay-out-situations.ts'

const dayMs = 86_400_000

/**
 * What is a situation that comes again (Ramadan, a sale, a crisis) like, and what may the next one be like?
 *
 * The same daily measure as of `what-changed`, by local day. Each occurrence is compared with its own ordinary days: the last so
 * many before it that are neither among the occurrences or the days shown around them, nor in Ramadan or an Eid, nor excluded;
 * each day with the same weekday, so an occurrence that begins on another weekday than the last one is compared fairly. Days are
 * laid over each other by their distance from the first, or by the day of the Hijri month: day k of Ramadan 1446 on day k of 1447;
 * a month has 29 or 30 days, and each day says on how many occurrences it rests. What else lay on an occurrence's days is named,
 * not taken out: National Day inside a sale is in its numbers. 29 February is a day like any other.
 *
 * The average is over occurrences, each counting once; the projection carries it onto the ordinary days of now, with a prediction
 * interval that holds the spread between occurrences. One occurrence has no spread: then there is no interval.
 */
export const situations = question({
  name: 'situations',
  about: 'Occurrences of a situation (Ramadan, a sale) laid over each other, and projected onto the next',
  input: situationsInput,
  row: dailyRow,
  example: situationsInput.parse({
    measure: { of: 'count', event: { id: 'Order Completed', any: [{ event: 'Order Completed' }] } },
    calendar: 'white-friday',
  }),
  steps: (q, scope) => dailySteps(dailyOf(q, Math.floor(scope.now / dayMs)), scope),
  answer: (rows, q): Situations => tellSituations(rows, q),
  evidence: (_rows, { occurrences }) => {
    const days = occurrences.flatMap(one => one.series.map(day => Date.parse(day.day)))
    return {
      period: days.length === 0 ? null : { from: Math.min(...days), to: Math.max(...days) + dayMs },
    }
  },
})

/**
 * Every day that any occurrence and its ordinary days may be on. Which ones they are hangs on where the log ends, which is known
 * only from the rows: a log that ended years ago has its own twelve occurrences, and its own last ordinary days.
 */
function dailyOf(q: SituationsInput, today: number): Daily {
  const written = q.occurrences.map(one => occurrenceOf(one).first - q.around - 2 * furthestBack)
  const first = q.calendar ? firstDay : Math.max(firstDay, Math.min(today, ...written))
  const spans = [{ first, last: today + 1 }]
  return { view: q, measure: q.measure, zone: q.zone, groups: [everybody], spans }
}

/** No event is earlier than 1900, nor any zone more than two days away. */
const firstDay = dayOfText('1900-01-03')
