/**
 * Exponential and logarithm from + − × ÷ alone, which IEEE 754 fixes to the last bit. `Math.exp` and `Math.log` may differ
 * between engines, and the demo must be the same bytes everywhere. Relative error below 1e-14 where the demo uses them.
 */
const ln2 = Math.LN2

export function exp(x: number): number {
  if (x > 700) throw new RangeError(`exp(${x})`)
  if (x < -700) return 0
  const k = Math.round(x / ln2)
  const r = x - k * ln2
  let term = 1
  let sum = 1
  for (let n = 1; n <= 18; n++) {
    term = (term * r) / n
    sum += term
  }
  let scaled = sum
  for (let i = 0; i < Math.abs(k); i++) scaled = k > 0 ? scaled * 2 : scaled / 2
  return scaled
}

/** Natural logarithm of a positive number. */
export function ln(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) throw new RangeError(`ln(${x})`)
  let m = x
  let k = 0
  for (; m > Math.SQRT2; k++) m /= 2
  for (; m < Math.SQRT1_2; k--) m *= 2
  const z = (m - 1) / (m + 1)
  const z2 = z * z
  let power = z
  let sum = 0
  for (let n = 1; n <= 39; n += 2) {
    sum += power / n
    power *= z2
  }
  return 2 * sum + k * ln2
}

/** The probability whose log-odds are `x`. */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x))
}
