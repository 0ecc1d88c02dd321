const chunkBytes = 1 << 20
/** Texts begin at multiples of four bytes, so that a 32-bit reference reaches 16 GiB. */
const unitsAChunk = chunkBytes / 4
const longest = 0xffff

/** Texts as UTF-8 in large blocks, named by a 32-bit number. Nothing is ever removed from it. */
export function createTextArena() {
  const chunks: Buffer[] = []
  let free = chunkBytes

  function add(text: string): number {
    const length = Buffer.byteLength(text)
    if (length > longest) throw new Error(`text of ${length} bytes in identity, limit ${longest}`)
    if (free + 2 + length > chunkBytes) {
      chunks.push(Buffer.allocUnsafeSlow(chunkBytes))
      free = 0
    }
    const chunk = chunks.length - 1
    const start = free
    const buffer = chunks[chunk]
    if (!buffer) throw new Error('identity: no block to write a text into')
    buffer.writeUInt16LE(length, start)
    buffer.write(text, start + 2)
    free = (start + 2 + length + 3) & ~3
    return chunk * unitsAChunk + start / 4
  }

  function read(reference: number): string {
    const buffer = chunks[Math.floor(reference / unitsAChunk)]
    if (!buffer) throw new Error(`identity: no text ${reference}`)
    const start = (reference % unitsAChunk) * 4
    return buffer.toString('utf8', start + 2, start + 2 + buffer.readUInt16LE(start))
  }

  return {
    add,
    read,
    get bytes() {
      return chunks.length * chunkBytes
    },
  }
}
