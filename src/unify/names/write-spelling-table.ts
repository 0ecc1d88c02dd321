import type { SpellingModel } from './spelling-model.ts'

/** The text of `spelling-units.ts`: sorted, so that learning the same again changes no line. */
export function writeSpellingTable(model: SpellingModel): string {
  return `// Written by scripts/learn-spelling.mjs from pairs of names (google/transliteration, ar2en-train, Apache-2.0).
// Each unit or letter is followed by the negative natural logarithm of its probability.
// biome-ignore format: one line a list
export const spellingUnits = {
  rare: ${model.rare.toFixed(4)},
  unusual: ${model.unusual.toFixed(4)},
  arabic: '${linesOf(model.arabic)}',
  latin: '${linesOf(model.latin)}',
  units: '${linesOf(model.units)}',
}
`
}

function linesOf(probabilities: ReadonlyMap<string, number>): string {
  return [...probabilities]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([key, probability]) => `${key} ${(-Math.log(probability)).toFixed(2)}`)
    .join(' ')
}
