/**
 * A filter that never forgets an id it was given: `false` means "certainly new", `true` means "ask the warehouse".
 *
 * A Bloom filter in layers, each twice the one before; 12 bits an id and 7 probes give under 1 % of needless questions.
 * 20 M ids take about 30 MB.
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
    for (const bit of probes(id, layer))
      layer.bits[bit >>> 5] = (layer.bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }

  mayHave(id: bigint): boolean {
    return this.layers.some(layer =>
      probes(id, layer).every(bit => ((layer.bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1),
    )
  }
}

interface Layer {
  readonly bits: Uint32Array
  readonly size: number
  readonly capacity: number
  count: number
}

const bitsPerId = 12
const probeCount = 7

function newLayer(capacity: number): Layer {
  const size = capacity * bitsPerId
  return { bits: new Uint32Array(Math.ceil(size / 32)), size, capacity, count: 0 }
}

/** Double hashing: both halves of the id are already uniform. */
function probes(id: bigint, layer: Layer): number[] {
  const first = Number(id & 0xffff_ffffn)
  const second = (Number(id >> 32n) | 1) >>> 0
  const out: number[] = []
  for (let i = 0; i < probeCount; i++) out.push((first + i * second) % layer.size)
  return out
}
