import { RihlaError } from '../../platform/errors.ts'
import { question } from '../../platform/warehouse/question.ts'
import { type Abandonment, type AbandonmentInput, abandonmentInput } from '../model-abandonment.ts'
import { wilson } from '../wilson.ts'
import { findCauses } from './abandonment-answer.ts'
import { type AbandonmentRow, abandonmentRow, readAttempts } from './abandonment-rows.ts'
import { countPatterns, mostPatterns } from './abandonment-sql.ts'

/**
 * Who leaves between two moments, after what, and how many are lost to it?
 *
 * Attempts, and who went on, are those of `attempts.ts`: what somebody met before they left, or before they went on, and not
 * later. Causes are events met in between. What an event does is the change of the odds of leaving among attempts alike in
 * channel and month (or what is asked), all other causes held: logistic regression with Firth's penalty, Wald intervals of
 * 95 %, p-values by Holm.
 *
 * Who leaves early meets less. So the way is cut at its milestones: events that 95 % of those who went on met and a tenth of
 * those who left did not. What is met behind a milestone is compared among those who passed it, and each attempt stands in
 * every part it came to. A part in which fewer than one in two hundred of those who left did so is joined with the next. What
 * is met on the way to the end and by nobody who then leaves (a password chosen, a receipt shown) follows the decision to
 * stay: it is left out, told as `goes-on`, when the share that leaves after it is below a fifth of the share that leaves there
 * (upper end of its 95 % interval). What only those who left met is judged `only-those-who-left`: it may follow leaving.
 * Never a cause: `leaveOut`, what the tracker tells on leaving.
 *
 * Lost: of those who left having met a cause, those who would have stayed without it (`lost-to-cause.ts`). Several causes may
 * each be needed for the same leaving, so the numbers do not add up. Attempts whose window is not over are open and not counted.
 * It is not an experiment: what was not recorded and goes with a cause is taken for it.
 */
export const abandonment = question({
  name: 'abandonment',
  about: 'Who leaves between two steps, after what, what is lost to each cause, and the money at stake',
  input: abandonmentInput,
  row: abandonmentRow,
  example: abandonmentInput.parse({
    from: { id: 'checkout', any: [{ event: 'Checkout Started' }] },
    to: { id: 'order', any: [{ event: 'Order Completed' }] },
  }),
  steps: countPatterns,
  answer: answerAbandonment,
  evidence: (_rows, { attempts }, { period }) => ({ cases: attempts, period }),
})

function answerAbandonment(rows: readonly AbandonmentRow[], q: AbandonmentInput): Abandonment {
  const patterns = rows.filter(({ kind }) => kind === 0)
  if (patterns.length > mostPatterns) throw new RihlaError('question.too-large', { question: 'abandonment' })
  const read = readAttempts(rows, q)
  const over = patterns.filter(({ is_over }) => is_over === 1)
  const gone = over.filter(({ went }) => went === 0)
  const attempts = total(over)
  return {
    attempts,
    open: total(patterns) - attempts,
    left: wilson(total(gone), attempts),
    atStake: moneyOf(gone),
    parts: read.parts,
    cuts: read.cuts,
    ...findCauses(read, q),
    groups: new Set(read.attempts.map(({ group }) => group)).size,
  }
}

function moneyOf(gone: readonly AbandonmentRow[]): Abandonment['atStake'] {
  return [
    ...Map.groupBy(
      gone.flatMap(({ money }) => money),
      ([currency]) => currency,
    ),
  ]
    .map(([currency, own]) => ({
      currency,
      value: own.reduce((sum, [, amount]) => sum + amount, 0),
      attempts: own.reduce((sum, [, , attempts]) => sum + attempts, 0),
    }))
    .sort((a, b) => b.attempts - a.attempts || (a.currency < b.currency ? -1 : 1))
}

function total(rows: readonly AbandonmentRow[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0)
}
