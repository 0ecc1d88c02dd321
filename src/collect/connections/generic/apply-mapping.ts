import { hash64 } from '../../../platform/ids.ts'
import { millisOf } from '../../adapters/read-values.ts'
import type { HookReading, Told } from '../connector.ts'
import type { FieldPath, HookMapping, Source } from './model-mapping.ts'
import { type Entry, readPath } from './read-path.ts'

/**
 * The messages of one call. The same payload gives the same messages with the same ids, whenever it is read.
 *
 * @param prefix tells this connection's messages apart from those of others
 */
export function applyMapping(
  text: string,
  payload: unknown,
  mapping: HookMapping,
  prefix: string,
): HookReading {
  const { each } = mapping
  if (each === null) return { messages: [messageOf({ text, payload, mapping, prefix, entry: null })] }
  const list = readPath(payload, each, null)
  if (!Array.isArray(list))
    return { messages: [], unread: [{ text, detail: `${each.join('.')} is no list` }] }
  const entries: Entry[] = list.map((_, index) => ({ each, index }))
  return { messages: entries.map(entry => messageOf({ text, payload, mapping, prefix, entry })) }
}

interface One {
  readonly text: string
  readonly payload: unknown
  readonly mapping: HookMapping
  readonly prefix: string
  readonly entry: Entry | null
}

function messageOf({ text, payload, mapping, prefix, entry }: One): Told {
  const read = (path: FieldPath) => readPath(payload, path, entry)
  const properties = Object.fromEntries(
    mapping.properties.flatMap(({ name, path }) => {
      const value = read(path)
      return value === undefined || value === null ? [] : [[name, value]]
    }),
  )
  const said = personOf(mapping, read)
  const channel = mapping.channel === null ? null : wordOf(mapping.channel, read)
  const context = {
    ...(channel === null ? {} : { channel }),
    ...(said.externalIds.length > 0 ? { externalIds: said.externalIds } : {}),
    library: { name: 'webhook' },
  }
  const isTrack = mapping.call === 'track'
  const event = wordOf(mapping.name, read)
  return {
    type: mapping.call,
    messageId: idOf({ text, mapping, prefix, entry }, read, isTrack ? (event ?? '') : 'identify'),
    ...said.ids,
    timestamp: timeOf(mapping.time === null ? undefined : read(mapping.time)),
    ...(isTrack
      ? { event: event ?? undefined, properties, context: { ...context, traits: said.traits } }
      : { traits: { ...properties, ...said.traits }, context }),
  }
}

type Read = (path: FieldPath) => unknown

function personOf({ person }: HookMapping, read: Read) {
  const ids: { userId?: string; anonymousId?: string } = {}
  const traits: Record<string, string> = {}
  const externalIds: { type: string; id: string }[] = []
  for (const { kind, path, external } of person) {
    const value = textOf(read(path))
    if (value === null) continue
    if (kind === 'user_id') ids.userId = value
    else if (kind === 'anonymous_id') ids.anonymousId = value
    else if (kind === 'external') externalIds.push({ type: external ?? 'external_id', id: value })
    else traits[kind] = value
  }
  return { ids, traits, externalIds }
}

/** What the owner chose, or the content: then the same call twice is one message. */
function idOf({ text, mapping, prefix, entry }: Omit<One, 'payload'>, read: Read, event: string): string {
  const parts = mapping.id.map(path => textOf(read(path)) ?? '')
  const isSaid = parts.some(part => part !== '')
  const own = isSaid ? parts.join('/') : hash64(text).toString(16)
  // An id from outside of the list is the same for all its entries.
  const isOfEntry = isSaid && mapping.id.some(path => path.includes('*'))
  const place = entry === null || isOfEntry ? [] : [String(entry.index)]
  return [prefix, event, own, ...place].join(':').slice(0, 500)
}

/** As it is where it is a text: the intake judges it, and what is no time stands in quarantine. */
function timeOf(value: unknown): unknown {
  if (typeof value === 'string' && !/^\d+(\.\d+)?$/.test(value.trim())) return value
  return millisOf(value) ?? (value === null ? undefined : value)
}

function wordOf(source: Source, read: Read): string | null {
  return 'value' in source ? source.value : textOf(read(source.path))
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
