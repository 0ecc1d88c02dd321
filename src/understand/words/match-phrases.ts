import type { Phrase, Target } from './phrases.ts'
import type { Token } from './tokenise.ts'
import type { Vocabulary } from './vocabulary.ts'
import { editDistance, formsOf, latinSkeleton } from './word-forms.ts'

/** Tokens `from` to `to` (not included) understood as one thing, or as one of several. */
export interface Item {
  readonly from: number
  readonly to: number
  /** The likeliest first. Empty: not understood. */
  readonly targets: readonly Target[]
  readonly weight: number
}

interface Match extends Item {
  readonly target: Target
}

type Forms = ReadonlyMap<string, number>

const mostMistyped = 25

/**
 * Cuts the text into phrases so that as much of it as possible is understood, as exactly as possible. Deterministic: of
 * two ways of the same weight the one that begins with the longer phrase.
 */
export function matchPhrases(tokens: readonly Token[], vocabulary: Vocabulary): Item[] {
  let mistyped = 0
  const forms = tokens.map(({ fold }): Forms => {
    const own = new Map(formsOf(fold).map(({ form, cost }) => [form, cost]))
    if ([...own.keys()].some(form => vocabulary.byForm.has(form) || vocabulary.small.has(form))) return own
    const near = ++mistyped <= mostMistyped ? nearForms(fold, vocabulary) : []
    return new Map([...own, ...near])
  })
  const matches = tokens.flatMap((_, at) => matchesAt(at, { tokens, forms, vocabulary }))
  return bestCover(tokens.length, matches)
}

/** Words that this one may be a misspelling of. */
function nearForms(fold: string, { bySkeleton, byLength }: Vocabulary): [string, number][] {
  const skeleton = latinSkeleton(fold)
  const alike = skeleton && (skeleton.length > 2 || /\d/.test(fold)) ? (bySkeleton.get(skeleton) ?? []) : []
  if (alike.length > 0) {
    const first = alike.filter(form => form[0] === fold[0])
    return (first.length > 0 ? first : alike).slice(0, 12).map(form => [form, 0.15])
  }
  if (fold.length < 4 || /^\d+$/.test(fold)) return []
  const most = fold.length >= 8 ? 2 : 1
  const found: { form: string; edits: number }[] = []
  for (let length = fold.length - most; length <= fold.length + most; length++)
    for (const form of byLength.get(length) ?? []) {
      if (form.length < 4 || (fold.length < 6 && form[0] !== fold[0])) continue
      const edits = editDistance(fold, form, most)
      if (edits <= most) found.push({ form, edits })
    }
  const least = Math.min(...found.map(({ edits }) => edits))
  return found.filter(({ edits }) => edits === least).map(({ form, edits }) => [form, 0.25 * edits])
}

interface Sight {
  readonly tokens: readonly Token[]
  readonly forms: readonly Forms[]
  readonly vocabulary: Vocabulary
}

function matchesAt(at: number, sight: Sight): Match[] {
  const { forms, vocabulary } = sight
  const tried = new Set<Phrase>()
  const found: Match[] = []
  for (const form of forms[at]?.keys() ?? [])
    for (const phrase of vocabulary.byForm.get(form) ?? []) {
      if (tried.has(phrase)) continue
      tried.add(phrase)
      const match = phrase.isLoose ? matchLoosely(phrase, at, sight) : matchStrictly(phrase, at, sight)
      if (match) found.push(match)
    }
  return found
}

function matchStrictly(phrase: Phrase, at: number, { forms }: Sight): Match | null {
  let cost = 0
  for (const [i, slot] of phrase.slots.entries()) {
    const best = cheapest(slot, forms[at + i])
    if (best === null) return null
    cost += best
  }
  return matched(phrase, { from: at, to: at + phrase.slots.length, cost })
}

/** The first word must fill a slot; small words are passed over, two at most. */
function matchLoosely(phrase: Phrase, at: number, { forms, vocabulary }: Sight): Match | null {
  const left = new Set(phrase.slots)
  let [cost, passed, i, turned] = [0, 0, at, 0]
  let place = 0
  while (left.size > 0) {
    const own = forms[i]
    if (!own) return null
    let best: { slot: ReadonlyMap<string, number>; cost: number } | null = null
    for (const slot of left) {
      const price = cheapest(slot, own)
      if (price !== null && (best === null || price < best.cost)) best = { slot, cost: price }
    }
    if (best) {
      left.delete(best.slot)
      cost += best.cost
      if (phrase.slots[place] !== best.slot) turned = 0.05
      place++
    } else {
      if (i === at || passed >= 2 || ![...own.keys()].some(form => vocabulary.small.has(form))) return null
      passed++
    }
    i++
  }
  return matched(phrase, { from: at, to: i, cost: cost + 0.1 * passed + turned })
}

function cheapest(slot: ReadonlyMap<string, number>, forms: Forms | undefined): number | null {
  let best: number | null = null
  for (const [form, cost] of forms ?? []) {
    const own = slot.get(form)
    if (own !== undefined && (best === null || own + cost < best)) best = own + cost
  }
  return best
}

const bias: Readonly<Record<Target['is'], number>> = {
  event: 0.06,
  channel: 0.05,
  property: 0.03,
  value: 0,
  meaning: 0.04,
  month: 0.05,
  number: 0.02,
}

function matched(
  phrase: Phrase,
  { from, to, cost }: { from: number; to: number; cost: number },
): Match | null {
  const { target, slots } = phrase
  // Values are names of goods and towns: thousands, and a mistyped word would soon be one.
  if (target.is === 'value' && cost >= 0.2) return null
  const isSmall = target.is === 'meaning' && target.meaning === 'small'
  const size = isSmall ? 0.4 * slots.length : slots.length + 0.3 * (slots.length - 1) + bias[target.is]
  const named = target.is === 'event' && !target.isNamed ? -0.02 : 0
  return { from, to, target, targets: [target], weight: size - cost + named }
}

function bestCover(length: number, matches: readonly Match[]): Item[] {
  const ending = Map.groupBy(matches, match => match.to)
  const best: { weight: number; item: Match | null }[] = [{ weight: 0, item: null }]
  for (let end = 1; end <= length; end++) {
    let chosen: { weight: number; item: Match | null } = { weight: best[end - 1]?.weight ?? 0, item: null }
    for (const match of ending.get(end) ?? []) {
      const weight = (best[match.from]?.weight ?? 0) + match.weight
      if (weight > chosen.weight + 1e-9) chosen = { weight, item: match }
    }
    best.push(chosen)
  }
  const items: Item[] = []
  for (let end = length; end > 0; ) {
    const item = best[end]?.item
    if (item) items.push(withOthers(item, matches))
    else items.push({ from: end - 1, to: end, targets: [], weight: 0 })
    end = item ? item.from : end - 1
  }
  return items.reverse()
}

/** The same words can mean several things; which is decided by what stands around them. */
function withOthers({ from, to, weight }: Match, matches: readonly Match[]): Item {
  const here = matches
    .filter(match => match.from === from && match.to === to && match.weight > weight - 0.7)
    .sort((a, b) => b.weight - a.weight)
  const seen = new Set<string>()
  const targets = here.flatMap(({ target }) => {
    const key = JSON.stringify({ ...target, isNamed: null })
    if (seen.has(key)) return []
    seen.add(key)
    return [target]
  })
  return { from, to, targets, weight }
}
