import { ln } from './exact-math.ts'

/**
 * sfc32, Chris Doty-Humphrey's small fast chaotic generator: 128 bits of state, passes PractRand beyond 2^40 bytes.
 * Integer arithmetic only, so every platform draws the same numbers.
 *
 * A weak generator has cost this field before (one took almost one path), so the key is mixed by MurmurHash3's finaliser
 * and 15 rounds are thrown away: streams with neighbouring keys have nothing in common (tested).
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private d: number

  /** A stream of its own for each key: `new Random(seed, person, episode)`. Keys are 32-bit integers. */
  constructor(...key: readonly number[]) {
    let h = 0x9e3779b9
    const state = [0, 0, 0, 0]
    for (let i = 0; i < 4; i++) {
      for (const part of key) h = mix(h ^ Math.imul(part | 0, 0xcc9e2d51)) + i
      h = mix(h + 0x6d2b79f5)
      state[i] = h
    }
    this.a = state[0] ?? 0
    this.b = state[1] ?? 0
    this.c = state[2] ?? 0
    this.d = (state[3] ?? 0) | 1
    for (let i = 0; i < 15; i++) this.bits()
  }

  /** 32 random bits, 0 … 2^32 − 1. */
  bits(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0
    return t >>> 0
  }

  /** Uniform in [0, 1), 32 bits fine. */
  unit(): number {
    return this.bits() / 0x1_0000_0000
  }

  chance(probability: number): boolean {
    return this.unit() < probability
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.unit() * (to - from + 1))
  }

  between(from: number, to: number): number {
    return from + this.unit() * (to - from)
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.unit() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }

  /** Picks by weight. Weights need not add up to 1. */
  weighted<T>(items: readonly (readonly [T, number])[]): T {
    let total = 0
    for (const [, weight] of items) total += weight
    let left = this.unit() * total
    for (const [item, weight] of items) {
      left -= weight
      if (left < 0) return item
    }
    const last = items.at(-1)
    if (!last) throw new Error('nothing to pick from')
    return last[0]
  }

  /** Standard normal, by Marsaglia's polar method. */
  normal(): number {
    for (;;) {
      const x = 2 * this.unit() - 1
      const y = 2 * this.unit() - 1
      const s = x * x + y * y
      if (s > 0 && s < 1) return x * Math.sqrt((-2 * ln(s)) / s)
    }
  }

  hex(length: number): string {
    let text = ''
    while (text.length < length) text += this.bits().toString(16).padStart(8, '0')
    return text.slice(0, length)
  }
}

/** MurmurHash3's 32-bit finaliser. */
function mix(h: number): number {
  let x = h | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}
