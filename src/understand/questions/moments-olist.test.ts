import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { testedKinds } from '../../../test/engines.ts'
import { type Importing, openImportShop, type Shop } from '../../../test/import-run.ts'
import { fileAt } from '../../collect/files/read/file-input.ts'
import { caseListSchema } from '../model-answers.ts'
import { type Moment, momentsSchema } from '../model-moments-of-truth.ts'

/** Public data beside the project: 4,000 orders of a Brazilian shop, imported as anybody would. */
const data = fileURLToPath(new URL('../../../../shared/data/olist-4k-orders/', import.meta.url))
const there = existsSync(data)

it.skipIf(there)('did not run on Olist: there is no ../shared/data beside the project', () => {
  console.warn(
    'src/understand: the moments of truth of Olist were not looked for, ../shared/data is not here',
  )
})

describe.skipIf(!there).each(testedKinds())('the moment of truth of Olist (%s)', kind => {
  let shop: Shop
  beforeAll(async () => {
    shop = await openImportShop({}, kind)
  })
  afterAll(() => shop?.stop())

  async function imported(answers: Record<string, string>): Promise<Importing> {
    const own = await shop.workspace()
    const names = readdirSync(data).filter(name => name.endsWith('.gz'))
    const id = await own.upload(names.map(name => fileAt(`${data}${name}`)))
    await own.inspect(id, { zone: 'UTC', ...answers })
    expect((await own.run(id, 'start')).status).toBe('done')
    return own
  }
  const input = {
    by: 'order_id',
    zone: 'UTC',
    outcome: { of: 'score', event: 'Review Creation', path: 'review_score' },
    rounds: 60,
  }
  const ask = async <T>(own: Importing, question: string, of: object, schema: z.ZodType<T>): Promise<T> => {
    const path = `/api/w/${own.id}/ask/${question}`
    const answer = z.object({ answer: schema })
    return (await shop.session.call({ method: 'POST', path, answer, body: { input: of } })).answer
  }
  const told = ({ bad, middle }: Moment) =>
    [bad, middle].map(group => [group?.n, Number(group?.mean.toFixed(3))])

  it('is late delivery, found without being told: 2.153 (268) against 4.286 (3,617) by date', async () => {
    const own = await imported({})
    const answer = await ask(own, 'moments-of-truth', input, momentsSchema)
    const [first] = answer.moments
    expect(first?.experience).toMatchObject({ event: 'Order Delivered Customer', key: 'late', value: 'true' })
    expect(told(first!)).toEqual([
      [268, 2.153],
      [3617, 4.286],
    ])
    expect(first!.reasons).toContain('most-important')
    expect(first!.together.map(({ experience }) => experience.kind)).toContain('late')
    expect(answer).toMatchObject({ units: 3986, cases: 3972, method: 'lmg' })

    // The shop's word for it left out, the promised date tells it; and by the instant, as the rule may say instead.
    const without = { ...input, without: [first!.id] }
    const [byDate] = (await ask(own, 'moments-of-truth', without, momentsSchema)).moments
    expect(byDate?.experience).toMatchObject({ kind: 'late', key: 'order_estimated_delivery_date' })
    expect(told(byDate!)).toEqual(told(first!))
    const late = { of: 'moment', input: without, experience: byDate!.experience }
    expect((await ask(own, 'cases', { mark: late }, caseListSchema)).total).toBe(268)
    const byInstant = await ask(own, 'moments-of-truth', { ...without, late: 'instant' }, momentsSchema)
    const instant = byInstant.moments.find(({ experience }) => experience.kind === 'late')
    expect(told(instant!)).toEqual([
      [323, 2.427],
      [3562, 4.294],
    ])
  }, 180_000)

  it('is 2.427 (323) against 4.294 (3,562) where the import’s rule says: after the instant', async () => {
    const own = await imported({ 'late-by:orders.order_estimated_delivery_date': 'instant' })
    const both = { ...input, late: 'instant' }
    const [first] = (await ask(own, 'moments-of-truth', both, momentsSchema)).moments
    expect(first?.experience).toMatchObject({ kind: 'value', key: 'late', value: 'true' })
    expect(told(first!)).toEqual([
      [323, 2.427],
      [3562, 4.294],
    ])
  }, 180_000)
})
