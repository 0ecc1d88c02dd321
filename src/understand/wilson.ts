import type { Share } from './model.ts'

const z = 1.959963984540054

/** A share with its 95 % Wilson interval: sound for small numbers and near 0 and 1, where mean ± 2 errors is not. */
export function wilson(n: number, of: number): Share {
  if (of === 0) return { n, of, share: 0, low: 0, high: 1 }
  const p = n / of
  const middle = p + (z * z) / (2 * of)
  const half = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  const low = n === 0 ? 0 : (middle - half) / scale
  const high = n === of ? 1 : (middle + half) / scale
  return { n, of, share: p, low, high }
}
