import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { browser, tokenOf } from '../../../test/govern.ts'
import { openUnifyWorld, type UnifyWorld } from '../../../test/unify-world.ts'
import type { World } from '../../../test/world.ts'
import { decisionSchema } from '../model.ts'
import { personPageSchema, timelineAnswer } from '../model-people.ts'
import { noteSchema, notesAnswer } from '../notes/model-notes.ts'
import { profileAnswer, traitHistoryAnswer } from './model-profile.ts'

const minutes = (world: World, n: number) =>
  new Date(world.clock.now() - 86_400_000 + n * 60_000).toISOString()

describeOnWarehouses('what is behind a person', warehouse => {
  let line: UnifyWorld
  beforeAll(async () => {
    line = await openUnifyWorld(warehouse())
  })
  afterAll(() => line?.stop())

  it('tells orders and their value by currency, refunds, and what was cancelled', async () => {
    const shop = await line.openShop()
    const order = (n: number, event: string, properties: object) => ({
      event,
      timestamp: minutes(shop, n),
      properties,
    })
    await shop.send(
      order(5, 'Order Completed', { order_id: 'A', revenue: 100.1, currency: 'MAD' }),
      // Arrives later and happened earlier: it does not tell the amount.
      order(1, 'Order Placed', { order_id: 'A', total: 999, currency: 'MAD' }),
      order(9, 'Order Completed', { order_id: 'B', total: '50.2', currency: 'mad' }),
      order(12, 'Order Refunded', { order_id: 'B' }),
      order(20, 'Order Completed', { order_id: 'C', value: 7, currency: 'EUR' }),
      order(21, 'Order Cancelled', { order_id: 'C' }),
      order(22, 'Order Refunded', { order_id: 'C', total: 2.5, currency: 'EUR' }),
      order(30, 'Purchase', { total: 'no number', currency: 'MAD' }),
      order(31, 'Order Refunded', { order_id: 'unknown', total: 4, currency: 'MAD' }),
    )
    await line.settled()
    const { value } = await line.ask(shop, '/people/user_id:u1/profile', profileAnswer)
    expect(value).toMatchObject({
      orders: 4,
      cancelled: 1,
      firstOrder: Date.parse(minutes(shop, 1)),
      lastOrder: Date.parse(minutes(shop, 30)),
    })
    expect(value.byCurrency).toEqual([
      { currency: 'MAD', orders: 3, revenue: '150.3', average: '75.15', refunds: 2, refunded: '54.2' },
      { currency: 'EUR', orders: 1, revenue: '7', average: '7', refunds: 1, refunded: '2.5' },
    ])
    expect(
      value.latest.map(({ order: id, amount, isCancelled, refunded }) => [id, amount, isCancelled, refunded]),
    ).toEqual([
      ['', null, false, null],
      ['C', '7', true, '2.5'],
      ['B', '50.2', false, '50.2'],
      ['A', '100.1', false, null],
    ])
  })

  it('tells what they said, what became of messages, and what they agreed to last by event time', async () => {
    const shop = await line.openShop()
    const at = (n: number, event: string, properties: object, channel = 'web') => ({
      ...{ event, timestamp: minutes(shop, n), properties, context: { channel } },
    })
    await shop.send(
      at(1, 'NPS Answered', { score: 9, comment: 'خدمة ممتازة' }, 'survey'),
      at(2, 'Product Reviewed', { rating: '3', review_body: 'ok' }),
      at(3, 'Message Received', { text: 'واش الطلب خرج؟' }, 'whatsapp'),
      at(4, 'Product Viewed', { text: 'Leather wallet' }),
      at(5, 'Email Sent', { subject: 'مرحبا' }, 'email'),
      at(6, 'Email Opened', { subject: 'مرحبا' }, 'email'),
      at(7, 'Email Link Clicked', { subject: 'مرحبا' }, 'email'),
      at(9, 'Consent Updated', { categoryPreferences: { analytics: true, marketing: false } }),
      at(8, 'Consent Updated', { categoryPreferences: { analytics: true, marketing: true } }),
      at(10, 'Unsubscribed', { channel: 'sms' }),
    )
    await line.settled()
    const { sayings, messages, consents } = await line.ask(shop, '/people/user_id:u1/profile', profileAnswer)
    expect(sayings.map(({ from, score, scoreOf, text }) => [from.name, score, scoreOf, text])).toEqual([
      ['Message Received', null, '', 'واش الطلب خرج؟'],
      ['Product Reviewed', 3, 'rating', 'ok'],
      ['NPS Answered', 9, 'score', 'خدمة ممتازة'],
    ])
    expect(Object.fromEntries(messages.counts.map(({ state, messages: n }) => [state, n]))).toEqual({
      ...{ sent: 1, opened: 1, clicked: 1, received: 1 },
    })
    expect(messages.latest.map(({ state }) => state)).toEqual(['clicked', 'opened', 'sent', 'received'])
    expect(consents.map(({ purpose, isGiven, said }) => [purpose, isGiven, said])).toEqual([
      ['analytics', true, 1],
      ['marketing', false, 2],
      ['sms', false, 1],
    ])
  })

  it('tells every value of a trait by event time, in whatever order it arrived', async () => {
    const said = [
      [1, 'فاس'],
      [2, 'فاس'],
      [3, 'الرباط'],
      [4, 'فاس'],
      [4, 'فاس'],
      [6, 'مراكش'],
    ] as const
    const histories: unknown[] = []
    for (const order of [said, [...said].reverse(), [said[3], said[0], said[5], said[2], said[1], said[4]]]) {
      const shop = await line.openShop()
      for (const one of order)
        await shop.send({
          ...{ type: 'identify', timestamp: minutes(shop, one![0]), messageId: `c${said.indexOf(one!)}` },
          traits: { city: one![1], age: 30 },
        })
      await line.settled()
      const history = await line.ask(shop, '/people/user_id:u1/trait-history?key=city', traitHistoryAnswer)
      histories.push(
        history.values.map(({ value, from, times }) => [JSON.parse(value), from.messageId, times]),
      )
      expect(history.isCut).toBe(false)
    }
    expect(histories[0]).toEqual([
      ['مراكش', 'c5', 1],
      ['فاس', 'c3', 2],
      ['الرباط', 'c2', 1],
      ['فاس', 'c0', 2],
    ])
    expect(histories[1]).toEqual(histories[0])
    expect(histories[2]).toEqual(histories[0])
  })

  it('filters the timeline by kind, name, channel and period, and refuses a cursor that is none', async () => {
    const shop = await line.openShop()
    await shop.send(
      { type: 'page', timestamp: minutes(shop, 1) },
      { event: 'Added', timestamp: minutes(shop, 2), context: { channel: 'app' } },
      { type: 'identify', timestamp: minutes(shop, 3), traits: { a: 1 } },
      { event: 'Bought', timestamp: minutes(shop, 4) },
    )
    await line.settled()
    const names = async (query: string) =>
      (await line.ask(shop, `/people/user_id:u1/timeline?${query}`, timelineAnswer)).events.map(
        ({ name }) => name,
      )
    expect(await names('')).toEqual(['Bought', 'identify', 'Added', 'page'])
    expect(await names('kind=actions')).toEqual(['Bought', 'Added'])
    expect(await names('kind=views')).toEqual(['page'])
    expect(await names('kind=profile')).toEqual(['identify'])
    expect(await names('name=Added')).toEqual(['Added'])
    expect(await names('channel=app')).toEqual(['Added'])
    const [from, to] = [Date.parse(minutes(shop, 2)), Date.parse(minutes(shop, 4))]
    expect(await names(`from=${from}&to=${to}`)).toEqual(['identify', 'Added'])
    for (const before of ['x', '[1,2,3,"a]', '[]', '[1,2,3,4]'])
      expect((await line.call('GET', shop, `/people/user_id:u1/timeline?before=${before}`)).status).toBe(400)
    const page = await line.ask(shop, '/people/user_id:u1', personPageSchema)
    expect(page.eventCounts).toContainEqual({ type: 'track', name: 'Bought', events: 1 })
  })

  it('keeps notes with the identifier through merges, cuts and their undoing, exactly', async () => {
    const shop = await line.openShop()
    await shop.send({ userId: 'a', event: 'x' }, { userId: 'b', event: 'x' })
    await line.settled()
    const write = (who: string, text: string) =>
      line.send(shop, `/people/user_id:${who}/notes`, noteSchema, { text })
    const texts = async (who: string) =>
      (await line.ask(shop, `/people/user_id:${who}/notes`, notesAnswer)).notes.map(({ text }) => text)
    const rules = { kinds: [], otherLimits: [], blocked: [] }
    expect((await line.call('PUT', shop, '/identity/rules', rules)).status).toBe(200)
    await write('a', 'يفضّل الاتصال مساءً')
    await write('b', 'about b')
    const before = [await texts('a'), await texts('b')]
    expect(before).toEqual([['يفضّل الاتصال مساءً'], ['about b']])
    const decide = (body: object) => line.send(shop, '/identity/decisions', decisionSchema, body)
    const link = await decide({ kind: 'link', a: 'user_id:a', b: 'user_id:b' })
    expect(await texts('a')).toEqual(['about b', 'يفضّل الاتصال مساءً'])
    expect(await texts('b')).toEqual(await texts('a'))
    // Written while they were one, it stays with the identifier that it was written on.
    await write('b', 'while one')
    const cut = await decide({ kind: 'cut', a: 'user_id:a', b: 'user_id:b' })
    expect([await texts('a'), await texts('b')]).toEqual([before[0], ['while one', 'about b']])
    const undo = (id: number) => line.send(shop, `/identity/decisions/${id}/undo`, decisionSchema, {})
    await undo(cut.id)
    expect(await texts('a')).toHaveLength(3)
    await undo(link.id)
    expect([await texts('a'), await texts('b')]).toEqual([before[0], ['while one', 'about b']])
  })

  it('lets colleagues change their own notes alone, and takes them out when somebody is erased', async () => {
    const shop = await line.openShop()
    await shop.send({ userId: 'a', event: 'x' })
    await line.settled()
    const at = `/api/w/${shop.scope.workspace}`
    const invite = async (role: string) => {
      const { path } = await line.send(shop, '/invitations', z.object({ path: z.string() }), { role })
      const colleague = browser(line.app)
      const account = {
        name: role,
        email: `${role}.${shop.scope.workspace}@example.com`,
        password: 'ten characters',
      }
      expect((await colleague.post('/api/auth/accept', { token: tokenOf(path), account })).status).toBe(204)
      return colleague
    }
    const [mine, theirs, viewer] = [await invite('editor'), await invite('owner'), await invite('viewer')]
    const made = noteSchema.parse(
      await (await mine.post(`${at}/people/user_id:a/notes`, { text: ' first ' })).json(),
    )
    expect(made).toMatchObject({
      text: 'first',
      by: 'editor',
      isMine: true,
      changedAt: null,
      identifier: 'user_id:a',
    })
    expect((await theirs.put(`${at}/notes/${made.id}`, { text: 'taken over' })).status).toBe(404)
    expect((await theirs.delete(`${at}/notes/${made.id}`)).status).toBe(404)
    expect((await viewer.post(`${at}/people/user_id:a/notes`, { text: 'no' })).status).toBe(403)
    expect((await mine.post(`${at}/people/user_id:a/notes`, { text: '  ' })).status).toBe(400)
    expect((await mine.post(`${at}/people/user_id:nobody/notes`, { text: 'x' })).status).toBe(404)
    const changed = await (await mine.put(`${at}/notes/${made.id}`, { text: 'second' })).json()
    expect(noteSchema.parse(changed)).toMatchObject({ text: 'second', changedAt: expect.any(Number) })
    const seen = notesAnswer.parse(await (await viewer.get(`${at}/people/user_id:a/notes`)).json())
    expect(seen.notes).toMatchObject([{ text: 'second', isMine: false }])
    expect((await mine.delete(`${at}/notes/${made.id}/any`)).status).toBe(403)
    const second = noteSchema.parse(
      await (await mine.post(`${at}/people/user_id:a/notes`, { text: 'x' })).json(),
    )
    expect((await theirs.delete(`${at}/notes/${second.id}/any`)).status).toBe(204)
    const subject = (await line.unify.subjectOf(shop.scope.workspace, 'user_id:a'))!
    expect(await line.unify.export?.(subject)).toMatchObject({ notes: [{ text: 'second' }] })
    expect(await line.unify.erase?.(subject)).toMatchObject({ notes: 1 })
    expect(await line.unify.export?.(subject)).toMatchObject({ notes: [] })
  })
})
