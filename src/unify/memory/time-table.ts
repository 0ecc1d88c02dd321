/** 64-bit key (never 0) → a time. Sixteen bytes a slot, at most 70 % full. */
export function createTimeTable() {
  let keys = new BigUint64Array(1_024)
  let times = new Float64Array(1_024)
  let size = 0

  function slotOf(key: bigint): number {
    const mask = keys.length - 1
    let slot = Number(BigInt.asUintN(32, key)) & mask
    for (let held = keys[slot]; held !== 0n && held !== key; held = keys[slot]) slot = (slot + 1) & mask
    return slot
  }

  function widen(): void {
    const [oldKeys, oldTimes] = [keys, times]
    keys = new BigUint64Array(oldKeys.length * 2)
    times = new Float64Array(keys.length)
    for (const [i, key] of oldKeys.entries()) {
      if (key === 0n) continue
      const slot = slotOf(key)
      keys[slot] = key
      times[slot] = oldTimes[i] ?? 0
    }
  }

  return {
    get: (key: bigint): number | undefined => {
      const slot = slotOf(key)
      return keys[slot] === key ? times[slot] : undefined
    },
    set(key: bigint, time: number): void {
      let slot = slotOf(key)
      if (keys[slot] !== key) {
        if (++size > keys.length * 0.7) {
          widen()
          slot = slotOf(key)
        }
        keys[slot] = key
      }
      times[slot] = time
    },
    get size() {
      return size
    },
    get bytes() {
      return keys.byteLength + times.byteLength
    },
  }
}
