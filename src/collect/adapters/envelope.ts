import { z } from 'zod'
import type { Incoming } from '../intake/prepare-event.ts'
import { maxEventBytes } from '../model.ts'
import { type Adapter, type Around, clientNames, type Sent, type Translation } from './adapter.ts'
import { bagOf, millisOf, textOf, wordOf } from './read-values.ts'

/**
 * How a message of another make is held: its exact text, and beside it which client wrote it and what its body said once
 * for all messages. Without these it could not be read again, when it is repaired or derived anew.
 */
const envelope = z.object({
  client: z.enum(clientNames),
  around: z.record(z.string(), z.unknown()).optional(),
  message: z.unknown(),
})

/**
 * The events of one message, with the text that keeps them. `newId` is asked where the client gives neither an id nor a
 * time: with the content for an id, two equal clicks would be one.
 */
export function openSent(adapter: Adapter, sent: Sent, newId: () => string): Incoming[] {
  if (adapter.translate === null) return [segmentShaped(sent)]
  const around = sent.around ?? {}
  const said = adapter.translate(sent.value, around)
  const isNamed = said.id !== undefined && said.id !== null && said.id !== ''
  const isPlaced = said.messages.every(({ timestamp }) => timestamp !== undefined && timestamp !== null)
  const id = isNamed || isPlaced ? undefined : newId()
  const parts = [
    `"client":${JSON.stringify(adapter.client)}`,
    ...(Object.keys(around).length === 0 ? [] : [`"around":${JSON.stringify(around)}`]),
    `"message":${sent.text}`,
  ]
  return incomingOf({ said, id, text: `{${parts.join(',')}}` })
}

/** A text that was kept, as it is given to the intake again; null where it is no message of another make. */
export function reopen(adapters: readonly Adapter[], text: string, value: unknown): Incoming[] | null {
  const parsed = envelope.safeParse(value)
  const adapter = parsed.success ? adapters.find(one => one.client === parsed.data.client) : undefined
  if (!parsed.success || !adapter) return null
  const { message, around = {} } = parsed.data
  if (adapter.translate === null) {
    const context = bagOf(around.context)
    return context === null || bagOf(message) === null
      ? null
      : [{ text, value: { ...bagOf(message), context } }]
  }
  // Its clock was compared with ours when it came: now it would be wrong by the time in between.
  const said = { ...adapter.translate(message, around), sentAt: undefined }
  return incomingOf({ said, id: undefined, text })
}

/**
 * A message of a batch that says a context once for all: with it the message is held, for without it nobody could tell
 * later whom it named. What would be too long so is held as it came.
 */
export function withBatchContext(text: string, context: Around): string {
  const whole = `{"client":"segment","around":${JSON.stringify({ context })},"message":${text}}`
  return Buffer.byteLength(whole) > maxEventBytes ? text : whole
}

function segmentShaped({ text, value, call, sentAt }: Sent): Incoming {
  const clock = textOf(sentAt) ?? millisOf(sentAt)
  return call === undefined ? { text, value, sentAt: clock } : { text, value, call, sentAt: clock }
}

interface Opened {
  readonly said: Translation
  readonly id: string | undefined
  readonly text: string
}

function incomingOf({ said, id: ownId, text }: Opened): Incoming[] {
  if (said.messages.length === 0) return [{ text, value: null }]
  const id = said.id === undefined || said.id === null || said.id === '' ? ownId : said.id
  const sentAt = textOf(said.sentAt) ?? millisOf(said.sentAt)
  return said.messages.map((message, i) => ({
    text,
    value:
      id === undefined
        ? message
        : { ...message, messageId: i === 0 ? id : `${wordOf(id)}:${message.type}:${i}` },
    sentAt,
    mayNameNobody: message.type === 'group',
  }))
}
