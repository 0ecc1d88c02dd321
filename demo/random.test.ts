import { describe, expect, it } from 'vitest'
import { exp, ln, logistic } from './exact-math.ts'
import { Random } from './random.ts'

/** Chi-squared of counts against equal shares. */
function chiSquared(counts: readonly number[]): number {
  const expected = counts.reduce((a, b) => a + b, 0) / counts.length
  return counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
}

describe('Random', () => {
  it('is sfc32, step by step', () => {
    // The generator again, in big integers and from its definition.
    const random = new Random(1, 2, 3)
    const state = ['a', 'b', 'c', 'd'].map(key => BigInt(Reflect.get(random, key)) & 0xffffffffn)
    let [a, b, c, d] = [state[0]!, state[1]!, state[2]!, state[3]!]
    for (let i = 0; i < 1000; i++) {
      const t = (a + b + d) & 0xffffffffn
      d = (d + 1n) & 0xffffffffn
      a = b ^ (b >> 9n)
      b = (c + (c << 3n)) & 0xffffffffn
      c = (((c << 21n) | (c >> 11n)) + t) & 0xffffffffn
      expect(random.bits()).toBe(Number(t))
    }
  })

  it('draws evenly, also across streams with neighbouring keys', () => {
    const inOne = new Array<number>(256).fill(0)
    const across = new Array<number>(256).fill(0)
    const pairs = new Array<number>(256).fill(0)
    const one = new Random(5)
    for (let i = 0; i < 200_000; i++) {
      inOne[one.bits() >>> 24]!++
      const stream = new Random(5, i, 3)
      const [x, y] = [stream.bits(), stream.bits()]
      across[x & 255]!++
      pairs[((x >>> 28) << 4) | (y >>> 28)]!++
    }
    // 255 degrees of freedom: 99.99 % lie below 347.
    for (const counts of [inOne, across, pairs]) expect(chiSquared(counts)).toBeLessThan(347)
  })

  it('gives every bit of neighbouring streams a fair chance', () => {
    for (let bit = 0; bit < 32; bit++) {
      let differs = 0
      for (let i = 0; i < 4000; i++) {
        const [x, y] = [new Random(9, i).bits(), new Random(9, i + 1).bits()]
        differs += ((x ^ y) >>> bit) & 1
      }
      // Five standard deviations.
      expect(Math.abs(differs - 2000)).toBeLessThan(5 * Math.sqrt(1000))
    }
  })

  it('draws normal numbers and whole numbers within their bounds', () => {
    const random = new Random(11)
    let [sum, squares] = [0, 0]
    for (let i = 0; i < 100_000; i++) {
      const x = random.normal()
      sum += x
      squares += x * x
      const n = random.whole(3, 5)
      expect(n >= 3 && n <= 5).toBe(true)
    }
    expect(Math.abs(sum / 100_000)).toBeLessThan(0.015)
    expect(Math.abs(squares / 100_000 - 1)).toBeLessThan(0.025)
  })
})

describe('exact-math', () => {
  it('agrees with the runtime to 1e-14', () => {
    for (let x = -40; x <= 40; x += 0.37) {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-14)
      const y = Math.exp(x)
      expect(Math.abs(ln(y) - x)).toBeLessThan(1e-13)
    }
    expect(logistic(0)).toBe(0.5)
    expect(() => ln(0)).toThrow(RangeError)
  })
})
