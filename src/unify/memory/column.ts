/**
 * A growing list of numbers without an object for each. Identity holds millions of identifiers: as objects in maps a
 * million persons take over a gigabyte, as columns a fifth of that (measured, README.md).
 */
export interface Column<V> {
  readonly length: number
  get(index: number): V
  set(index: number, value: V): void
  /** Appends and returns the index. */
  push(value: V): number
  readonly bytes: number
}

type NumberArray = Float64Array | Uint32Array | Uint16Array | Uint8Array

/** A large column grows by less: the room that is left over is memory of nobody. */
function widerThan(length: number): number {
  return Math.ceil(length * (length < 1_000_000 ? 1.5 : 1.2))
}

function numberColumn(make: (length: number) => NumberArray): Column<number> {
  let data = make(1_024)
  let length = 0
  return {
    get length() {
      return length
    },
    get bytes() {
      return data.byteLength
    },
    get: index => data[index] ?? 0,
    set: (index, value) => {
      data[index] = value
    },
    push(value) {
      if (length === data.length) {
        const wider = make(widerThan(length))
        wider.set(data)
        data = wider
      }
      data[length] = value
      return length++
    },
  }
}

export const float64Column = () => numberColumn(n => new Float64Array(n))
export const uint32Column = () => numberColumn(n => new Uint32Array(n))
export const uint16Column = () => numberColumn(n => new Uint16Array(n))
export const uint8Column = () => numberColumn(n => new Uint8Array(n))

export function uint64Column(): Column<bigint> {
  let data = new BigUint64Array(1_024)
  let length = 0
  return {
    get length() {
      return length
    },
    get bytes() {
      return data.byteLength
    },
    get: index => data[index] ?? 0n,
    set: (index, value) => {
      data[index] = value
    },
    push(value) {
      if (length === data.length) {
        const wider = new BigUint64Array(widerThan(length))
        wider.set(data)
        data = wider
      }
      data[length] = value
      return length++
    },
  }
}
