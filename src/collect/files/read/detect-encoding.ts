import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { Encoding } from './decode.ts'

export interface EncodingGuess {
  readonly encoding: Encoding
  /** 0…1. Below 0.8 the encoding is asked. */
  readonly confidence: number
  /** What else it could be, best first. */
  readonly alternatives: readonly Encoding[]
}

/** The start of a file and, from anywhere in it, stretches that contain bytes beyond ASCII. */
export interface ByteSample {
  readonly head: Buffer
  readonly stretches: readonly Buffer[]
}

const headSize = 1 << 16
const sampleSize = 1 << 20

/** Reads chunks until it has seen the whole file, keeping at most about 1 MB of it. */
export function createByteSampler(): { add(chunk: Buffer): void; sample(): ByteSample } {
  let head = Buffer.alloc(0)
  const stretches: Buffer[] = []
  let kept = 0
  return {
    add(chunk) {
      if (head.length < headSize) head = Buffer.concat([head, chunk.subarray(0, headSize - head.length)])
      if (kept >= sampleSize || isAscii(chunk)) return
      const first = chunk.findIndex(byte => byte > 0x7f)
      const stretch = Buffer.from(chunk.subarray(Math.max(0, first - 256), first + (1 << 16)))
      stretches.push(stretch)
      kept += stretch.length
    },
    sample: () => ({ head, stretches }),
  }
}

export function detectEncoding({ head, stretches }: ByteSample): EncodingGuess {
  if (head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return certain('utf-8')
  const wide = detectUtf16(head)
  if (wide) return wide
  if (stretches.length === 0) return certain('utf-8')
  const counts = stretches.map(countUtf8).reduce((a, b) => ({ good: a.good + b.good, bad: a.bad + b.bad }))
  if (counts.bad === 0) return { encoding: 'utf-8', confidence: 0.99, alternatives: [] }
  // Text in an 8-bit code page almost never forms valid UTF-8 characters: bad bytes among good ones are damage.
  if (counts.good > counts.bad) {
    const confidence = Math.min(0.95, round(counts.good / (counts.good + counts.bad)))
    return { encoding: 'utf-8', confidence, alternatives: ['windows-1252', 'windows-1256'] }
  }
  return detectSingleByte(stretches)
}

function round(share: number): number {
  return Math.round(share * 100) / 100
}

function certain(encoding: Encoding): EncodingGuess {
  return { encoding, confidence: 1, alternatives: [] }
}

function detectUtf16(head: Buffer): EncodingGuess | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return certain('utf-16le')
  if (head[0] === 0xfe && head[1] === 0xff) return certain('utf-16be')
  // Without a mark: Latin text has a zero in each pair, Arabic text a 6; both sit on the same side of the pair.
  const side = [0, 0]
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]
    if (byte === 0 || byte === 6) side[i % 2] = (side[i % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = side
  const pairs = head.length / 2
  if (pairs < 2 || !head.includes(0)) return undefined
  if (odd > 0.7 * pairs && even < 0.1 * pairs)
    return { encoding: 'utf-16le', confidence: 0.95, alternatives: ['utf-8'] }
  if (even > 0.7 * pairs && odd < 0.1 * pairs)
    return { encoding: 'utf-16be', confidence: 0.95, alternatives: ['utf-8'] }
  return undefined
}

/** Valid characters beyond ASCII, and bytes that belong to none (the cut ends of a stretch do not count). */
function countUtf8(bytes: Buffer): { good: number; bad: number } {
  let good = 0
  let bad = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1
    const cutOff = at + length > bytes.length && bytes.subarray(at + 1).every(byte => (byte & 0xc0) === 0x80)
    if (length > 1 && cutOff) break
    if (length > 1 && isUtf8(bytes.subarray(at, at + length))) {
      good++
      at += length - 1
    } else if (at > 3 || lead >= 0xc0) bad++
  }
  return { good, bad }
}

/**
 * Arabic words are runs of bytes beyond ASCII; in French, Portuguese or German such bytes stand alone or in pairs.
 * Only bytes that the two code pages read differently can decide ("é" is the same in both).
 */
function detectSingleByte(stretches: readonly Buffer[]): EncodingGuess {
  let inRuns = 0
  let alone = 0
  let frequent = 0
  for (const bytes of stretches) {
    for (let at = 0; at < bytes.length; at++) {
      let end = at
      while ((bytes[end] ?? 0) > 0x7f) end++
      for (let i = at; i < end; i++) {
        const byte = bytes[i] ?? 0
        if (!differs.has(byte)) continue
        if (end - at >= 3) inRuns++
        else alone++
        if (end - at >= 3 && commonArabic.has(byte)) frequent++
      }
      at = end
    }
  }
  const deciding = inRuns + alone
  if (deciding === 0) return { encoding: 'windows-1252', confidence: 0.95, alternatives: ['windows-1256'] }
  const share = inRuns / deciding
  const few = deciding < 8 ? 0.25 : 0
  const sure = round(Math.max(share, 1 - share) - few)
  if (share > 0.5) {
    // Runs of other letters would be another script (Cyrillic, Greek), which is not offered: low confidence, so asked.
    const confidence = frequent > 0.5 * inRuns ? Math.min(sure, 0.95) : 0.4
    return { encoding: 'windows-1256', confidence, alternatives: ['windows-1252'] }
  }
  return { encoding: 'windows-1252', confidence: Math.min(sure, 0.95), alternatives: ['windows-1256'] }
}

const differs: ReadonlySet<number> = new Set(
  Array.from({ length: 128 }, (_, i) => i + 128).filter(byte => {
    const one = Buffer.from([byte])
    return iconv.decode(one, 'windows-1256') !== iconv.decode(one, 'windows-1252')
  }),
)

const commonArabic: ReadonlySet<number> = new Set(iconv.encode('اليمنورتبةعدهكفقأسح', 'windows-1256'))
