const chunkBytes = 1 << 20
/** Texts begin at multiples of four bytes, so that 31 bits reach 8 GiB. */
const unitsAChunk = chunkBytes / 4
const longest = 0xffff
/** Of a reference: the text ends in a UUID, which is held as the number that it is. */
const packed = 0x8000_0000
const uuidLength = 36
const uuidBytes = 16
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Texts as UTF-8 in large blocks, named by a 32-bit number. Nothing is ever removed from it. Most message ids and anonymous ids
 * are UUIDs: those take 16 bytes of their 36.
 */
export function createTextArena() {
  const chunks: Buffer[] = []
  let free = chunkBytes

  /** Room for a text of so many bytes after its length. */
  function allocate(length: number): { buffer: Buffer; start: number; reference: number } {
    if (free + 2 + length > chunkBytes) {
      chunks.push(Buffer.allocUnsafeSlow(chunkBytes))
      free = 0
    }
    const chunk = chunks.length - 1
    const start = free
    const buffer = chunks[chunk]
    if (!buffer) throw new Error('identity: no block to write a text into')
    free = (start + 2 + length + 3) & ~3
    return { buffer, start, reference: chunk * unitsAChunk + start / 4 }
  }

  function add(text: string): number {
    const isPacked = uuid.test(text.slice(-uuidLength))
    const kept = isPacked ? text.slice(0, -uuidLength) : text
    const length = Buffer.byteLength(kept)
    if (length > longest) throw new Error(`text of ${length} bytes in identity, limit ${longest}`)
    const { buffer, start, reference } = allocate(length + (isPacked ? uuidBytes : 0))
    buffer.writeUInt16LE(length, start)
    buffer.write(kept, start + 2)
    if (!isPacked) return reference
    buffer.write(text.slice(-uuidLength).replaceAll('-', ''), start + 2 + length, 'hex')
    return (reference | packed) >>> 0
  }

  function read(reference: number): string {
    const at = (reference & ~packed) >>> 0
    const buffer = chunks[Math.floor(at / unitsAChunk)]
    if (!buffer) throw new Error(`identity: no text ${reference}`)
    const start = (at % unitsAChunk) * 4 + 2
    const end = start + buffer.readUInt16LE(start - 2)
    const text = buffer.toString('utf8', start, end)
    return at === reference ? text : text + readUuid(buffer, end)
  }

  return {
    add,
    read,
    get bytes() {
      return chunks.length * chunkBytes
    },
  }
}

function readUuid(buffer: Buffer, start: number): string {
  const hex = buffer.toString('hex', start, start + uuidBytes)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
