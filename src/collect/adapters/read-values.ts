import { gunzipSync } from 'node:zlib'
import { RihlaError } from '../../platform/errors.ts'
import { sliceBatch } from '../intake/slice-batch.ts'
import { maxBatchBytes } from '../model.ts'
import type { Around, Sent } from './adapter.ts'

export type Bag = Readonly<Record<string, unknown>>

/** The value as an object, or null. */
export function bagOf(value: unknown): Bag | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** A value as a word. `String` would throw for an object that was sent with a `toString` of its own. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The bag without some keys and without what is not there. */
export function without(bag: Bag, keys: readonly string[]): Bag {
  return Object.fromEntries(
    Object.entries(bag).filter(
      ([key, value]) => value !== undefined && value !== null && !keys.includes(key),
    ),
  )
}

/** The name in a table. Its own entries alone: a client may well call a property `constructor`. */
export function nameIn(table: Readonly<Record<string, string>>, key: unknown): string | undefined {
  return typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined
}

/** Only what is there; null where nothing is, so that a context holds no empty objects. */
export function present(bag: Bag): Bag | undefined {
  const found = Object.entries(bag).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  return found.length === 0 ? undefined : Object.fromEntries(found)
}

/** Parsed JSON, or undefined where the text is none. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

interface ListPlace {
  /** Names the list in the body; null where the body is the list. */
  readonly key: string | null
  readonly around?: Around | undefined
}

/** The messages of a list with their exact texts. */
export function sentIn(text: string, list: readonly unknown[], { key, around }: ListPlace): Sent[] {
  const texts = sliceBatch(text, key)
  return list.map((value, i) => ({
    text: texts[i] ?? JSON.stringify(value ?? null),
    value,
    ...(around === undefined ? {} : { around }),
  }))
}

/** Seconds, milliseconds or microseconds since 1970 as milliseconds: no two of them meet between 1973 and 5138. */
export function millisOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return null
  if (Math.abs(number) < 1e11) return Math.round(number * 1_000)
  return Math.abs(number) > 1e14 ? Math.round(number / 1_000) : Math.round(number)
}

const namesOfAccounts = [
  'account',
  'company',
  'organization',
  'organisation',
  'org',
  'customer',
  'workspace',
  'team',
]

/** Of the groups that a tool knows, the one that is the account: by its usual names, otherwise the first. */
export function accountIn(groups: unknown): string | null {
  const bag = bagOf(groups)
  if (bag === null) return null
  const key = namesOfAccounts.find(name => name in bag) ?? Object.keys(bag)[0]
  const value = key === undefined ? null : bag[key]
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'number' ? String(first) : textOf(first)
}

/** JSON or base64 of it, as older clients write it in a form or an address. */
export function plainOrBase64(text: string): string {
  const trimmed = text.trim()
  return /^[[{"]/.test(trimmed) ? trimmed : Buffer.from(trimmed, 'base64').toString('utf8')
}

/** Unpacks what a page has packed itself, within the limit of every body. */
export function unpackGzip(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBatchBytes })
  } catch (cause) {
    const isBomb =
      cause instanceof RangeError ||
      (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
    if (isBomb) throw new RihlaError('body.too-large', { limit: maxBatchBytes }, { cause })
    throw new RihlaError('body.invalid', { reason: 'damaged compression' }, { cause })
  }
}

export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

export function jsonAnswer(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  })
}
