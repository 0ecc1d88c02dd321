import { z } from 'zod'
import { parseJson } from '../../adapters/read-values.ts'
import { defineConnector, type HookCall, type HookReading } from '../connector.ts'
import { isSame, isSigned } from '../signature.ts'
import { metaPayload } from './meta-shapes.ts'
import { readMessaging } from './read-messaging.ts'
import { readWhatsapp } from './read-whatsapp.ts'
import { createReading } from './reading.ts'

/** Fields of an account that speak of messages between it and customers. */
const whatsappFields = ['messages', 'smb_message_echoes', 'message_echoes']

/** WhatsApp, Instagram and Messenger: one app of Meta, one address, signed with the secret of the app. */
export const meta = defineConnector({
  kind: 'meta',
  group: 'conversation',
  title: { en: 'WhatsApp, Instagram and Messenger', ar: 'واتساب وإنستغرام وماسنجر' },
  about: {
    en: 'Conversations as they happen: messages of customers, your answers, what was delivered and read. Meta does not hand out the past.',
    ar: 'المحادثات وقت حدوثها: رسائل العملاء وردودكم وما وصل منها وما قُرئ. لا تتيح Meta المحادثات السابقة.',
  },
  cases: () => ['conversation_id'],
  settings: z.object({}),
  secrets: z.object({ appSecret: z.string().trim().min(8), verifyToken: z.string().trim().min(8) }),
  fields: [
    {
      name: 'appSecret',
      kind: 'text',
      isSecret: true,
      label: { en: 'App secret', ar: 'المفتاح السري للتطبيق (App secret)' },
      help: {
        en: 'Every call is signed with it; what is signed otherwise is refused.',
        ar: 'يُوقَّع به كل استدعاء، ويُرفض ما وُقّع بغيره.',
      },
    },
    {
      name: 'verifyToken',
      kind: 'text',
      isSecret: true,
      label: { en: 'Verify token', ar: 'رمز التحقّق (Verify token)' },
      help: {
        en: 'Any text of at least eight characters; enter the same at Meta.',
        ar: 'أي نص من ثمانية أحرف على الأقل، ويُدخل نفسه لدى Meta.',
      },
    },
  ],
  steps: [
    {
      en: 'In Meta for Developers open your app, then Settings → Basic, and copy the app secret.',
      ar: 'في Meta for Developers يُفتح التطبيق ثم الإعدادات → أساسي، ويُنسخ المفتاح السري.',
    },
  ],
  hookSteps: [
    {
      en: 'In the app open Webhooks, choose WhatsApp Business Account, Page or Instagram, and enter the address and the verify token.',
      ar: 'في التطبيق تُفتح صفحة Webhooks ويُختار WhatsApp Business Account أو Page أو Instagram، ثم يُدخل العنوان ورمز التحقّق.',
    },
    {
      en: 'Subscribe to messages; for Messenger also message_echoes, message_deliveries, message_reads, message_reactions and messaging_postbacks.',
      ar: 'يُشترك في messages، وفي ماسنجر أيضًا في message_echoes وmessage_deliveries وmessage_reads وmessage_reactions وmessaging_postbacks.',
    },
  ],
  becomes: [
    { what: { en: 'Message of a customer', ar: 'رسالة من العميل' }, events: ['Message Received'] },
    { what: { en: 'Your answer', ar: 'ردّكم' }, events: ['Message Sent'] },
    {
      what: { en: 'What became of it', ar: 'ما جرى لها' },
      events: ['Message Delivered', 'Message Read', 'Message Failed', 'Message Deleted'],
    },
    {
      what: { en: 'Buttons and reactions', ar: 'الأزرار والتفاعلات' },
      events: ['Message Button Pressed', 'Message Reacted'],
    },
    {
      what: { en: 'Anything else in a conversation', ar: 'أي شيء آخر في المحادثة' },
      events: ['Conversation Event'],
    },
  ],
  hook: {
    verify: ({ headers, bytes }, { secrets }) =>
      isSigned({
        algorithm: 'sha256',
        encoding: 'hex',
        secret: secrets.appSecret,
        bytes,
        given: headers.get('x-hub-signature-256'),
      }),
    challenge({ query }, { secrets }) {
      const isAsked = query.get('hub.mode') === 'subscribe'
      const challenge = query.get('hub.challenge')
      if (!isAsked || challenge === null || !isSame(query.get('hub.verify_token') ?? '', secrets.verifyToken))
        return null
      return new Response(challenge, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
    },
    read: call => readMeta(call),
  },
})

function readMeta({ bytes }: Pick<HookCall, 'bytes'>): HookReading | null {
  const parsed = metaPayload.safeParse(parseJson(bytes.toString('utf8')))
  if (!parsed.success) return null
  const reading = createReading()
  const { object, entry } = parsed.data
  for (const { id, changes, messaging, standby } of entry) {
    const channel = object === 'instagram' ? 'instagram' : 'messenger'
    for (const raw of [...messaging, ...standby]) readMessaging(raw, { channel, account: id }, reading)
    for (const { field, value } of changes) {
      if (object === 'whatsapp_business_account' && whatsappFields.includes(field))
        reading.each(value, () => readWhatsapp(value, reading))
      // Instagram sends its messages in this form where an account is connected without a page.
      else if (object === 'instagram' && field.startsWith('message'))
        readMessaging(value, { channel, account: id }, reading)
      else reading.leave({ object, field, value }, `${object} ${field}`)
    }
  }
  return reading.result()
}
