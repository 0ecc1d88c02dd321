import { createReadStream } from 'node:fs'
import { basename } from 'node:path'

/** A file as the import sees it: a name and its bytes, which can be read more than once from the start. */
export interface FileInput {
  readonly name: string
  open(): AsyncIterable<Uint8Array>
}

export function fileAt(path: string, name = basename(path)): FileInput {
  return { name, open: () => createReadStream(path, { highWaterMark: 1 << 18 }) }
}

export function fileOf(name: string, content: string | Uint8Array): FileInput {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  return {
    name,
    async *open() {
      yield bytes
    },
  }
}

/** Of the files that an import reads. A folder is looked through for these. */
export const readableEnding = /\.(csv|tsv|txt|jsonl|ndjson|json|xes|xml)(\.gz)?$/i

/** `orders.csv.gz` → `orders`. */
export function stemOf(name: string): string {
  return name.replace(/\.gz$/i, '').replace(/\.(csv|tsv|txt|jsonl|ndjson|json|xes|xml)$/i, '')
}
