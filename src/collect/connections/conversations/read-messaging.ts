import type { Told } from '../connector.ts'
import { type Messaging, messaging } from './meta-shapes.ts'
import { type Reading, withoutNothing } from './reading.ts'

export type MessagingChannel = 'messenger' | 'instagram'

interface Place {
  readonly channel: MessagingChannel
  /** The page or the account of ours. */
  readonly account: string
}

/** One piece of a Messenger or Instagram conversation. */
export function readMessaging(raw: unknown, place: Place, reading: Reading): void {
  reading.each(raw, () => {
    const found = messaging.parse(raw)
    const told = toldOf(found, place)
    // A kind that is not known yet stays a step of the conversation, under the name that Meta gives it.
    if (told.length === 0) reading.tell(other(found, place, raw))
    for (const one of told) reading.tell(one)
  })
}

function toldOf(found: Messaging, place: Place): Told[] {
  const { message, postback, reaction, read, delivery, message_edit: edit } = found
  if (message) return [toldMessage(found, message, place)]
  if (postback)
    return [
      tell(found, place, {
        event: 'Message Button Pressed',
        id: `${postback.mid ?? found.timestamp}:postback`,
        properties: { message_id: postback.mid, text: postback.title, button_id: postback.payload },
      }),
    ]
  if (reaction)
    return [
      tell(found, place, {
        event: 'Message Reacted',
        id: `${reaction.mid ?? ''}:${reaction.action ?? 'react'}:${found.timestamp}`,
        properties: {
          reply_to: reaction.mid,
          emoji: reaction.emoji ?? reaction.reaction,
          kind: reaction.action,
        },
      }),
    ]
  if (read)
    return [
      tell(found, place, {
        event: 'Message Read',
        id: `${read.mid ?? read.watermark ?? found.timestamp}:read`,
        properties: { message_id: read.mid },
      }),
    ]
  if (delivery)
    return (delivery.mids ?? [undefined]).map(mid =>
      tell(found, place, {
        event: 'Message Delivered',
        id: `${mid ?? delivery.watermark ?? found.timestamp}:delivered`,
        properties: { message_id: mid },
      }),
    )
  if (edit)
    return [
      tell(found, place, {
        event: 'Conversation Event',
        id: `${edit.mid}:edited:${found.timestamp}`,
        properties: { kind: 'message_edit', message_id: edit.mid, text: edit.text },
      }),
    ]
  return []
}

function toldMessage(found: Messaging, message: NonNullable<Messaging['message']>, place: Place): Told {
  const [file] = message.attachments ?? []
  const event = message.is_echo
    ? 'Message Sent'
    : message.is_deleted
      ? 'Message Deleted'
      : message.quick_reply
        ? 'Message Button Pressed'
        : message.is_unsupported
          ? 'Conversation Event'
          : 'Message Received'
  return tell(found, place, {
    event,
    id: `${message.mid}:${message.is_deleted ? 'deleted' : message.is_echo ? 'sent' : 'received'}`,
    isOurs: message.is_echo === true,
    properties: {
      message_id: message.mid,
      kind: message.is_unsupported ? 'unsupported' : (file?.type ?? 'text'),
      text: message.text,
      button_id: message.quick_reply?.payload,
      title: file?.payload?.title,
      reply_to: message.reply_to?.mid,
      about_story: message.reply_to?.story === undefined ? undefined : true,
      ad_id: message.referral?.ad_id,
    },
  })
}

function other(found: Messaging, place: Place, raw: unknown): Told {
  const known = ['sender', 'recipient', 'timestamp']
  const kind = Object.keys(Object(raw)).find(key => !known.includes(key)) ?? 'unknown'
  return tell(found, place, {
    event: 'Conversation Event',
    id: `${kind}:${found.timestamp}`,
    properties: { kind },
  })
}

interface Piece {
  readonly event: string
  /** What it is about; the person is added. */
  readonly id: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly isOurs?: boolean
}

function tell(found: Messaging, { channel, account }: Place, piece: Piece): Told {
  const sender = found.sender?.id ?? ''
  const recipient = found.recipient?.id ?? ''
  // What we sent, and what became of it, comes from our account; the other side is the customer.
  const person = piece.isOurs || sender === account ? recipient : sender
  return {
    type: 'track',
    event: piece.event,
    messageId: `meta:${channel}:${person}:${piece.id}`,
    timestamp: new Date(found.timestamp).toISOString(),
    properties: withoutNothing({
      conversation_id: `${channel}:${account}:${person}`,
      ...piece.properties,
    }),
    context: {
      channel,
      externalIds: person === '' ? [] : [{ type: `${channel}_id`, id: person }],
    },
  }
}
