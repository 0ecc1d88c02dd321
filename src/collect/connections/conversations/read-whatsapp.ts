import { hash } from 'node:crypto'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Told } from '../connector.ts'
import { type WhatsappMessage, whatsappMessage, whatsappStatus, whatsappValue } from './meta-shapes.ts'
import { type Reading, withoutNothing } from './reading.ts'

/** What one change of a WhatsApp account says: messages of customers, answers of ours, and what became of them. */
export function readWhatsapp(value: unknown, reading: Reading): void {
  const { metadata, contacts, messages, message_echoes, statuses } = whatsappValue.parse(value)
  const number = metadata.phone_number_id
  const first = contacts[0]
  for (const raw of messages)
    reading.each(raw, () => {
      const message = whatsappMessage.parse(raw)
      const from = message.from ?? first?.wa_id ?? ''
      const name = contacts.find(one => one.wa_id === from)?.profile?.name
      if (name !== undefined && name.trim() !== '') reading.tell(nameOf(from, name, message.timestamp))
      reading.tell(toldMessage(message, { number, person: from, isOurs: false }))
    })
  for (const raw of message_echoes)
    reading.each(raw, () => {
      const message = whatsappMessage.parse(raw)
      reading.tell(toldMessage(message, { number, person: message.to ?? '', isOurs: true }))
    })
  for (const raw of statuses)
    reading.each(raw, () => reading.tell(toldStatus(raw, number, first?.wa_id ?? '')))
}

const eventsOfStatus: Readonly<Record<string, string>> = {
  sent: 'Message Sent',
  delivered: 'Message Delivered',
  read: 'Message Read',
  played: 'Message Read',
  failed: 'Message Failed',
  deleted: 'Message Deleted',
}

function toldStatus(raw: unknown, number: string, contact: string): Told {
  const { id, status, timestamp, recipient_id, conversation, pricing, errors } = whatsappStatus.parse(raw)
  const [error] = errors ?? []
  return {
    ...partsOf(recipient_id ?? contact, timestamp),
    type: 'track',
    event: eventsOfStatus[status] ?? 'Conversation Event',
    messageId: `meta:whatsapp:${id}:${status}`,
    properties: withoutNothing({
      conversation_id: conversationOf(number, recipient_id ?? contact),
      message_id: id,
      kind: eventsOfStatus[status] ? undefined : `status ${status}`,
      window_id: conversation?.id,
      category: pricing?.category ?? conversation?.origin?.type,
      reason: error?.title ?? error?.message,
    }),
  }
}

interface Side {
  readonly number: string
  readonly person: string
  readonly isOurs: boolean
}

const replies = new Set(['button', 'interactive'])

function toldMessage(message: WhatsappMessage, { number, person, isOurs }: Side): Told {
  const { id, type, timestamp, reaction, referral } = message
  const event = isOurs
    ? 'Message Sent'
    : type === 'reaction'
      ? 'Message Reacted'
      : replies.has(type)
        ? 'Message Button Pressed'
        : isKnown(message)
          ? 'Message Received'
          : 'Conversation Event'
  const file =
    message.image ?? message.video ?? message.audio ?? message.voice ?? message.document ?? message.sticker
  const { location } = message
  return {
    ...partsOf(person, timestamp),
    type: 'track',
    event,
    messageId: `meta:whatsapp:${id}:${isOurs ? 'sent' : 'received'}`,
    properties: withoutNothing({
      conversation_id: conversationOf(number, person),
      message_id: id,
      kind: type,
      text: wordsOf(message),
      button_id:
        message.button?.payload ??
        message.interactive?.button_reply?.id ??
        message.interactive?.list_reply?.id,
      media_type: file?.mime_type,
      file_name: file?.filename,
      latitude: location?.latitude,
      longitude: location?.longitude,
      place: location?.name ?? location?.address,
      emoji: reaction?.emoji,
      reply_to: reaction?.message_id ?? message.context?.id,
      items: message.order?.product_items?.length,
      ad_id: referral?.source_id,
      ad_title: referral?.headline,
      click_id: referral?.ctwa_clid,
      url: referral?.source_url,
    }),
  }
}

/** The words of the customer, as they were written. */
function wordsOf(message: WhatsappMessage): string | undefined {
  const { interactive } = message
  return (
    message.text?.body ??
    message.button?.text ??
    interactive?.button_reply?.title ??
    interactive?.list_reply?.title ??
    interactive?.nfm_reply?.body ??
    message.image?.caption ??
    message.video?.caption ??
    message.document?.caption ??
    message.order?.text
  )
}

/** Kinds that Meta may add, and what it cannot show ("unsupported"), are kept under a name of their own. */
function isKnown(message: WhatsappMessage): boolean {
  return [
    message.text,
    message.image,
    message.video,
    message.audio,
    message.voice,
    message.document,
    message.sticker,
    message.location,
    message.contacts,
    message.order,
  ].some(part => part !== undefined)
}

function nameOf(person: string, name: string, seconds: number): Told {
  return {
    ...partsOf(person, seconds),
    type: 'identify',
    messageId: `meta:whatsapp:contact:${hash('sha256', `${person} ${name}`).slice(0, 24)}`,
    traits: { name },
  }
}

/** The thread between a number of ours and a customer. */
function conversationOf(number: string, person: string): string {
  return `whatsapp:${number}:${person}`
}

/**
 * A WhatsApp id is a number without its plus. In Mexico it keeps a 1 that numbers have lost (521… is +52…).
 */
function phoneOf(person: string): string | null {
  const digits = person.replace(/^521(\d{10})$/, '52$1')
  return parsePhoneNumberFromString(`+${digits}`)?.isPossible() ? `+${digits}` : null
}

function partsOf(person: string, seconds: number) {
  const phone = phoneOf(person)
  const ids = person === '' ? [] : [{ type: 'whatsapp_id', id: person }]
  return {
    timestamp: new Date(seconds * 1_000).toISOString(),
    context: {
      channel: 'whatsapp',
      ...(phone ? { traits: { phone } } : { externalIds: ids }),
    },
  }
}
