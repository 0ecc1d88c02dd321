import type { DisplayName } from '../../platform/i18n/display-names.ts'
import { calendarPhrases } from './calendar-words.ts'
import { commerceWords } from './commerce-words.ts'
import { arabic } from './lexicon-ar.ts'
import { darija } from './lexicon-darija.ts'
import { english } from './lexicon-en.ts'
import { type Lexicon, meanings } from './meanings.ts'
import { type Phrase, parsePhrases, slotOf, type Target, wordsOf } from './phrases.ts'
import { countryWords, propertyWords } from './property-words.ts'
import { latinSkeleton } from './word-forms.ts'

/** What a workspace has, as far as words can name it. The most frequent first. */
export interface WordsCatalogue {
  readonly events: readonly string[]
  readonly channels: readonly string[]
  readonly properties: readonly {
    readonly path: string
    readonly isNumber: boolean
    readonly examples: readonly string[]
  }[]
  /** Whose journeys can be asked about beside people: `order_id`. */
  readonly kinds: readonly string[]
  /** The questions that there are. */
  readonly questions: readonly string[]
  readonly names: readonly DisplayName[]
}

/** All phrases that words are matched with. Made once for a workspace: it costs some 30 ms. */
export interface Vocabulary {
  readonly catalogue: WordsCatalogue
  /** Phrases in which a form stands (of strict ones: as the first word). */
  readonly byForm: ReadonlyMap<string, readonly Phrase[]>
  /** Words that are small talk: nothing is missed with them, and they may stand inside a name. */
  readonly small: ReadonlySet<string>
  /** Words with Latin letters by what is left without vowels. */
  readonly bySkeleton: ReadonlyMap<string, readonly string[]>
  /** All forms by their length, for words that were mistyped. */
  readonly byLength: ReadonlyMap<number, readonly string[]>
  nameOf(kind: 'event' | 'property' | 'value' | 'channel', raw: string, language: 'en' | 'ar'): string
}

const mostValues = 4_000
const noName = /^(true|false|yes|no|نعم|لا|\d.*|.{0,2})$/i

export function createVocabulary(catalogue: WordsCatalogue): Vocabulary {
  const phrases = [...ownPhrases(catalogue), ...languagePhrases()]
  const byForm = new Map<string, Phrase[]>()
  for (const phrase of phrases) {
    const starts = phrase.isLoose ? phrase.slots : phrase.slots.slice(0, 1)
    const seen = new Set(starts.flatMap(slot => [...slot.keys()]))
    for (const form of seen) put(byForm, form, phrase)
  }
  const known = new Set(phrases.flatMap(({ slots }) => slots.flatMap(slot => [...slot.keys()])))
  const bySkeleton = new Map<string, string[]>()
  const byLength = new Map<number, string[]>()
  for (const form of known) {
    put(byLength, form.length, form)
    const skeleton = latinSkeleton(form)
    if (skeleton) put(bySkeleton, skeleton, form)
  }
  const small = new Set(
    [english, arabic, darija]
      .flatMap(({ small = '' }) => parsePhrases(small))
      .flatMap(slots => (slots.length === 1 ? (slots[0] ?? []) : [])),
  )
  for (const { slots } of languagePhrases().filter(
    ({ target }) => target.is === 'meaning' && joining.has(target.meaning),
  ))
    if (slots.length === 1) for (const form of slots[0]?.keys() ?? []) small.add(form)
  const named = new Map(catalogue.names.map(one => [`${one.kind} ${one.language} ${one.raw}`, one.name]))
  return {
    catalogue,
    byForm,
    small,
    bySkeleton,
    byLength,
    nameOf: (kind, raw, language) => named.get(`${kind} ${language} ${raw}`) ?? raw,
  }
}

/** Words that may stand inside a name: added to *the* cart. */
const joining: ReadonlySet<string> = new Set(['in', 'to', 'from'])

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function phrase(words: readonly string[], target: Target): Phrase[] {
  if (words.length === 0 || words.length > 8) return []
  return [{ slots: words.map(word => slotOf([word], true)), isLoose: words.length > 1, target }]
}

function ownPhrases({ events, channels, properties, names }: WordsCatalogue): Phrase[] {
  const [isEvent, isChannel] = [new Set(events), new Set(channels)]
  const isProperty = new Set(properties.map(({ path }) => path))
  const target = ({ kind, raw }: Pick<DisplayName, 'kind' | 'raw'>): Target | null => {
    if (kind === 'event' && isEvent.has(raw)) return { is: 'event', name: raw, isNamed: true }
    if (kind === 'channel' && isChannel.has(raw)) return { is: 'channel', channel: raw }
    if (kind === 'property' && isProperty.has(raw)) return { is: 'property', path: raw }
    const [path = '', value] = kind === 'value' ? splitOnce(raw) : []
    return value !== undefined && isProperty.has(path) ? { is: 'value', path, value } : null
  }
  const of = (kind: DisplayName['kind'], raw: string, name: string): Phrase[] => {
    const found = target({ kind, raw })
    return found && !(kind === 'value' && noName.test(name))
      ? phrase(wordsOf(name.replace(/[_.$]/g, ' ')), found)
      : []
  }
  return [
    ...names.flatMap(({ kind, raw, name }) => of(kind, raw, name)),
    ...events.flatMap(raw => of('event', raw, raw.replace(/([a-z])([A-Z])/g, '$1 $2'))),
    ...channels.flatMap(raw => of('channel', raw, raw)),
    ...properties.flatMap(({ path }) => of('property', path, path)),
    ...properties
      .flatMap(({ path, examples }) => examples.map(value => of('value', `${path}=${value}`, value)))
      .slice(0, mostValues)
      .flat(),
    ...propertyWords.flatMap(([paths, words]) => {
      const path = paths.find(one => isProperty.has(one))
      return path === undefined ? [] : strict(words, { is: 'property', path })
    }),
    ...(isProperty.has('country')
      ? Object.entries(countryWords).flatMap(([value, words]) =>
          strict(words, { is: 'value', path: 'country', value }),
        )
      : []),
    ...commerceWords.flatMap(({ events: raws, words }) => {
      const raw = raws.find(name => isEvent.has(name))
      if (raw === undefined) return []
      return parsePhrases(words).map(slots => ({
        slots: slots.map(words => slotOf(words, true)),
        isLoose: slots.length > 1,
        target: { is: 'event', name: raw, isNamed: false } as const,
      }))
    }),
  ]
}

function splitOnce(text: string): [string, string] | [] {
  const at = text.indexOf('=')
  return at < 1 ? [] : [text.slice(0, at), text.slice(at + 1)]
}

let languageOnes: Phrase[] | null = null

/** The phrases of the three languages do not depend on a workspace. */
function languagePhrases(): Phrase[] {
  languageOnes ??= [
    ...[english, arabic, darija].flatMap(lexiconPhrases),
    ...calendarPhrases.gregorian.flatMap((text, i) =>
      strict(text, { is: 'month', calendar: 'gregorian', month: i + 1 }),
    ),
    ...calendarPhrases.hijri.flatMap((text, i) =>
      strict(text, { is: 'month', calendar: 'hijri', month: i + 1 }),
    ),
    ...calendarPhrases.numbers.flatMap(([n, text]) => strict(text, { is: 'number', n })),
  ]
  return languageOnes
}

function lexiconPhrases(lexicon: Lexicon): Phrase[] {
  return meanings.flatMap(meaning => strict(lexicon[meaning] ?? '', { is: 'meaning', meaning }))
}

function strict(notation: string, target: Target): Phrase[] {
  return parsePhrases(notation).map(slots => ({
    slots: slots.map(words => slotOf(words, false)),
    isLoose: false,
    target,
  }))
}
