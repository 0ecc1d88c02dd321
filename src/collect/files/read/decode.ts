import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

export interface Decoder {
  write(bytes: Buffer): string
  end(): string
}

/**
 * Text from bytes, chunk by chunk, without the byte order mark. A byte that the encoding does not allow becomes a
 * lone surrogate U+DC00 + byte, which no valid text contains: the row that holds it is found and refused by name.
 */
export function createDecoder(encoding: Encoding): Decoder {
  const decoder = encoding === 'utf-8' ? utf8Decoder() : singleDecoder(encoding)
  let started = false
  const withoutMark = (text: string) => {
    if (started || text === '') return text
    started = true
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  }
  return {
    write: bytes => withoutMark(decoder.write(bytes)),
    end: () => withoutMark(decoder.end()),
  }
}

function singleDecoder(encoding: Encoding): Decoder {
  const decoder = iconv.getDecoder(encoding, { stripBOM: false })
  // iconv-lite puts U+FFFD where the code page has no character; a single-byte file cannot contain a real one.
  const mark = (text: string) => (text.includes('\ufffd') ? text.replaceAll('\ufffd', '\udc80') : text)
  return {
    write: bytes => mark(decoder.write(bytes)),
    end: () => mark(decoder.end() ?? ''),
  }
}

function utf8Decoder(): Decoder {
  let carry = Buffer.alloc(0)
  return {
    write(bytes) {
      const all = carry.length === 0 ? bytes : Buffer.concat([carry, bytes])
      const cut = all.length - openTail(all)
      carry = Buffer.from(all.subarray(cut))
      const body = all.subarray(0, cut)
      return isUtf8(body) ? body.toString('utf8') : decodeBroken(body)
    },
    end() {
      const rest = decodeBroken(carry)
      carry = Buffer.alloc(0)
      return rest
    },
  }
}

/** How many bytes at the end begin a character that the next chunk may complete. */
function openTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    return sequenceLength(byte) > back ? back : 0
  }
  return 0
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  if (lead >= 0xf0 && lead <= 0xf4) return 4
  return 1
}

function decodeBroken(bytes: Buffer): string {
  let text = ''
  let sound = 0
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    const length = sequenceLength(byte)
    if (
      byte < 0x80 ||
      (length > 1 && isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length)
    ) {
      at += byte < 0x80 ? 1 : length
      continue
    }
    text += bytes.toString('utf8', sound, at) + String.fromCharCode(0xdc00 + byte)
    at++
    sound = at
  }
  return text + bytes.toString('utf8', sound, at)
}
