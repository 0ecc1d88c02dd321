import type { Meaning } from './meanings.ts'
import { tokenise } from './tokenise.ts'
import { formsOf } from './word-forms.ts'

/** What a phrase stands for. `names`: raw names of events, those that the workspace has, the likeliest first. */
export type Target =
  | { readonly is: 'meaning'; readonly meaning: Meaning }
  | { readonly is: 'event'; readonly name: string; readonly isNamed: boolean }
  | { readonly is: 'property'; readonly path: string }
  | { readonly is: 'value'; readonly path: string; readonly value: string }
  | { readonly is: 'channel'; readonly channel: string }
  | { readonly is: 'month'; readonly calendar: 'gregorian' | 'hijri'; readonly month: number }
  | { readonly is: 'number'; readonly n: number }

export interface Phrase {
  /** For each word of the phrase the forms that fill it, and what each costs. */
  readonly slots: readonly ReadonlyMap<string, number>[]
  /** Small words may stand between, and the words may stand in any order: names are hardly ever typed as they are written. */
  readonly isLoose: boolean
  readonly target: Target
}

/** Phrases out of their short notation: `a b|[c|d] e`. */
export function parsePhrases(notation: string): string[][][] {
  return splitOutside(notation).flatMap(text => {
    const pieces = [...text.matchAll(/\[([^\]]*)\]|[^[\]]+/g)].map(found =>
      found[1] === undefined ? [found[0].trim()] : found[1].split('|'),
    )
    return expand(pieces.filter(piece => piece.some(word => word !== '')))
  })
}

function splitOutside(notation: string): string[] {
  const parts: string[] = []
  let [depth, part] = [0, '']
  for (const letter of notation) {
    if (letter === '[') depth++
    if (letter === ']') depth--
    if (letter === '|' && depth === 0) {
      parts.push(part)
      part = ''
    } else part += letter
  }
  return [...parts, part].map(text => text.trim()).filter(text => text !== '')
}

/** Alternatives of one word stay together in a slot; each of several words makes a phrase of its own. */
function expand(pieces: readonly (readonly string[])[]): string[][][] {
  return pieces.reduce<string[][][]>(
    (made, piece) => {
      const folded = piece.map(word => wordsOf(word)).filter(words => words.length > 0)
      const single = folded.filter(words => words.length === 1).map(words => words[0] ?? '')
      const endings: string[][][] = [
        ...(single.length > 0 ? [[single]] : []),
        ...folded.filter(words => words.length > 1).map(words => words.map(word => [word])),
      ]
      return made.flatMap(before => endings.map(ending => [...before, ...ending]))
    },
    [[]],
  )
}

export function wordsOf(text: string): string[] {
  return tokenise(text.slice(0, 200)).map(({ fold }) => fold)
}

const arabicLetter = /[\u0621-\u064a]/

/** A slot: the words, and for names also what is left without endings. */
export function slotOf(words: readonly string[], isName: boolean): Map<string, number> {
  const slot = new Map<string, number>()
  for (const word of words) {
    slot.set(word, 0)
    if (!isName) continue
    for (const { form, cost } of formsOf(word)) {
      const isShort = arabicLetter.test(form) && form.length < 3
      if (!isShort && !slot.has(form)) slot.set(form, cost)
    }
  }
  return slot
}
