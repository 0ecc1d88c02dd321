import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { inspect } from './inspect/inspect.ts'
import type { Mapping } from './mapping.ts'
import { messages } from './messages/messages.ts'
import type { FileMessage } from './model-outcome.ts'
import { type ProposeOptions, propose } from './propose/propose.ts'
import { fileAt, fileOf } from './read/file-input.ts'
import { createReporter, type ImportReport } from './report.ts'

/** Public data that are not part of the project lie beside it on some machines. */
const data = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const there = existsSync(data)

interface Imported {
  readonly mapping: Mapping
  readonly open: string[]
  readonly assumed: Record<string, string | null>
  readonly found: FileMessage[]
  readonly report: ImportReport
}

async function importAll(paths: string[], options: ProposeOptions = {}): Promise<Imported> {
  const files = paths.map(path => fileAt(data + path))
  const { mapping, questions } = propose(await inspect(files), { source: 'test', ...options })
  const reporter = createReporter()
  const found: FileMessage[] = []
  for await (const outcome of messages(mapping, files)) {
    reporter.add(outcome)
    if ('message' in outcome) found.push(outcome.message)
  }
  return {
    mapping,
    open: questions.filter(question => question.answer === null).map(question => question.id),
    assumed: Object.fromEntries(questions.map(question => [question.id, question.answer])),
    found,
    report: reporter.report(),
  }
}

function rowsOf(path: string): Record<string, string>[] {
  return parse(gunzipSync(readFileSync(data + path)), { columns: true })
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(items, key)].map(([name, group]) => [name, group.length]))
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return Number.isInteger(middle)
    ? ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
    : (sorted[Math.floor(middle)] ?? 0)
}

it.skipIf(there)('did not run on real data: there is no ../shared/data beside the project', () => {
  console.warn('src/collect/files: the tests on public data did not run, ../shared/data is not here')
})

describe.skipIf(!there)('the Olist tables, without hand work', async () => {
  const folder = 'olist-4k-orders/'
  const all = there ? readdirSync(data + folder).filter(name => name.endsWith('.gz')) : []
  const olist = there
    ? await importAll(
        all.map(name => folder + name),
        { zone: 'UTC' },
      )
    : undefined
  const found = olist?.found ?? []
  const byName = Map.groupBy(found, message => message.event)
  const orders = there ? rowsOf(`${folder}olist_orders_dataset.csv.gz`) : []
  const reviews = there ? rowsOf(`${folder}olist_order_reviews_dataset.csv.gz`) : []
  const instant = (text = '') => Date.parse(`${text.replace(' ', 'T')}Z`)

  it('give ordered → approved → carrier → delivered → reviewed, by order', () => {
    expect(olist?.open).toEqual([])
    expect(olist?.mapping.case).toEqual({ property: 'order_id' })
    expect(olist?.mapping.events.map(rule => [rule.name, rule.time.ref.column])).toEqual([
      [{ from: 'fixed', name: 'Order Purchase' }, 'order_purchase_timestamp'],
      [{ from: 'fixed', name: 'Order Approved' }, 'order_approved_at'],
      [{ from: 'fixed', name: 'Order Delivered Carrier' }, 'order_delivered_carrier_date'],
      [{ from: 'fixed', name: 'Order Delivered Customer' }, 'order_delivered_customer_date'],
      [{ from: 'fixed', name: 'Review Creation' }, 'review_creation_date'],
    ])
    expect(olist?.assumed).toMatchObject({
      zone: 'UTC',
      'person:orders': 'customers.customer_unique_id',
      'several-times:orders': 'all',
      'several-times:order_reviews': 'review_creation_date',
      'late-by:orders.order_estimated_delivery_date': 'date',
    })
  })

  it('have the orders, reviews and people of an independent count', () => {
    const filled = (column: string) => orders.filter(row => row[column] !== '').length
    expect(countBy(found, message => message.event)).toEqual({
      'Order Purchase': 4000,
      'Order Approved': filled('order_approved_at'),
      'Order Delivered Carrier': filled('order_delivered_carrier_date'),
      'Order Delivered Customer': filled('order_delivered_customer_date'),
      'Review Creation': 3986,
    })
    const ordersOf = Map.groupBy(byName.get('Order Purchase') ?? [], message => message.userId)
    expect(ordersOf.size).toBe(3998)
    expect([...ordersOf.values()].filter(group => group.length === 2)).toHaveLength(2)
    const reviewed = Map.groupBy(byName.get('Review Creation') ?? [], message => message.properties.order_id)
    expect(4000 - reviewed.size).toBe(28)
    expect([...reviewed.values()].filter(group => group.length > 1)).toHaveLength(14)
    expect(new Set(found.map(message => message.messageId)).size).toBe(found.length)
  })

  it('report the 57 and the 348 rows in impossible order, and keep them', () => {
    const outOfOrder = olist?.report.notices.filter(line => line.code === 'times-out-of-order') ?? []
    expect(Object.fromEntries(outOfOrder.map(line => [line.detail, line.count]))).toEqual({
      'review_creation_date < order_delivered_customer_date': 348,
      'order_delivered_carrier_date < order_approved_at': 57,
      'order_delivered_customer_date < order_delivered_carrier_date': 1,
    })
    expect(olist?.report.refused).toEqual([])
  })

  it('report 206 reviews before the delivery when a review is dated by its answer', async () => {
    const files = all.map(name => folder + name)
    const answers = { 'several-times:order_reviews': 'review_answer_timestamp' }
    const { report } = await importAll(files, { zone: 'UTC', answers })
    const early = report.notices.filter(({ detail }) => detail?.startsWith('review_answer_timestamp <'))
    expect(early.map(({ detail, count }) => [detail, count])).toEqual([
      ['review_answer_timestamp < order_delivered_customer_date', 206],
    ])
  })

  it('carry the same medians between steps as a plain script', () => {
    const steps = [
      ['Order Purchase', 'Order Approved', 'order_purchase_timestamp', 'order_approved_at'],
      ['Order Approved', 'Order Delivered Carrier', 'order_approved_at', 'order_delivered_carrier_date'],
      [
        'Order Delivered Carrier',
        'Order Delivered Customer',
        'order_delivered_carrier_date',
        'order_delivered_customer_date',
      ],
    ] as const
    for (const [from, to, early, late] of steps) {
      const starts = new Map(
        byName.get(from)?.map(one => [one.properties.order_id, Date.parse(one.timestamp)]),
      )
      const times = (byName.get(to) ?? []).flatMap(one => {
        const start = starts.get(one.properties.order_id)
        return start === undefined ? [] : [Date.parse(one.timestamp) - start]
      })
      const plain = orders
        .filter(row => row[early] && row[late])
        .map(row => instant(row[late]) - instant(row[early]))
      expect(median(times)).toBe(median(plain))
    }
  })

  it('know late by date and by timestamp, with the scores of each', async () => {
    const scores = async (answers: Record<string, string>) => {
      const files = all.map(name => folder + name)
      const run = await importAll(files, { zone: 'UTC', answers })
      const late = new Map(
        run.found
          .filter(one => 'late' in one.properties)
          .map(one => [one.properties.order_id, one.properties.late]),
      )
      const scored = run.found.filter(
        one => one.event === 'Review Creation' && late.has(one.properties.order_id),
      )
      return [true, false].map(value => {
        const group = scored.filter(one => late.get(one.properties.order_id) === value)
        const sum = group.reduce((total, one) => total + Number(one.properties.review_score), 0)
        return [group.length, Math.round((1000 * sum) / group.length) / 1000]
      })
    }
    expect(await scores({})).toEqual([
      [268, 2.153],
      [3617, 4.286],
    ])
    expect(await scores({ 'late-by:orders.order_estimated_delivery_date': 'instant' })).toEqual([
      [323, 2.427],
      [3562, 4.294],
    ])
  })

  it('sum up items and payments on the order, and keep the review texts', () => {
    const purchases = byName.get('Order Purchase') ?? []
    const items = purchases.reduce((sum, one) => sum + Number(one.properties.order_items_count), 0)
    expect(items).toBe(4519)
    const payments = rowsOf(`${folder}olist_order_payments_dataset.csv.gz`)
    const paid = payments.reduce((sum, row) => sum + Number(row.payment_value), 0)
    expect(purchases.reduce((sum, one) => sum + Number(one.properties.revenue ?? 0), 0)).toBeCloseTo(paid, 4)
    const texts = reviews.map(row => row.review_comment_message).filter(text => text?.trim())
    const kept = (byName.get('Review Creation') ?? []).map(one => one.properties.review_comment_message)
    expect(kept.filter(text => text !== undefined)).toEqual(texts)
  })

  it('give the same ids again, and in any order of the files', async () => {
    const ids = found.map(message => message.messageId).sort()
    const again = await importAll(
      all.toReversed().map(name => folder + name),
      { zone: 'UTC' },
    )
    expect(again.found.map(message => message.messageId).sort()).toEqual(ids)
  })
})

describe.skipIf(!there)('online retail', () => {
  it('keeps every line: anonymous ones, true repeats, and cancellations as their own event', async () => {
    const { found, report, mapping, open } = await importAll(['online-retail-uci/online_retail.csv.gz'], {
      zone: 'UTC',
    })
    expect(open).toEqual([])
    expect(found).toHaveLength(541_909)
    expect(report.refused).toEqual([])
    expect(mapping.case).toEqual({ property: 'InvoiceNo' })
    expect(new Set(found.map(message => message.properties.InvoiceNo)).size).toBe(25_900)
    const people = new Set(found.flatMap(message => message.userId ?? []))
    expect(people.size).toBe(4372)
    expect(Object.fromEntries(report.notices.map(line => [line.code, line.count]))).toEqual({
      'person-missing': 135_080,
      'repeated-row': 5268,
    })
    expect(new Set(found.map(message => message.messageId)).size).toBe(541_909)
    const isCancelled = (message: FileMessage) => String(message.properties.InvoiceNo).startsWith('C')
    const cancelled = found.filter(isCancelled)
    expect(cancelled.every(message => message.event === 'Invoice Cancelled')).toBe(true)
    expect(report.events).toEqual([
      { event: 'Invoice', count: 541_909 - cancelled.length },
      { event: 'Invoice Cancelled', count: cancelled.length },
    ])
    expect(found.map(message => message.ordinal)).toEqual(found.map((_, i) => i + 1))
  }, 120_000)
})

describe.skipIf(!there)('a retailer’s year', () => {
  const folder = 'complete-journey/'
  const different = (found: readonly FileMessage[], property: string) =>
    new Set(found.map(message => message.properties[property])).size

  it('has its lines by basket, of its households, and each coupon that they redeemed', async () => {
    const lines = await importAll([`${folder}transactions_sample.csv.gz`], { zone: 'UTC' })
    expect([lines.open, lines.report.refused]).toEqual([[], []])
    expect(lines.mapping.case).toEqual({ property: 'basket_id' })
    expect(lines.found).toHaveLength(75_000)
    expect(different(lines.found, 'basket_id')).toBe(47_243)
    expect(new Set(lines.found.map(message => message.userId)).size).toBe(2_377)
    const redeemed = await importAll([`${folder}coupon_redemptions.csv.gz`], { zone: 'UTC' })
    expect([redeemed.open, redeemed.report.refused]).toEqual([[], []])
    expect(redeemed.found).toHaveLength(2_102)
    const campaigns = rowsOf(`${folder}campaign_descriptions.csv.gz`).map(row => row.campaign_id)
    expect(new Set(campaigns).size).toBe(27)
    expect(redeemed.found.every(({ properties }) => campaigns.includes(String(properties.campaign_id)))).toBe(
      true,
    )
  }, 120_000)
})

function toXes(rows: readonly Record<string, string>[]): string {
  const quote = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const attributes = (row: Record<string, string>, of: 'case' | 'event') =>
    Object.entries(row)
      .filter(([key, value]) => value !== '' && key.startsWith('case:') === (of === 'case'))
      .map(([key, value]) => {
        const kind = /^\d{4}-\d{2}-\d{2} /.test(value) ? 'date' : 'string'
        return `<${kind} key="${quote(key.replace(/^case:/, ''))}" value="${quote(value.replace(' ', kind === 'date' ? 'T' : ' '))}"/>`
      })
      .join('')
  const traces = [...Map.groupBy(rows, row => row['case:concept:name']).values()].map(
    events =>
      `<trace>${attributes(events[0] ?? {}, 'case')}${events.map(row => `<event>${attributes(row, 'event')}</event>`).join('\n')}</trace>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0">${traces.join('\n')}</log>`
}

/** Cases of a log in order, as an independent reader of the messages sees them. */
function casesOf(found: readonly FileMessage[]) {
  const cases = [...Map.groupBy(found, message => message.properties['case:concept:name']).values()].map(
    events =>
      events.toSorted((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp) || a.ordinal - b.ordinal),
  )
  const edges = cases.flatMap(events =>
    events.slice(1).map((event, i) => `${events[i]?.event} → ${event.event}`),
  )
  const seconds = cases.map(events => {
    const times = events.map(event => Date.parse(event.timestamp))
    return (Math.max(...times) - Math.min(...times)) / 1000
  })
  const variants = countBy(cases, events => events.map(event => event.event).join('|'))
  return {
    cases: cases.length,
    edges: Object.keys(countBy(edges, edge => edge)).length,
    transitions: edges.length,
    variants: Object.values(variants).sort((a, b) => b - a),
    mean: Math.round((100 * seconds.reduce((a, b) => a + b, 0)) / seconds.length) / 100,
    median: Math.round(100 * median(seconds)) / 100,
    max: Math.round(100 * Math.max(...seconds)) / 100,
  }
}

describe.skipIf(!there)('process logs', () => {
  it('receipt: exact durations, because each time carries its offset', async () => {
    const { found, report, open } = await importAll(['pm-logs/receipt.csv.gz'])
    expect(open).toEqual([])
    expect(report.refused).toEqual([])
    expect(found).toHaveLength(8577)
    expect(report.events).toHaveLength(27)
    const log = casesOf(found)
    expect(log).toMatchObject({
      cases: 1434,
      edges: 99,
      transitions: 7143,
      mean: 467_263.92,
      median: 2868.58,
      max: 23_832_541.52,
    })
    expect(log.variants).toHaveLength(116)
    expect(log.variants.slice(0, 10)).toEqual([713, 123, 116, 115, 75, 40, 28, 25, 13, 12])
  })

  it('receipt: the same when the log is written as XES', async () => {
    const rows = rowsOf('pm-logs/receipt.csv.gz')
    const csv = await importAll(['pm-logs/receipt.csv.gz'])
    const file = fileOf('receipt.xes.gz', gzipSync(toXes(rows)))
    const { mapping } = propose(await inspect([file]), { source: 'test' })
    const found: FileMessage[] = []
    for await (const outcome of messages(mapping, [file]))
      if ('message' in outcome) found.push(outcome.message)
    expect(casesOf(found)).toEqual(casesOf(csv.found))
    expect(found[0]?.context).toEqual(csv.found[0]?.context)
  })

  it('running-example: the same from CSV and from XES', async () => {
    const logs = []
    for (const path of ['pm-logs/running-example.csv.gz', 'pm-logs/running-example.xes.gz']) {
      const { found } = await importAll([path])
      expect(found).toHaveLength(42)
      logs.push(casesOf(found))
    }
    expect(logs[0]).toMatchObject({
      cases: 6,
      edges: 16,
      transitions: 36,
      mean: 966_890,
      median: 815_940,
      max: 1_576_440,
    })
    expect(logs[1]).toEqual(logs[0])
  })

  it('roadtraffic: the same from CSV and from XES, with its ties in file order', async () => {
    const csv = await importAll(['pm-logs/roadtraffic100traces.csv.gz'])
    const xes = await importAll(['pm-logs/roadtraffic100traces.xes.gz'])
    expect(csv.found).toHaveLength(390)
    expect(casesOf(xes.found)).toEqual(casesOf(csv.found))
    expect(casesOf(csv.found).cases).toBe(100)
  })
})
