import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { RihlaError } from '../../../platform/errors.ts'
import type { FileInput } from './file-input.ts'

/** Kinds of file that are no text. Some are recognised only to say clearly that they are not read here. */
const kinds: readonly { magic: string; kind: FileKind }[] = [
  { magic: '504b0304', kind: 'zip' },
  { magic: '504b0506', kind: 'zip' },
  { magic: 'd0cf11e0', kind: 'xls' },
  { magic: '50415231', kind: 'parquet' },
  { magic: '25504446', kind: 'pdf' },
]

export type FileKind = 'text' | 'zip' | 'xls' | 'parquet' | 'pdf'

/** What a file is by its first bytes, unpacked; its name says nothing about it. */
export async function kindOfFile(file: FileInput): Promise<FileKind> {
  for await (const chunk of unpacked(file)) if (chunk.length > 0) return kindOf(chunk)
  return 'text'
}

function kindOf(first: Buffer): FileKind {
  return kinds.find(known => known.magic === first.toString('hex', 0, 4))?.kind ?? 'text'
}

/**
 * The bytes of a text file, unpacked when they begin like gzip (whatever the name says; several members are fine).
 * Throws `import.file-damaged` when the packed stream breaks and `import.format-unknown` for what is no text.
 */
export async function* readBytes(file: FileInput): AsyncGenerator<Buffer> {
  let isFirst = true
  for await (const chunk of unpacked(file)) {
    const kind = isFirst ? kindOf(chunk) : 'text'
    if (kind !== 'text') throw new RihlaError('import.format-unknown', { file: file.name, kind })
    isFirst = false
    yield chunk
  }
}

/** The bytes of any file, unpacked. */
export async function* unpacked(file: FileInput): AsyncGenerator<Buffer> {
  const source = file.open()[Symbol.asyncIterator]()
  try {
    const first = await takeFirst(source)
    const all = startingWith(first, source)
    yield* first[0] === 0x1f && first[1] === 0x8b ? unpack(file.name, all) : all
  } finally {
    await source.return?.()
  }
}

async function takeFirst(source: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let first = Buffer.alloc(0)
  while (first.length < 4) {
    const next = await source.next()
    if (next.done) break
    first = Buffer.concat([first, next.value])
  }
  return first
}

async function* startingWith(first: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield Buffer.from(next.value)
}

async function* unpack(name: string, packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(packed, { objectMode: false })
  const gunzip = createGunzip({ chunkSize: 1 << 18 })
  source.on('error', error => gunzip.destroy(error))
  try {
    for await (const chunk of source.pipe(gunzip)) yield Buffer.from(chunk)
  } catch (error) {
    throw new RihlaError('import.file-damaged', { file: name }, { cause: error })
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}
