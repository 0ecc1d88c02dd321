import { foldNameWord } from './fold-name.ts'
import { type SpellingModel, spellingEvidence, unitShapes } from './spelling-model.ts'

export type NamePair = readonly [arabic: string, latin: string]

const rounds = 12
/** A unit that is not met twice is taken for an accident; of others half of that is taken off. */
const leastMet = 2
const pairsByChance = 100_000
/** Of so many pairs one is kept aside to find where chance ends. */
const asideOf = 9

/**
 * Learns units and their probabilities by expectation–maximisation over all ways to cut the pairs into units; the start
 * knows only that letters at the same share of both words are likelier to belong together. Which pairs are aside depends on
 * their place alone, and the draw on a fixed seed, so the same pairs give the same model.
 */
export function learnSpelling(pairs: readonly NamePair[]): SpellingModel {
  const folded = foldPairs(pairs)
  const thresholds = findThresholds(
    fitUnits(folded.filter((_, i) => i % asideOf !== 0)),
    folded.filter((_, i) => i % asideOf === 0),
  )
  return { ...fitUnits(folded), ...thresholds }
}

export function foldPairs(pairs: readonly NamePair[]): NamePair[] {
  return pairs
    .map(([arabic, latin]): NamePair => [foldNameWord(arabic), foldNameWord(latin).replace(/\d/g, '')])
    .filter(([arabic, latin]) => arabic !== '' && latin !== '')
}

/** Evidence of pairs drawn by chance among the words of these pairs, the highest first; the pairs themselves left out. */
export function evidenceByChance(
  model: SpellingModel,
  pairs: readonly NamePair[],
  draws = pairsByChance,
): number[] {
  const same = new Set(pairs.map(pair => pair.join(':')))
  const random = seeded(12_345)
  const found: number[] = []
  while (found.length < draws) {
    const arabic = pairs[Math.floor(random() * pairs.length)]?.[0] ?? ''
    const latin = pairs[Math.floor(random() * pairs.length)]?.[1] ?? ''
    if (!same.has(`${arabic}:${latin}`)) found.push(spellingEvidence(model, arabic, latin))
  }
  return found.sort((x, y) => y - x)
}

type Units = Pick<SpellingModel, 'units' | 'arabic' | 'latin'>

function findThresholds(units: Units, aside: readonly NamePair[]): Pick<SpellingModel, 'rare' | 'unusual'> {
  const found = evidenceByChance({ ...units, rare: 0, unusual: 0 }, aside)
  return { rare: found[pairsByChance / 1_000] ?? 0, unusual: found[pairsByChance / 100] ?? 0 }
}

function fitUnits(pairs: readonly NamePair[]): Units {
  const names: string[] = []
  const lattices = createLattices(pairs, names)
  let units = firstGuess(lattices, names)
  for (let round = 0; round < rounds; round++) {
    const met = new Float64Array(names.length)
    for (const lattice of lattices) addExpected(units, lattice, met)
    units = maximise(met)
  }
  return {
    units: new Map(names.flatMap((name, id) => ((units[id] ?? 0) > unseen ? [[name, units[id] ?? 0]] : []))),
    arabic: letterShares(pairs.map(p => p[0])),
    latin: letterShares(pairs.map(p => p[1])),
  }
}

/** Every unit at every place of a pair where it fits, in an order in which each starts only where others have ended. */
interface Lattice {
  readonly arabic: number
  readonly latin: number
  readonly from: Uint16Array
  readonly to: Uint16Array
  /** Numbers of units: their place in the list of names. */
  readonly unit: Uint32Array
}

function createLattices(pairs: readonly NamePair[], names: string[]): Lattice[] {
  const known = new Map<string, number>()
  const numberOf = (name: string): number => {
    const found = known.get(name)
    if (found !== undefined) return found
    known.set(name, names.length)
    return names.push(name) - 1
  }
  return pairs.map(([arabic, latin]) => {
    const width = latin.length + 1
    const [from, to, unit]: [number[], number[], number[]] = [[], [], []]
    for (let i = 0; i <= arabic.length; i++)
      for (let j = 0; j <= latin.length; j++)
        for (const [m, n] of unitShapes) {
          if (i + m > arabic.length || j + n > latin.length) continue
          from.push(i * width + j)
          to.push((i + m) * width + j + n)
          unit.push(numberOf(`${arabic.slice(i, i + m)}:${latin.slice(j, j + n)}`))
        }
    const places = { from: Uint16Array.from(from), to: Uint16Array.from(to), unit: Uint32Array.from(unit) }
    return { arabic: arabic.length, latin: latin.length, ...places }
  })
}

function firstGuess(lattices: readonly Lattice[], names: readonly string[]): Float64Array {
  const met = new Float64Array(names.length)
  for (const { arabic, latin, from, unit } of lattices)
    for (const [k, id] of unit.entries()) {
      const place = from[k] ?? 0
      const name = names[id] ?? ''
      const apart = Math.abs(Math.floor(place / (latin + 1)) / arabic - (place % (latin + 1)) / latin)
      const isOneSided = name.startsWith(':') || name.endsWith(':')
      const weight = Math.exp(-4 * apart) * (isOneSided ? 0.1 : 1) * (name.length > 4 ? 0.3 : 1)
      met[id] = (met[id] ?? 0) + weight
    }
  const sum = met.reduce((a, b) => a + b, 0)
  return met.map(times => times / sum)
}

const unseen = 1e-9

function addExpected(
  units: Float64Array,
  { arabic, latin, from, to, unit }: Lattice,
  met: Float64Array,
): void {
  const last = (arabic + 1) * (latin + 1) - 1
  const before = new Float64Array(last + 1)
  const after = new Float64Array(last + 1)
  before[0] = 1
  after[last] = 1
  const weightOf = (k: number) => units[unit[k] ?? 0] ?? unseen
  for (let k = 0; k < unit.length; k++) {
    const target = to[k] ?? 0
    before[target] = (before[target] ?? 0) + (before[from[k] ?? 0] ?? 0) * weightOf(k)
  }
  const whole = before[last] ?? 0
  for (let k = unit.length - 1; k >= 0; k--) {
    const [start, id] = [from[k] ?? 0, unit[k] ?? 0]
    const rest = (after[to[k] ?? 0] ?? 0) * weightOf(k)
    after[start] = (after[start] ?? 0) + rest
    const expected = ((before[start] ?? 0) * rest) / whole
    if (expected > 1e-6) met[id] = (met[id] ?? 0) + expected
  }
}

function maximise(met: Float64Array): Float64Array {
  const sum = met.reduce((all, times) => all + (times > leastMet ? times : 0), 0)
  return met.map(times => (times > leastMet ? (times - leastMet / 2) / sum : unseen))
}

function letterShares(words: readonly string[]): Map<string, number> {
  const met = new Map<string, number>()
  for (const word of words) for (const letter of `${word}$`) add(met, letter, 1)
  return normalise(met)
}

function normalise(met: ReadonlyMap<string, number>): Map<string, number> {
  const sum = [...met.values()].reduce((a, b) => a + b, 0)
  return new Map([...met].map(([key, times]) => [key, times / sum]))
}

function add(met: Map<string, number>, key: string, times: number): void {
  met.set(key, (met.get(key) ?? 0) + times)
}

/** A multiplicative generator (Numerical Recipes): the draw is part of what the thresholds mean. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
