import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forms, reading, signals } from '../../../demo/effects.ts'
import type { RawMessage } from '../../../demo/message.ts'
import { simulateShop } from '../../../demo/simulate-shop.ts'
import { elementOf, payButton, productPhoto, type Template, templates } from '../../../demo/site-pages.ts'
import type { ShopTruth } from '../../../demo/truth.ts'
import { openTestWarehouse } from '../../../test/engines.ts'
import { insertEvents, openJourneys } from '../../../test/journey-log.ts'
import { shopLog } from '../../../test/shop-log.ts'
import { ask } from '../../platform/warehouse/question.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Journeys } from '../journeys/create-journeys.ts'
import type { Heat } from '../model-page-heat.ts'
import { checkoutEffort } from './checkout-effort.ts'
import { friction } from './friction.ts'
import { pageHeat } from './page-heat.ts'

/* What the demo's site tells of its pages, through the questions themselves and on the engine. */
const end = Date.parse('2026-11-22T15:00:00Z')
const paths: Readonly<Record<Template, string[]>> = {
  home: ['/ar', '/en'],
  category: ['/*/c/*'],
  product: ['/*/p/*'],
  cart: ['/*/cart'],
  checkout: ['/*/checkout'],
  payment: ['/*/checkout/payment'],
}

let warehouse: Warehouse
let journeys: Journeys
let truth: ShopTruth
let messages: RawMessage[]
const context = () => ({ warehouse, scope: { workspace: 1, now: end } })

beforeAll(async () => {
  warehouse = await openTestWarehouse()
  journeys = await openJourneys(warehouse)
  const run = simulateShop({ seed: 11, people: 2_000, end })
  messages = [...run.messages]
  truth = run.truth()
  await insertEvents(warehouse, shopLog(messages, truth, { workspace: 1 }))
  await journeys.rebuild(1)
}, 600_000)
afterAll(async () => {
  await journeys?.stop()
  await warehouse?.close()
})

async function heatsOf(template: Template): Promise<Heat[]> {
  const asked = paths[template].map(page => ask(pageHeat, context(), { page }))
  return (await Promise.all(asked)).flatMap(({ answer }) => answer.heat ?? [])
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const seenAt = (heats: readonly Heat[], depth: number) =>
  sum(heats.map(({ scroll }) => scroll.find(one => one.depth === depth)?.seen.n ?? 0))

describe('the pages of the demo', () => {
  it.each(templates)('are told as often as they were left, and read as far: %s', async template => {
    const heats = await heatsOf(template)
    const { left, half, end: all } = truth.totals.signals.pages[template]!
    expect([sum(heats.map(h => h.visits)), seenAt(heats, 50), seenAt(heats, 100)]).toEqual([left, half, all])
    expect(left).toBeGreaterThan(200)
    const planted = reading[template]
    const error = (p: number) => 3.5 * Math.sqrt((p * (1 - p)) / left)
    // High windows show half of a short page at once.
    expect(half / left).toBeGreaterThan(planted.half - error(planted.half))
    if (template === 'home' || template === 'category' || template === 'product')
      expect(half / left).toBeLessThan(planted.half + error(planted.half))
    expect(Math.abs(all / left - planted.end)).toBeLessThan(error(planted.end))
  })

  it('show the photo that looks as if it could be opened', async () => {
    const [heat] = await heatsOf('product')
    const told = Object.fromEntries(heat!.elements.flatMap(e => (e.dead > 0 ? [[e.element, e.dead]] : [])))
    const { left, dead } = truth.totals.signals.pages.product!
    expect(told).toEqual(dead)
    const onPhoto = told[elementOf(productPhoto, 'en')]!
    expect(onPhoto / heat!.dead.clicks).toBeGreaterThan(0.9)
    const share = signals.deadOnPhoto
    expect(Math.abs(onPhoto / left - share)).toBeLessThan(3.5 * Math.sqrt((share * (1 - share)) / left))
  })

  it('show the button that is struck when the payment is refused, in its place', async () => {
    const [heat] = await heatsOf('payment')
    const angry = Object.fromEntries(heat!.elements.flatMap(e => (e.angry > 0 ? [[e.element, e.angry]] : [])))
    expect(angry).toEqual(truth.totals.signals.pages.payment!.rage)
    const onPay = sum((['en', 'ar'] as const).map(language => angry[elementOf(payButton, language)] ?? 0))
    expect(onPay / heat!.angry.clicks).toBeGreaterThan(0.8)
    const refused = messages.filter(m => m.event === 'Payment Failed' && m.context.channel === 'web').length
    const share = signals.rageWhenRefused
    expect(Math.abs(onPay / refused - share)).toBeLessThan(3.5 * Math.sqrt((share * (1 - share)) / refused))
    const [phone] = (
      await ask(pageHeat, context(), { page: paths.payment[0], device: 'phone' })
    ).answer.heat!.cells.filter(cell => cell.layer === 'rage')
    const y = (phone!.row + 0.5) * 20
    expect(Math.abs(y - payButton.y[0])).toBeLessThan(40)
  })

  it('are a place of friction, and leaving one is none', async () => {
    const { frictions } = (await ask(friction, context(), { kinds: ['rage-click', 'dead-click', 'loop'] }))
      .answer
    expect(frictions.filter(({ place }) => place === 'Page Left')).toEqual([])
    expect(frictions.find(({ kind }) => kind === 'rage-click')!.events).toBeGreaterThan(5)
  })
})

describe('the checkout of the demo', () => {
  it('asks for fewer fields since the redesign, and says so', async () => {
    const named = (event: string) => ({ id: event, any: [{ event }] })
    const input = { from: named('Checkout Started'), to: named('Order Completed') }
    const { answer } = await ask(checkoutEffort, context(), {
      ...input,
      changedAt: truth.shop.redesign.at,
    })
    expect(answer.notRecorded).not.toContain('fields')
    expect(answer.notRecorded).not.toContain('clicks')
    const onWeb = (measure: string, side: string) => {
      const own = answer.effort.find(e => e.measure === measure && e.channel === 'web' && e.side === side)
      return { mean: own?.mean ?? Number.NaN, median: own?.median ?? Number.NaN }
    }
    const fields = (side: string) => onWeb('fields', side)
    const { before, since } = truth.totals.signals.forms
    // Of orders; the truth counts all that were sent.
    expect(Math.abs(fields('before').mean - before!.fields / before!.sent)).toBeLessThan(0.3)
    expect(Math.abs(fields('after').mean - since!.fields / since!.sent)).toBeLessThan(0.3)
    expect(fields('before').mean - fields('after').mean).toBeGreaterThan(forms.oldSite - forms.newSite - 0.5)
    expect(onWeb('clicks', 'all').median).toBeGreaterThan(fields('after').median)
  })
})
