import { z } from 'zod'
import { RihlaError } from '../../../platform/errors.ts'
import { expandFiles } from '../../files/read/expand-files.ts'
import type { FileInput } from '../../files/read/file-input.ts'
import { fileOf, readableEnding } from '../../files/read/file-input.ts'
import { openFile } from '../../files/read/open-file.ts'
import { readRows } from '../../files/read/read-rows.ts'
import type { Context, Page, Told, Unread } from '../connector.ts'
import type { ConnectionField, Tried } from '../model-connection.ts'
import type { PulledRow } from './row-message.ts'
import { type BucketObject, createBucket } from './s3-client.ts'

export const bucketSettings = z.object({
  endpoint: z.url().refine(url => /^https?:/.test(url)),
  region: z.string().trim().min(1).max(60).default('us-east-1'),
  bucket: z
    .string()
    .trim()
    .min(3)
    .max(63)
    .regex(/^[\w.-]+$/),
  prefix: z.string().max(500).default(''),
})
export const bucketSecrets = z.object({
  accessKey: z.string().trim().min(1).max(300),
  secretKey: z.string().trim().min(1).max(300),
})
export type BucketContext = Context<z.infer<typeof bucketSettings>, z.infer<typeof bucketSecrets>>

/** Objects in the order of their last change, then of their keys; the last one that was read. */
export const bucketCursor = z.object({ modified: z.string(), key: z.string() })
type BucketCursor = z.infer<typeof bucketCursor>

export const bucketFields: readonly ConnectionField[] = [
  {
    name: 'endpoint',
    kind: 'url',
    label: { en: 'Address of the store', ar: 'عنوان المخزن' },
    placeholder: 'https://s3.eu-central-1.amazonaws.com',
  },
  { name: 'region', kind: 'text', label: { en: 'Region', ar: 'المنطقة' }, initial: 'us-east-1' },
  { name: 'bucket', kind: 'text', label: { en: 'Bucket', ar: 'الحاوية (bucket)' } },
  {
    name: 'prefix',
    kind: 'text',
    label: { en: 'Only names that begin with', ar: 'الأسماء التي تبدأ بـ' },
    isOptional: true,
    placeholder: 'exports/orders/',
  },
  { name: 'accessKey', kind: 'text', isSecret: true, label: { en: 'Access key', ar: 'مفتاح الوصول' } },
  { name: 'secretKey', kind: 'text', isSecret: true, label: { en: 'Secret key', ar: 'المفتاح السري' } },
]

/** What the rows of one object tell. */
export interface ObjectRows {
  /** @param n how-manyth row of this very content in the object */
  read(row: PulledRow, n: number): readonly Told[] | { readonly reason: string }
}

const pageMessages = 2_000

/**
 * Objects that are new or were changed since the last one, row by row. The cursor goes on when a whole object was told:
 * a crash repeats at most one, whose messages have the ids that they had.
 */
export async function* loadBucket(
  context: BucketContext,
  cursor: BucketCursor | null,
  rows: ObjectRows,
): AsyncGenerator<Page<BucketCursor>> {
  const bucket = createBucket(context, context.settings, context.secrets)
  const objects: BucketObject[] = []
  for await (const object of bucket.objects())
    if (readableEnding.test(object.key) && object.size > 0 && isAfter(object, cursor)) objects.push(object)
  objects.sort((a, b) => compare(a.modified, b.modified) || compare(a.key, b.key))
  let at = cursor ?? { modified: '', key: '' }
  for (const [i, object] of objects.entries()) {
    let messages: Told[] = []
    let unread: Unread[] = []
    const file = fileOf(object.key.split('/').at(-1) ?? object.key, await bucket.read(object.key))
    try {
      for await (const told of rowsOf(file, object.key, rows)) {
        if ('detail' in told) unread.push(told)
        else messages.push(told)
        if (messages.length + unread.length < pageMessages) continue
        yield { messages, unread, cursor: at, done: i, of: objects.length }
        messages = []
        unread = []
      }
    } catch (error) {
      // One damaged object does not keep the others away.
      if (!(error instanceof RihlaError) || !error.code.startsWith('import.')) throw error
      unread.push({
        text: JSON.stringify({ object: object.key }),
        detail: `${error.code} ${object.key}`.slice(0, 300),
      })
    }
    at = { modified: object.modified, key: object.key }
    yield { messages, unread, cursor: at, done: i + 1, of: objects.length }
  }
}

async function* rowsOf(file: FileInput, key: string, rows: ObjectRows): AsyncGenerator<Told | Unread> {
  for (const input of await expandFiles([file])) {
    const { reading } = await openFile(input)
    const reader = readRows(input, reading)
    const repeats = new Map<string, number>()
    for await (const batch of reader.batches) {
      for (const { line, reason, text } of batch.refused)
        yield {
          text: JSON.stringify({ object: key, line, text }),
          detail: `${reason} ${key}:${line}`.slice(0, 300),
        }
      for (const { cells, line } of batch.rows) {
        const row = Object.fromEntries(reader.columns.map((column, i) => [column, cells[i] || null]))
        const content = JSON.stringify(row)
        const n = (repeats.get(content) ?? 0) + 1
        repeats.set(content, n)
        const told = rows.read(row, n)
        if ('reason' in told) yield { text: content, detail: `${told.reason} ${key}:${line}`.slice(0, 300) }
        else yield* told
      }
    }
  }
}

/** Looks into the bucket: how many files there are of the kinds that can be read. */
export async function tryBucket(context: BucketContext): Promise<Tried> {
  const bucket = createBucket(context, context.settings, context.secrets)
  let n = 0
  for await (const { key, size } of bucket.objects()) if (readableEnding.test(key) && size > 0) n++
  return { name: context.settings.bucket, counts: [{ what: { en: 'Files', ar: 'الملفات' }, n }] }
}

function isAfter({ modified, key }: BucketObject, cursor: BucketCursor | null): boolean {
  return cursor === null || modified > cursor.modified || (modified === cursor.modified && key > cursor.key)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
