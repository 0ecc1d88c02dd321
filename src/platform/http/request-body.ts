import { Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { RihlaError } from '../errors.ts'

/** The body of one request, unpacked (gzip, deflate, br) and limited both packed and unpacked. `bytes` and `text` may be read again, `stream` once. */
export interface RequestBody {
  bytes(): Promise<Buffer>
  text(): Promise<string>
  /** For large files: never held in memory as a whole. */
  stream(): Readable
}

/**
 * @param maxBytes largest number of bytes, before and after unpacking: a small packed body cannot grow without end
 */
export function requestBody(request: Request, maxBytes: number): RequestBody {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  const tooLarge = () => new RihlaError('body.too-large', { limit: maxBytes })
  if (declared > maxBytes) throw tooLarge()
  const packing = (request.headers.get('content-encoding') ?? '').trim().toLowerCase()

  const readBytes = async () => {
    // Most bodies are small and plain: one read is much cheaper than a pipeline of streams.
    if (isPlain(packing) && !Number.isNaN(declared)) {
      const all = Buffer.from(await request.arrayBuffer())
      if (all.length > maxBytes) throw tooLarge()
      return all
    }
    const chunks: Buffer[] = []
    for await (const chunk of stream()) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks)
  }
  const stream = (): Readable => {
    if (request.body === null) return Readable.from([])
    const source = Readable.from(readAll(request.body))
    const packed = limitTo(maxBytes, tooLarge)
    const unpacked = limitTo(maxBytes, tooLarge)
    const stages = isPlain(packing) ? [packed] : [packed, unpacker(packing), unpacked]
    return stages.reduce<Readable>((from, to) => pipeWithErrors(from, to), source)
  }
  let read: Promise<Buffer> | null = null
  const bytes = () => {
    read ??= readBytes()
    return read
  }
  return { bytes, stream, text: async () => decodeUtf8(await bytes()) }
}

function isPlain(packing: string): boolean {
  return packing === '' || packing === 'identity'
}

function unpacker(packing: string): Transform {
  if (packing === 'gzip' || packing === 'x-gzip') return createGunzip()
  if (packing === 'deflate') return createInflate()
  if (packing === 'br') return createBrotliDecompress()
  throw new RihlaError('body.unsupported', { encoding: packing.slice(0, 40) })
}

function limitTo(maxBytes: number, tooLarge: () => Error): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > maxBytes) done(tooLarge())
      else done(null, chunk)
    },
  })
}

async function* readAll(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) yield chunk
}

function pipeWithErrors(from: Readable, to: Transform): Transform {
  from.on('error', error => to.destroy(readableError(error)))
  to.on('close', () => from.destroy())
  return from.pipe(to)
}

/** A damaged packed body is the sender's mistake, not ours. */
function readableError(error: Error): Error {
  const code = 'code' in error ? String(error.code) : ''
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_'))
    return new RihlaError('body.invalid', { reason: 'damaged compression' }, { cause: error })
  return error
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new RihlaError('body.invalid', { reason: 'not UTF-8' }, { cause })
  }
}
