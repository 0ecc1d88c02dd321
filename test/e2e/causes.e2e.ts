import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { RawMessage } from '../../demo/message.ts'
import { simulateShop } from '../../demo/simulate-shop.ts'
import { sessionWithin } from '../../src/cli/session.ts'
import { enter, look, looks, sendEvents, wide, withSite } from './journeys-shop.ts'
import type { Look } from './site.ts'

const hour = 3_600_000
const arabic: Look = { ...wide, language: 'ar' }
const here = withSite()
/** Each language, scheme and width twice. */
const four = looks.filter(
  ({ language, scheme, width }) => ((language === 'ar') !== (scheme === 'light')) === (width === 390),
)
let checkouts = 0

/** Of the demo shop, what people did in the hour before a checkout of the last ninety days and the day after it. */
function aroundCheckouts(): RawMessage[] {
  const end = Date.now()
  const timeOf = (m: RawMessage) => Date.parse(m.timestamp)
  const who = (m: RawMessage) => m.anonymousId ?? m.userId ?? ''
  const all = [...simulateShop({ seed: 3, people: 1_500, end }).messages].filter(
    m => timeOf(m) > end - 89 * 24 * hour,
  )
  const begun = all.filter(m => m.event === 'Checkout Started')
  checkouts = begun.length
  const byWho = Map.groupBy(begun, who)
  return all.filter(m =>
    byWho.get(who(m))?.some(first => {
      const after = timeOf(m) - timeOf(first)
      return after > -hour && after < 24 * hour
    }),
  )
}

beforeAll(async () => {
  const messages = aroundCheckouts()
  for (let from = 0; from < messages.length; from += 500)
    await sendEvents(
      here.rihla,
      messages.slice(from, from + 500).map(m => ({ ...m })),
    )
  const session = sessionWithin({ app: here.rihla.app, localKey: here.rihla.localKey })
  const input = { grain: [{ id: 'x', any: [{ event: 'Checkout Started' }] }] }
  const asked = { method: 'POST', path: '/api/w/1/ask/transitions', body: { input } } as const
  const answer = z.object({ answer: z.object({ steps: z.array(z.object({ count: z.number() })) }) })
  await vi.waitUntil(
    async () => (await session.call({ ...asked, answer })).answer.steps[0]?.count === checkouts,
    {
      timeout: 60_000,
      interval: 500,
    },
  )
}, 240_000)

describe('why people leave', () => {
  it.each(four)('is seen without barriers ($language, $scheme, $width)', async as => {
    for (const name of ['abandonment', 'what-differs', 'checkout-effort']) {
      const page = await enter(here.site, `/questions/${name}`, as)
      await page.locator('section[aria-busy="false"] h2, section[aria-busy="false"] ul').first().waitFor()
      await look(page, `question-${name}`, as)
      await page.context().close()
    }
  })

  it('opens those who left after a cause', async () => {
    const page = await enter(here.site, '/questions/abandonment', arabic)
    await page
      .getByRole('button', { name: /غادروا بعده/ })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    await look(page, 'question-abandonment-behind', arabic, false)
    expect(await page.getByRole('dialog').getByRole('listitem').count()).toBeGreaterThan(3)
    await page.context().close()
  })
})
