import { spellingUnits } from './spelling-units.ts'

/**
 * How a word of Arabic letters is spelt in Latin ones, as a joint model of both: a pair of words is a chain of units, each
 * some letters of the one beside some of the other («ش» beside «ch», nothing beside «a»), every unit with its probability.
 * The units are learnt from pairs of names (`learn-spelling.ts`), without being told which letters belong together.
 */
export interface SpellingModel {
  /** `arabic:latin` → probability of the unit. */
  readonly units: ReadonlyMap<string, number>
  /** Probability of a letter where nothing is known of the other word, its end (`$`) among them. */
  readonly arabic: ReadonlyMap<string, number>
  readonly latin: ReadonlyMap<string, number>
  /** Evidence that one in a thousand, and one in a hundred, of pairs drawn by chance reach. */
  readonly rare: number
  readonly unusual: number
}

/** Letters of the Arabic and of the Latin word that a unit may take. */
export const unitShapes: readonly (readonly [number, number])[] = [
  ...([
    [1, 0],
    [0, 1],
    [1, 1],
    [1, 2],
  ] as const),
  ...([
    [1, 3],
    [2, 1],
    [2, 2],
    [2, 3],
  ] as const),
]
const unseenUnit = 1e-9
const unseenLetter = 1e-4

/** Longer words are not told apart beyond this: the work grows with the product of the lengths. */
const longestWord = 30

/**
 * Evidence that the two folded words are one name: the logarithm of how much likelier the pair is as a name in two
 * spellings than as two names met by chance, per letter.
 */
export function spellingEvidence(model: SpellingModel, arabic: string, latin: string): number {
  const [a, b] = [arabic.slice(0, longestWord), latin.slice(0, longestWord)]
  if (a === '' || b === '') return -Infinity
  const together = Math.log(chainProbability(model.units, a, b) + 1e-300)
  return (together - aloneLog(model.arabic, a) - aloneLog(model.latin, b)) / (a.length + b.length)
}

/** Sum over all chains of units that spell the pair. */
function chainProbability(units: ReadonlyMap<string, number>, a: string, b: string): number {
  const width = b.length + 1
  const reached = new Float64Array((a.length + 1) * width)
  reached[0] = 1
  for (let i = 0; i <= a.length; i++)
    for (let j = 0; j <= b.length; j++) {
      const here = reached[i * width + j] ?? 0
      if (here === 0) continue
      for (const [m, n] of unitShapes) {
        if (i + m > a.length || j + n > b.length) continue
        const unit = units.get(`${a.slice(i, i + m)}:${b.slice(j, j + n)}`) ?? unseenUnit
        const at = (i + m) * width + j + n
        reached[at] = (reached[at] ?? 0) + here * unit
      }
    }
  return reached[a.length * width + b.length] ?? 0
}

function aloneLog(letters: ReadonlyMap<string, number>, word: string): number {
  let sum = Math.log(letters.get('$') ?? unseenLetter)
  for (const letter of word) sum += Math.log(letters.get(letter) ?? unseenLetter)
  return sum
}

/** The model that is shipped, read from its table. */
export function readSpellingModel(table: typeof spellingUnits = spellingUnits): SpellingModel {
  return {
    units: readProbabilities(table.units),
    arabic: readProbabilities(table.arabic),
    latin: readProbabilities(table.latin),
    rare: table.rare,
    unusual: table.unusual,
  }
}

/** `ش:ch 4.21 …`: each with the negative natural logarithm of its probability. */
function readProbabilities(text: string): Map<string, number> {
  const words = text.split(' ')
  const found = new Map<string, number>()
  for (let i = 0; i + 1 < words.length; i += 2) found.set(words[i] ?? '', Math.exp(-Number(words[i + 1])))
  return found
}
