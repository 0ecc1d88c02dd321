import { levelArabic, type Script, scriptOf } from './fold-name.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { levelLatin, nameSound } from './name-sound.ts'
import { nameWords, wordVariants } from './name-words.ts'
import { type SpellingModel, spellingEvidence } from './spelling-model.ts'

/** Above it two words are read as spellings of one name; see `grade`. */
export const sameName = 0.9
/** What another reading of a word (without its article) costs. */
const variantCost = 0.01

export interface NameComparison {
  /** 0…1; from `sameName` on the names are judged the same. */
  readonly similarity: number
  readonly isAcrossScripts: boolean
}

/**
 * How alike two names are, in whatever scripts. Each word of the shorter name takes the most similar word of the longer
 * one that is still free; words left over cost little, because fathers' names are often left out, but a single word never
 * proves a whole name.
 */
export function compareNames(model: SpellingModel, a: string, b: string): NameComparison {
  const [short, long] = [nameWords(a), nameWords(b)].sort((x, y) => x.length - y.length)
  if (!short?.length || !long?.length) return { similarity: 0, isAcrossScripts: false }
  const free = new Set(long)
  let sum = 0
  for (const word of short) {
    let best = { similarity: 0, word: '' }
    for (const other of free) {
      const similarity = compareNameWords(model, word, other)
      if (similarity > best.similarity) best = { similarity, word: other }
    }
    free.delete(best.word)
    sum += best.similarity
  }
  const similarity = sum / short.length - 0.02 * Math.min(3, long.length - short.length)
  const isPart = short.length === 1 && long.length > 1
  return {
    similarity: Math.max(0, isPart ? Math.min(similarity, sameName - 0.05) : similarity),
    isAcrossScripts: scriptOf(a) !== scriptOf(b),
  }
}

/** The same of two folded words (`nameWords`). */
export function compareNameWords(model: SpellingModel, a: string, b: string): number {
  if (a === b) return 1
  const scripts = [scriptOf(a), scriptOf(b)] as const
  let best = 0
  for (const [i, x] of wordVariants(a).entries())
    for (const [j, y] of wordVariants(b).entries())
      best = Math.max(best, compareReadings(model, scripts, [x, y]) - variantCost * (i + j))
  return Math.max(0, best)
}

function compareReadings(
  model: SpellingModel,
  [s, t]: readonly [Script, Script],
  [a, b]: readonly [string, string],
): number {
  if (s === 'arabic' && t === 'latin') return grade(model, spellingEvidence(model, a, b))
  if (s === 'latin' && t === 'arabic') return grade(model, spellingEvidence(model, b, a))
  return s === 'arabic' ? compareArabic(a, b) : compareLatin(a, b)
}

/**
 * Evidence that one in a thousand pairs of strangers reaches is `sameName`, one in a hundred 0.8; between and beyond them
 * in proportion.
 */
export function grade({ rare, unusual }: SpellingModel, evidence: number): number {
  return Math.min(1, Math.max(0, sameName + (0.1 * (evidence - rare)) / (rare - unusual)))
}

function compareArabic(a: string, b: string): number {
  const [x, y] = [levelArabic(a), levelArabic(b)]
  return x === y ? 0.99 : jaroWinkler(x, y)
}

/** The same consonants and one vowel other (Youssef, Yusuf) is one name; the same consonants alone are not (Salim, Salma). */
function compareLatin(a: string, b: string): number {
  const [x, y] = [levelLatin(a), levelLatin(b)]
  const plain = 0.97 * jaroWinkler(a, b)
  if (x === y) return 0.98
  const sound = nameSound(a)
  const isOneSound = sound.length > 1 && sound === nameSound(b) && isOneLetterOff(x, y)
  return isOneSound ? Math.max(plain, jaroWinkler(x, y)) : plain
}

/** One letter is other, or stands on one side alone. */
function isOneLetterOff(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - start - end <= 1
}
