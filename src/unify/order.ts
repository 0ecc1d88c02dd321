/** Place of an event in the total order of the log: time, ordinal, call, message id. Smaller is earlier. */
export interface OrderKey {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly time: number
  readonly ordinal: number
  readonly call: number
  readonly messageId: string
}

export function compareOrder(a: OrderKey, b: OrderKey): number {
  return a.time - b.time || a.ordinal - b.ordinal || a.call - b.call || compareText(a.messageId, b.messageId)
}

/**
 * The warehouse's order of texts: by the bytes of UTF-8, which is the order of code points.
 *
 * TRICKY: `<` compares UTF-16 units and puts an emoji before U+E000, so the engine and this process would disagree
 * about which of two events is the earlier one.
 */
export function compareText(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return rankOfUnit(x) - rankOfUnit(y)
  }
  return a.length - b.length
}

/** Surrogates stand for the highest code points: lift them above U+FFFF. */
function rankOfUnit(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

export function compareBigints(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
