import { param } from '../../platform/warehouse/sql.ts'

export interface HashRange {
  readonly from: ReturnType<typeof param>
  readonly to: ReturnType<typeof param>
}

/** Equal ranges of 64-bit hashes: a bucket at a time bounds memory, and a range of the key skips the rest. */
export function hashRanges(buckets: number): HashRange[] {
  const width = (1n << 64n) / BigInt(buckets)
  return Array.from({ length: buckets }, (_, i) => ({
    from: param(BigInt(i) * width, 'UInt64'),
    to: param(i === buckets - 1 ? (1n << 64n) - 1n : BigInt(i + 1) * width - 1n, 'UInt64'),
  }))
}

/** Some 150 bytes a step while it is sorted with its message id: two million steps stay far below half a gigabyte. */
export function bucketsFor(steps: number): number {
  return Math.max(1, Math.ceil(steps / 2_000_000))
}
