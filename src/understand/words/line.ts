import type { Item } from './match-phrases.ts'
import type { Meaning } from './meanings.ts'
import type { Target } from './phrases.ts'
import type { Token } from './tokenise.ts'

/** The understood phrases of a text in their order. Places are places of items. */
export interface Line {
  readonly length: number
  has(at: number, ...meanings: Meaning[]): boolean
  /** Whether any item means one of these. */
  says(...meanings: Meaning[]): boolean
  number(at: number): number | null
  /** The text of an item in one spelling. */
  fold(at: number): string
  month(at: number): { readonly calendar: 'gregorian' | 'hijri'; readonly month: number } | null
  targets<K extends Target['is']>(at: number, is: K): Extract<Target, { is: K }>[]
  first(at: number): Target | null
  /** Passes over small words: the place of the next word that says something, at most two further on. */
  skip(at: number): number
}

export function createLine(items: readonly Item[], tokens: readonly Token[]): Line {
  const sets = items.map(
    ({ targets }) => new Set(targets.flatMap(target => (target.is === 'meaning' ? [target.meaning] : []))),
  )
  const has = (at: number, ...meanings: Meaning[]) =>
    meanings.some(meaning => sets[at]?.has(meaning) ?? false)
  const fold = (at: number) => {
    const item = items[at]
    return item
      ? tokens
          .slice(item.from, item.to)
          .map(token => token.fold)
          .join(' ')
      : ''
  }
  const targets = <K extends Target['is']>(at: number, is: K) =>
    (items[at]?.targets ?? []).filter((target): target is Extract<Target, { is: K }> => target.is === is)
  return {
    length: items.length,
    has,
    says: (...meanings) => items.some((_, at) => has(at, ...meanings)),
    number: at => (/^\d{1,6}$/.test(fold(at)) ? Number(fold(at)) : (targets(at, 'number')[0]?.n ?? null)),
    fold,
    month: at => targets(at, 'month')[0] ?? null,
    targets,
    first: at => items[at]?.targets[0] ?? null,
    skip: at => {
      let next = at
      while (next < at + 2 && sets[next]?.size === 1 && has(next, 'small')) next++
      return next
    },
  }
}

/** A line without words that yet means something: for what was not typed but named. */
export function emptyLine(meant: readonly Meaning[]): Line {
  return { ...createLine([], []), says: (...meanings) => meanings.some(meaning => meant.includes(meaning)) }
}
