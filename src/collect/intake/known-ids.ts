/**
 * A filter that never forgets an id it was given: `false` means "certainly new", `true` means "ask the warehouse".
 *
 * A Bloom filter in layers, each twice the one before; 20 bits an id and 10 probes suspect one new id in some 10,000: a batch
 * with one in it is answered later than others. 20 M ids take about 50 MB.
 */
export class KnownIds {
  private readonly layers: Layer[] = []

  add(id: bigint): void {
    let layer = this.layers.at(-1)
    if (layer === undefined || layer.count >= layer.capacity) {
      layer = newLayer(layer === undefined ? 1 << 20 : layer.capacity * 2)
      this.layers.push(layer)
    }
    layer.count++
    const [first, second] = halves(id)
    for (let i = 0; i < probeCount; i++) {
      const bit = (first + i * second) % layer.size
      const word = Math.floor(bit / 32)
      layer.bits[word] = (layer.bits[word] ?? 0) | (1 << (bit & 31))
    }
  }

  mayHave(id: bigint): boolean {
    const [first, second] = halves(id)
    return this.layers.some(layer => isIn(layer, first, second))
  }
}

interface Layer {
  readonly bits: Uint32Array
  readonly size: number
  readonly capacity: number
  count: number
}

const bitsPerId = 20
const probeCount = 10

function newLayer(capacity: number): Layer {
  const size = capacity * bitsPerId
  return { bits: new Uint32Array(Math.ceil(size / 32)), size, capacity, count: 0 }
}

function isIn({ bits, size }: Layer, first: number, second: number): boolean {
  for (let i = 0; i < probeCount; i++) {
    const bit = (first + i * second) % size
    if ((((bits[Math.floor(bit / 32)] ?? 0) >>> (bit & 31)) & 1) === 0) return false
  }
  return true
}

/** For double hashing, which turns two numbers into the places of all probes: both halves of the id are already uniform. */
function halves(id: bigint): readonly [number, number] {
  return [Number(id & 0xffff_ffffn), (Number(id >> 32n) | 1) >>> 0]
}
