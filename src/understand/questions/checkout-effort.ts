import { z } from 'zod'
import { question } from '../../platform/warehouse/question.ts'
import { count } from '../../platform/warehouse/rows.ts'
import {
  type CheckoutEffort,
  type CheckoutEffortInput,
  checkoutEffortInput,
  type Effort,
  type PaymentMethod,
} from '../model-checkout-effort.ts'
import { wilson } from '../wilson.ts'
import { measureEffort } from './checkout-effort-sql.ts'

const row = z.object({
  kind: z.enum(['attempts', 'effort', 'method', 'door']),
  name: z.string(),
  channel: z.string(),
  side: z.enum(['all', 'before', 'after']),
  n: count,
  recorded: z.number(),
  mean: z.number(),
  quantiles: z.array(z.number().nullable()),
  bins: z.tuple([z.array(z.number()), z.array(count)]),
  offered: count,
  chosen: count,
  failed: count,
  failures: count,
  won: count,
  refused: count,
})
type Row = z.infer<typeof row>

/**
 * How much work is it to order, and how do the ways of paying do?
 *
 * Attempts and who came to the end: as in `attempts.ts`; only attempts whose window is over. Effort is of those that came to
 * the end: seconds from the beginning to it, pauses included, and for each measure the events told from the beginning to the
 * end (both milliseconds included), straight from the log: an event counts one, or the number, or the length of the list, that
 * the named property holds. `most`: the largest of them instead of their sum. Channel: that of the beginning. A channel on which no event of a
 * measure was told in the whole period and view, and in none of whose attempts there is one, does not record it: its amounts are null, and its orders
 * are left out of those of all channels.
 *
 * Payment: of all attempts, also those that left. A method is chosen when an event says so; it succeeds when it was the last
 * choice of an attempt that came to the end; a refusal that names no method belongs to the last choice before. At the door:
 * orders of the period by the method they say, those with a delivery or a refusal of the same order number whenever it came;
 * what was refused first and delivered later is delivered. These are all orders, also those placed elsewhere than in a checkout.
 */
export const checkoutEffort = question({
  name: 'checkout-effort',
  about:
    'Clicks, fields, pages, steps and seconds to an order, and how each payment method does, to the door',
  input: checkoutEffortInput,
  row,
  example: checkoutEffortInput.parse({
    from: { id: 'checkout', any: [{ event: 'Checkout Started' }] },
    to: { id: 'order', any: [{ event: 'Order Completed' }] },
  }),
  steps: measureEffort,
  answer: answerEffort,
  evidence: (_rows, { attempts }, { period }) => ({ cases: attempts, period }),
})

function answerEffort(rows: readonly Row[], q: CheckoutEffortInput): CheckoutEffort {
  const of = (kind: Row['kind']) => rows.filter(one => one.kind === kind)
  const [all] = of('attempts')
  const order = ['seconds', ...q.measures.map(({ id }) => id)]
  const isTold = (name: string) => of('effort').some(one => one.name === name && one.mean > 0)
  return {
    attempts: all?.n ?? 0,
    orders: all?.won ?? 0,
    effort: of('effort')
      .filter(({ name }) => isTold(name))
      .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
      .map(asEffort),
    notRecorded: q.measures.map(({ id }) => id).filter(id => (all?.won ?? 0) > 0 && !isTold(id)),
    methods: methodsOf(of('method'), of('door')),
  }
}

function asEffort({ name: measure, channel, side, n, recorded, mean, quantiles, bins }: Row): Effort {
  const place = { channel, side, measure, n }
  if (recorded === 0) return { ...place, mean: null, median: null, p75: null, p90: null, distribution: [] }
  const [median = 0, p75 = 0, p90 = 0] = quantiles
  const distribution = bins[0].map((from, i) => ({ from, n: bins[1][i] ?? 0 }))
  return { ...place, mean, median, p75, p90, distribution }
}

function methodsOf(chosen: readonly Row[], door: readonly Row[]): PaymentMethod[] {
  const isOffered = chosen.some(({ offered }) => offered > 0)
  return [...new Set([...chosen, ...door].map(({ name }) => name))]
    .map(method => {
      const own = chosen.find(({ name }) => name === method)
      const doors = door.find(({ name }) => name === method)
      return {
        method,
        offered: isOffered ? (own?.offered ?? 0) : null,
        success: wilson(own?.won ?? 0, own?.chosen ?? 0),
        failed: wilson(own?.failed ?? 0, own?.chosen ?? 0),
        failures: own?.failures ?? 0,
        medianMs: own && own.won > 0 ? (own.quantiles[0] ?? null) : null,
        p90Ms: own && own.won > 0 ? (own.quantiles[2] ?? null) : null,
        orders: doors?.n ?? 0,
        refused: wilson(doors?.refused ?? 0, (doors?.refused ?? 0) + (doors?.won ?? 0)),
      }
    })
    .sort((a, b) => b.success.of - a.success.of || b.orders - a.orders || (a.method < b.method ? -1 : 1))
}
