import { foldText } from '../../platform/i18n/fold-text.ts'

export interface Token {
  /** Place in the text as typed, in UTF-16 units. */
  readonly from: number
  readonly to: number
  /** In one spelling: lower case, no diacritics, one form of each letter, Western digits. */
  readonly fold: string
}

/** Words (an apostrophe or joiner may stand inside), whole dates, arrows and signs of comparison. */
const pattern =
  /\p{N}{4}-\p{N}{1,2}-\p{N}{1,2}|\p{N}{1,2}[/.]\p{N}{1,2}[/.]\p{N}{4}|(?:\p{L}|\p{N})(?:[\p{L}\p{N}\p{M}_\u200c\u200d]|['’.](?=\p{L}))*|->|=>|[→←➜⟵⟶><≥≤]/gu

export const mostTokens = 80

/** The words of a text. A word that Moroccan negation surrounds (ما…ش) becomes two: the negation and the word. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const found of text.matchAll(pattern)) {
    const fold = foldText(found[0]).replace(/[’]/g, "'")
    if (fold === '') continue
    const [from, to] = [found.index, found.index + found[0].length]
    const [token, before] = [{ from, to, fold }, tokens.at(-1)]
    const denied = before && denier.test(before.fold) ? rest.exec(fold)?.[1] : undefined
    if (before && denied) tokens.splice(-1, 1, { ...before, fold: negation }, { ...token, fold: denied })
    else tokens.push(...splitNegation(token))
    if (tokens.length >= mostTokens) break
  }
  return tokens.slice(0, mostTokens)
}

const whole = /^(?:ما|وما|ma|wma)((?:[\u0621-\u064a]{3,}(?=ش$))|(?:[a-z0-9]{2,}(?=ch$|sh$)))(?:ش|ch|sh)$/
const rest = /^((?:[\u0621-\u064a]{3,}(?=ش$))|(?:[a-z0-9]{2,}(?=ch$|sh$)))(?:ش|ch|sh)$/

/** How a negation is called once it is found. */
export const negation = 'لم'

const denier = /^(ما|وما|ma|wma|oma|mab9awch|لا|ولا)$/

function splitNegation(token: Token): Token[] {
  const joined = whole.exec(token.fold)?.[1]
  if (joined)
    return [
      { from: token.from, to: token.from + 2, fold: negation },
      { ...token, from: token.from + 2, fold: joined },
    ]
  return [token]
}
