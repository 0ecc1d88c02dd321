import { type FileHandle, open } from 'node:fs/promises'
import { RihlaError } from '../../../platform/errors.ts'
import { unpacked } from './bytes.ts'
import type { FileInput } from './file-input.ts'

/** A file of which any part can be read: workbooks and Parquet begin at their end. */
export interface RandomAccess {
  readonly size: number
  read(start: number, end: number): Promise<Buffer>
  close(): Promise<void>
}

/** What is packed with gzip, or not on disk, is held in memory up to this. */
export const heldMb = 256

/** @throws RihlaError `import.file-too-large` where it would have to be held and is too large for that */
export async function openRandomAccess(file: FileInput): Promise<RandomAccess> {
  if (file.path !== undefined) {
    const handle = await open(file.path, 'r')
    const head = Buffer.alloc(2)
    await handle.read(head, 0, 2, 0)
    if (head[0] !== 0x1f || head[1] !== 0x8b) return ofHandle(handle)
    await handle.close()
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of unpacked(file)) {
    size += chunk.length
    if (size > heldMb * 1e6) throw new RihlaError('import.file-too-large', { file: file.name, limit: heldMb })
    chunks.push(chunk)
  }
  const all = Buffer.concat(chunks)
  return { size, read: async (start, end) => all.subarray(start, end), close: async () => undefined }
}

async function ofHandle(handle: FileHandle): Promise<RandomAccess> {
  const { size } = await handle.stat()
  return {
    size,
    async read(start, end) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(end, size) - start))
      let done = 0
      while (done < bytes.length) {
        const { bytesRead } = await handle.read(bytes, done, bytes.length - done, start + done)
        if (bytesRead === 0) break
        done += bytesRead
      }
      return bytes.subarray(0, done)
    },
    close: () => handle.close(),
  }
}
