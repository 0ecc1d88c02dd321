/**
 * The values with the smallest hashes, and how often each occurred: a fair sample of the distinct values, the same in
 * every column, so that two columns can be compared (Beyer et al., SIGMOD 2007). Exact up to `size` distinct values.
 * A value that is in the sample at the end was in it from its first occurrence, so its count is exact.
 */
export interface Sketch {
  add(hash: number): void
  distinct(): number
  isExact(): boolean
  /** Every followed value occurred once. */
  isUnique(): boolean
  /** Share of this column's followed values that are in the other column, and how many were compared. */
  containedIn(other: Sketch): { readonly share: number; readonly compared: number }
  hashes(): ReadonlyMap<number, number>
  /** Hashes above this were not followed. */
  limit(): number
}

const space = 2 ** 53

export function createSketch(size = 8192): Sketch {
  const counts = new Map<number, number>()
  let limit = space

  const shrink = () => {
    const sorted = [...counts.keys()].sort((a, b) => a - b)
    limit = sorted[size - 1] ?? space
    for (const hash of sorted.slice(size)) counts.delete(hash)
  }
  const sketch: Sketch = {
    add(hash) {
      if (hash > limit) return
      counts.set(hash, (counts.get(hash) ?? 0) + 1)
      if (counts.size > 2 * size) shrink()
    },
    distinct() {
      if (counts.size > size) shrink()
      return limit === space ? counts.size : Math.round(((counts.size - 1) / limit) * space)
    },
    isExact: () => limit === space && counts.size <= size,
    isUnique() {
      for (const count of counts.values()) if (count > 1) return false
      return counts.size > 0
    },
    containedIn(other) {
      const both = Math.min(limit, other.limit())
      const theirs = other.hashes()
      let compared = 0
      let found = 0
      for (const hash of counts.keys()) {
        if (hash > both) continue
        compared++
        if (theirs.has(hash)) found++
      }
      return { share: compared === 0 ? 0 : found / compared, compared }
    },
    hashes: () => counts,
    limit: () => limit,
  }
  return sketch
}

/** 53 bits of a text, quickly (cyrb53, public domain by bryc). Not for ids: those are SHA-256. */
export function quickHash(text: string): number {
  let h1 = 0xdeadbeef
  let h2 = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    h1 = Math.imul(h1 ^ code, 2654435761)
    h2 = Math.imul(h2 ^ code, 1597334677)
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909)
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909)
  return 4294967296 * (2097151 & h2) + (h1 >>> 0)
}
