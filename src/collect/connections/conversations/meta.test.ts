import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openImportShop, type Shop } from '../../../../test/import-run.ts'
import { param, sql } from '../../../platform/warehouse/sql.ts'
import { connectionIssued } from '../model-connection.ts'

let shop: Shop
let workspace = 0
let path = ''
const secrets = { appSecret: 'the app secret', verifyToken: 'a token of ours' }

beforeAll(async () => {
  shop = await openImportShop()
  workspace = (await shop.workspace()).id
  const body = { kind: 'meta', name: 'Meta', secrets }
  const answer = connectionIssued
  path =
    (await shop.session.call({ method: 'POST', path: `/api/w/${workspace}/connections`, body, answer }))
      .path ?? ''
})
afterAll(() => shop.stop())

function send(payload: unknown, secret = secrets.appSecret): Promise<Response> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` }
  return Promise.resolve(shop.running.app.request(path, { method: 'POST', headers, body }))
}

async function logOf(prefix: string) {
  const rows = await shop.running.engines.warehouse.rows({
    name: 'test.log',
    sql: sql`SELECT type, name, channel, toString(time) AS time, identifiers, toString(properties) AS properties FROM events
      WHERE workspace = ${param(workspace, 'UInt32')} AND startsWith(message_id, ${prefix}) ORDER BY time, message_id`,
    row: z.object({
      type: z.string(),
      name: z.string(),
      channel: z.string(),
      time: z.string(),
      identifiers: z.array(z.string()),
      properties: z.string().transform(text => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
    }),
  })
  return rows
}

const metadata = { display_phone_number: '966500000000', phone_number_id: '1010' }
const whatsapp = (value: object, field = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [{ id: 'waba', changes: [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }] }],
})
const at = 1_772_359_200
const from = '966501234567'
const message = (n: number, more: object) => ({ from, id: `wamid.${n}`, timestamp: String(at + n), ...more })

describe('Meta webhooks', () => {
  it('make sure of the address: only with the token of ours', async () => {
    const ask = (query: string) => shop.running.app.request(`${path}?${query}`)
    const right = await ask('hub.mode=subscribe&hub.verify_token=a+token+of+ours&hub.challenge=1158201444')
    expect([right.status, await right.text()]).toEqual([200, '1158201444'])
    expect((await ask('hub.mode=subscribe&hub.verify_token=another&hub.challenge=1')).status).toBe(404)
    expect((await ask('hub.mode=unsubscribe&hub.verify_token=a+token+of+ours&hub.challenge=1')).status).toBe(
      404,
    )
  })

  it('WhatsApp: words, files, buttons, reactions and places of a customer, each once', async () => {
    const contacts = [{ profile: { name: 'سلمى' }, wa_id: from }]
    const payload = whatsapp({
      contacts,
      messages: [
        message(1, {
          type: 'text',
          text: { body: 'وين طلبي؟ 😡' },
          context: { from: '966500000000', id: 'wamid.0' },
        }),
        message(2, { type: 'image', image: { id: 'm1', mime_type: 'image/jpeg', caption: 'انكسر' } }),
        message(3, {
          type: 'interactive',
          interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'نعم' } },
        }),
        message(4, { type: 'button', button: { payload: 'stop', text: 'إيقاف' } }),
        message(5, { type: 'reaction', reaction: { message_id: 'wamid.out', emoji: '👍' } }),
        message(6, { type: 'location', location: { latitude: 24.7, longitude: 46.6, name: 'البيت' } }),
        message(7, { type: 'unsupported', errors: [{ code: 131051 }] }),
        message(8, {
          type: 'text',
          text: { body: 'hi' },
          referral: { source_type: 'ad', source_id: 'ad-9', ctwa_clid: 'c1' },
        }),
      ],
    })
    for (const _ of [1, 2]) expect((await send(payload)).status).toBe(200)
    const found = await logOf('meta:whatsapp:')
    const conversation = 'whatsapp:1010:966501234567'
    expect(found.map(one => [one.name, one.properties.kind, one.properties.text])).toEqual([
      ['identify', undefined, undefined],
      ['Message Received', 'text', 'وين طلبي؟ 😡'],
      ['Message Received', 'image', 'انكسر'],
      ['Message Button Pressed', 'interactive', 'نعم'],
      ['Message Button Pressed', 'button', 'إيقاف'],
      ['Message Reacted', 'reaction', undefined],
      ['Message Received', 'location', undefined],
      ['Conversation Event', 'unsupported', undefined],
      ['Message Received', 'text', 'hi'],
    ])
    expect(found[1]).toMatchObject({
      channel: 'whatsapp',
      identifiers: ['phone:+966501234567'],
      time: '2026-03-01 10:00:01.000',
      properties: { conversation_id: conversation, message_id: 'wamid.1', reply_to: 'wamid.0' },
    })
    expect(found[5]?.properties).toMatchObject({ reply_to: 'wamid.out', emoji: '👍' })
    expect(found[8]?.properties).toMatchObject({ ad_id: 'ad-9', click_id: 'c1' })
    expect(new Set(found.slice(1).map(one => one.properties.conversation_id))).toEqual(
      new Set([conversation]),
    )
  })

  it('WhatsApp: what became of our answers, and those that a colleague typed on the phone', async () => {
    const status = (id: string, name: string, more = {}) => ({
      id,
      status: name,
      timestamp: String(at + 100),
      recipient_id: '966509999999',
      ...more,
    })
    await send(
      whatsapp({
        statuses: [
          status('wamid.a', 'sent', { conversation: { id: 'w1', origin: { type: 'utility' } } }),
          status('wamid.a', 'delivered'),
          status('wamid.a', 'read'),
          status('wamid.b', 'failed', { errors: [{ code: 131047, title: 'Re-engagement message' }] }),
          status('wamid.a', 'warming'),
        ],
      }),
    )
    await send(
      whatsapp(
        {
          message_echoes: [
            {
              from: '966500000000',
              to: '966509999999',
              id: 'wamid.c',
              timestamp: String(at + 101),
              type: 'text',
              text: { body: 'وصلك؟' },
            },
          ],
        },
        'smb_message_echoes',
      ),
    )
    const own = (await logOf('meta:whatsapp:')).filter(one => one.identifiers.includes('phone:+966509999999'))
    expect(
      own.map(one => [
        one.name,
        one.properties.message_id,
        one.properties.reason ?? one.properties.text ?? one.properties.kind,
      ]),
    ).toEqual([
      ['Message Delivered', 'wamid.a', undefined],
      ['Message Read', 'wamid.a', undefined],
      ['Message Sent', 'wamid.a', undefined],
      ['Conversation Event', 'wamid.a', 'status warming'],
      ['Message Failed', 'wamid.b', 'Re-engagement message'],
      ['Message Sent', 'wamid.c', 'وصلك؟'],
    ])
    expect(own[2]?.properties).toMatchObject({ window_id: 'w1', category: 'utility' })
  })

  it('Messenger and Instagram: the customer is the other side of an echo, and a kind to come is kept', async () => {
    const piece = (
      n: number,
      more: object,
      side = { sender: { id: 'psid' }, recipient: { id: 'page' } },
    ) => ({
      ...side,
      timestamp: at * 1000 + n,
      ...more,
    })
    const ours = { sender: { id: 'page' }, recipient: { id: 'psid' } }
    await send({
      object: 'page',
      entry: [
        {
          id: 'page',
          messaging: [
            piece(1, { message: { mid: 'm1', text: 'Do you deliver to Fez?' } }),
            piece(2, { message: { mid: 'm2', text: 'Yes', is_echo: true, app_id: 7 } }, ours),
            piece(3, { delivery: { mids: ['m2'], watermark: 1 } }),
            piece(4, { read: { watermark: at * 1000 } }),
            piece(5, { postback: { mid: 'm5', title: 'Order', payload: 'ORDER' } }),
            piece(6, { reaction: { mid: 'm2', action: 'react', emoji: '❤' } }),
            piece(7, { message: { mid: 'm7', quick_reply: { payload: 'P' }, text: 'Blue' } }),
            piece(8, {
              message: { mid: 'm8', attachments: [{ type: 'image', payload: { url: 'https://x' } }] },
            }),
            piece(9, { hologram: { depth: 3 } }),
          ],
        },
      ],
    })
    const told = await logOf('meta:messenger:')
    expect(told.map(one => [one.name, one.properties.text ?? one.properties.kind])).toEqual([
      ['Message Received', 'Do you deliver to Fez?'],
      ['Message Sent', 'Yes'],
      ['Message Delivered', undefined],
      ['Message Read', undefined],
      ['Message Button Pressed', 'Order'],
      ['Message Reacted', 'react'],
      ['Message Button Pressed', 'Blue'],
      ['Message Received', 'image'],
      ['Conversation Event', 'hologram'],
    ])
    expect(new Set(told.flatMap(one => one.identifiers))).toEqual(new Set(['messenger_id:psid']))
    expect(new Set(told.map(one => one.properties.conversation_id))).toEqual(new Set(['messenger:page:psid']))

    await send({
      object: 'instagram',
      entry: [
        {
          id: 'ig',
          changes: [{ field: 'messages', value: piece(1, { message: { mid: 'i1', text: 'كم السعر؟' } }) }],
        },
      ],
    })
    expect(await logOf('meta:instagram:')).toEqual([
      expect.objectContaining({
        name: 'Message Received',
        channel: 'instagram',
        identifiers: ['instagram_id:psid'],
      }),
    ])
  })

  it('refuses a wrong signature and keeps what it cannot read, named', async () => {
    const secret = whatsapp({ messages: [message(90, { type: 'text', text: { body: 'forged' } })] })
    expect((await send(secret, 'another secret')).status).toBe(401)
    expect((await shop.running.app.request(path, { method: 'POST', body: '{}' })).status).toBe(401)
    await send(
      whatsapp({
        messages: [{ id: 'x' }, message(91, { type: 'text', text: { body: 'read all the same' } })],
      }),
    )
    await send({
      object: 'page',
      entry: [{ id: 'page', changes: [{ field: 'feed', value: { item: 'post' } }] }],
    })
    await send('{"object":"threads"}')
    const texts = (await logOf('meta:whatsapp:')).map(one => one.properties.text)
    expect(texts).toContain('read all the same')
    expect(texts).not.toContain('forged')
    const kept = await shop.running.engines.warehouse.rows({
      name: 'test.quarantine',
      sql: sql`SELECT detail FROM quarantine FINAL WHERE workspace = ${param(workspace, 'UInt32')} ORDER BY detail`,
      row: z.object({ detail: z.string() }),
    })
    expect(kept.map(one => one.detail)).toEqual([
      'not what meta sends',
      'page feed',
      expect.stringMatching(/timestamp|type/),
    ])
  })

  it('a conversation is a journey of its own', async () => {
    const answer = z.object({ kinds: z.array(z.string()) })
    const { kinds } = await shop.session.call({ path: `/api/w/${workspace}/case-kinds`, answer })
    expect(kinds).toContain('conversation_id')
  })
})
