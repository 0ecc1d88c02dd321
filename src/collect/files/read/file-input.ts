import { createReadStream } from 'node:fs'
import { basename } from 'node:path'

/** A file as the import sees it: a name and its bytes, which can be read more than once from the start. */
export interface FileInput {
  readonly name: string
  open(): AsyncIterable<Uint8Array>
  /** Where it lies on disk, for kinds of file that are not read from start to end. */
  readonly path?: string
  /** The one sheet of a workbook that is meant. */
  readonly sheet?: string
  /** What its table is called after, where that is not its name. */
  readonly stem?: string
}

export function fileAt(path: string, name = basename(path)): FileInput {
  return { name, path, open: () => createReadStream(path, { highWaterMark: 1 << 18 }) }
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
export const readableEnding = /\.(csv|tsv|txt|jsonl|ndjson|json|xes|xml|xlsx|xlsm|parquet)(\.gz)?$/i

/** `orders.csv.gz` → `orders`; a sheet is called after its workbook where that has only one. */
export function stemOf(file: Pick<FileInput, 'name' | 'stem'>): string {
  return file.stem ?? stemOfName(file.name)
}

export function stemOfName(name: string): string {
  return name
    .replace(/\.gz$/i, '')
    .replace(/\.(csv|tsv|txt|jsonl|ndjson|json|xes|xml|xlsx|xlsm|parquet)(?=#|$)/i, '')
}
