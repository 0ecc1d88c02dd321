import { clickFirst, dialogOpens, menuOpens, quiet } from './steps.ts'
import type { View } from './view.ts'

const bought = ['Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed'].join('\u001f')

const event = (name: string, more: object = {}) => ({ id: name, any: [{ event: name }], ...more })
/** A plan with everything that plans have. */
const branches = encodeURIComponent(
  JSON.stringify({
    plan: [
      { is: 'step', ...event('Product Viewed', { atMost: null }) },
      {
        is: 'any-order',
        optional: true,
        branches: [
          [event('Products Searched', { optional: true, atMost: null })],
          [event('Product Added', { atMost: null }), event('Cart Viewed', { optional: true, atMost: 3 })],
        ],
      },
      { is: 'step', ...event('Checkout Started') },
      {
        is: 'choice',
        branches: [[event('Order Completed')], [event('Payment Failed'), event('Order Cancelled')]],
      },
    ],
    accepted: [{ kind: 'too-often', step: 'Checkout Started', other: null }],
    outcome: event('Order Delivered'),
  }),
)

const byOrder = encodeURIComponent(JSON.stringify({ by: 'order_id' }))
const returning = encodeURIComponent(
  JSON.stringify({
    outcome: {
      of: 'return',
      after: event('Order Delivered'),
      signs: [event('Product List Viewed'), event('Order Completed')],
      days: 90,
      settleDays: 3,
    },
  }),
)

/** The map and the flow, in all they can show. */
export function journeyViews(at: (path: string) => string): View[] {
  const map = at('/journeys/map/$id')
  const edit = async (page: Parameters<typeof quiet>[0]) => {
    await page.getByRole('button', { name: /^(Edit|تعديل)$/ }).click()
    await quiet(page)
  }
  return [
    {
      name: 'question-acquisition-rules',
      path: '/questions/acquisition',
      isWindow: true,
      unfold: async page => {
        await page.getByRole('button', { name: /^(rules of this workspace|قواعد مساحة العمل)$/ }).click()
        await dialogOpens(page)
      },
    },
    { name: 'question-conformance-branches', path: `/questions/conformance?q=${branches}` },
    { name: 'question-moments', path: `/questions/moments-of-truth?period=all&scope=${byOrder}` },
    { name: 'question-moments-return', path: `/questions/moments-of-truth?period=all&q=${returning}` },
    { name: 'map-orders', path: at('the map by order') },
    { name: 'map-table', path: `${map}?view=table` },
    { name: 'map-print', path: map, isPrinted: true },
    {
      name: 'map-step',
      path: map,
      isWindow: true,
      unfold: async page => {
        await clickFirst(page, 'main [class*=cases]')
        await dialogOpens(page)
      },
    },
    { name: 'map-edit', path: map, unfold: edit },
    {
      name: 'map-edit-menu',
      path: map,
      isWindow: true,
      unfold: async page => {
        await edit(page)
        await page
          .getByRole('main')
          .locator('section')
          .getByRole('button', { expanded: false })
          .first()
          .click()
        await menuOpens(page)
      },
    },
    {
      name: 'map-edit-stage',
      path: map,
      isWindow: true,
      unfold: async page => {
        await edit(page)
        await page
          .getByRole('main')
          .locator('section')
          .getByRole('button', { expanded: false })
          .first()
          .click()
        await menuOpens(page)
        await clickFirst(page, '[role=menuitem]')
        await dialogOpens(page)
      },
    },
    {
      name: 'map-edit-step',
      path: map,
      isWindow: true,
      unfold: async page => {
        await edit(page)
        await clickFirst(page, 'main [class*=cases]')
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /Edit this step|تعديل هذه الخطوة/ })
          .click()
        await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
        await quiet(page)
      },
    },
    {
      name: 'map-lanes',
      path: map,
      isWindow: true,
      unfold: async page => {
        await edit(page)
        await page.getByRole('button', { name: /^(Lanes|الصفوف)/ }).click()
        await page.getByRole('checkbox').first().waitFor()
        await quiet(page)
      },
    },
    {
      name: 'map-more',
      path: map,
      isWindow: true,
      unfold: async page => {
        await clickFirst(page, 'header [aria-haspopup=menu]')
        await menuOpens(page)
      },
    },
    {
      name: 'map-delete',
      path: map,
      isWindow: true,
      unfold: async page => {
        await clickFirst(page, 'header [aria-haspopup=menu]')
        await menuOpens(page)
        await page.getByRole('menuitem').last().click()
        await dialogOpens(page)
      },
    },
    {
      name: 'map-period',
      path: map,
      isWindow: true,
      unfold: async page => {
        await clickFirst(page, 'main [aria-haspopup=dialog]')
        await dialogOpens(page)
      },
    },
    {
      name: 'maps-by',
      path: '/journeys',
      isWindow: true,
      unfold: async page => {
        await clickFirst(page, 'main [aria-haspopup=menu]')
        await menuOpens(page)
      },
    },
    { name: 'flow-paths', path: '/journeys/flow?view=paths&start=Product%20Viewed&length=5' },
    { name: 'flow-variants', path: '/journeys/flow?view=variants' },
    {
      name: 'flow-replay',
      path: `/journeys/flow?replay=1&only=${encodeURIComponent(JSON.stringify([{ of: 'step', keep: true, step: { name: 'Order Completed', channel: '' } }]))}`,
      unfold: async page => {
        await page.getByRole('button', { name: /^(Play|تشغيل)$/ }).click()
        await page.getByRole('button', { name: /^(Pause|إيقاف مؤقت)$/ }).waitFor()
        await page.waitForTimeout(9_000)
        await page.getByRole('button', { name: /^(Pause|إيقاف مؤقت)$/ }).click()
      },
    },
    { name: 'flow-funnel', path: `/journeys/flow?view=funnel&funnel=${encodeURIComponent(bought)}` },
    { name: 'flow-funnel-begin', path: '/journeys/flow?view=funnel' },
    { name: 'flow-median', path: '/journeys/flow?mark=median&steps=12&transitions=100' },
    {
      name: 'flow-behind',
      path: '/journeys/flow',
      isWindow: true,
      unfold: async page => {
        await page.locator('svg g[role="button"][class*=node]').first().click()
        await dialogOpens(page)
      },
    },
  ]
}
