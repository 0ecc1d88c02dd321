import { Readable } from 'node:stream'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl'
import { RihlaError } from '../../../../platform/errors.ts'
import type { RandomAccess } from '../random-access.ts'

export interface Zip {
  readonly names: readonly string[]
  /** The unpacked bytes of an entry; nothing where there is none. */
  read(name: string, limitMb: number): AsyncGenerator<Buffer>
}

const mostEntries = 20_000
/** Sheets pack to a tenth, a few to a fiftieth; what unpacks to more than this is there to fill a memory. */
const mostFold = 200
const foldFromMb = 100

/**
 * The entries of a zip file. Every entry says how large it is and is cut off by the library where it lies.
 *
 * @throws RihlaError `import.file-damaged` for what is no whole zip; `import.file-too-large` for what unpacks to more
 * than its limit
 */
export async function openZip(access: RandomAccess, file: string): Promise<Zip> {
  const damaged = (cause: unknown) => new RihlaError('import.file-damaged', { file }, { cause })
  const entries = new Map<string, Entry>()
  const zip = await fromRandomAccessReaderPromise(new Reader(access), access.size, {
    autoClose: false,
  }).catch((cause: unknown) => {
    throw damaged(cause)
  })
  try {
    for await (const entry of zip.eachEntry()) {
      entries.set(entry.fileName.replaceAll('\\', '/').replace(/^\//, ''), entry)
      if (entries.size > mostEntries) throw new Error('too many entries')
    }
  } catch (cause) {
    throw damaged(cause)
  }
  return {
    names: [...entries.keys()],
    async *read(name, limitMb) {
      const entry = entries.get(name)
      if (entry === undefined) return
      const mb = entry.uncompressedSize / 1e6
      const fold = entry.uncompressedSize / Math.max(1, entry.compressedSize)
      if (mb > limitMb || (mb > foldFromMb && fold > mostFold))
        throw new RihlaError('import.file-too-large', { file: `${file} (${name})`, limit: limitMb })
      try {
        for await (const chunk of await zip.openReadStreamPromise(entry)) yield chunk
      } catch (cause) {
        throw damaged(cause)
      }
    },
  }
}

const step = 1 << 18

class Reader extends RandomAccessReader {
  readonly #access: RandomAccess

  constructor(access: RandomAccess) {
    super()
    this.#access = access
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const access = this.#access
    async function* parts() {
      for (let at = start; at < end; at += step) yield await access.read(at, Math.min(at + step, end))
    }
    return Readable.from(parts(), { objectMode: false })
  }
}
