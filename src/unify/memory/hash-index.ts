/**
 * Finds the row of a 64-bit key that lies in a column elsewhere. Keys are hashes, so their low bits choose the slot;
 * slots hold row + 1, 0 is free. At most 70 % full.
 */
export function createHashIndex(keyOf: (row: number) => bigint) {
  let slots = new Uint32Array(1_024)
  let used = 0

  function slotOf(key: bigint): number {
    const mask = slots.length - 1
    let slot = Number(BigInt.asUintN(32, key)) & mask
    for (let held = slots[slot]; held; held = slots[slot]) {
      if (keyOf(held - 1) === key) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }

  function widen(): void {
    const old = slots
    slots = new Uint32Array(old.length * 2)
    for (const held of old) if (held) slots[slotOf(keyOf(held - 1))] = held
  }

  return {
    /** The row, or -1. */
    find: (key: bigint): number => (slots[slotOf(key)] ?? 0) - 1,
    /** The key must lie in its column already. */
    add(row: number): void {
      if (++used > slots.length * 0.7) widen()
      slots[slotOf(keyOf(row))] = row + 1
    },
    get bytes() {
      return slots.byteLength
    },
  }
}
