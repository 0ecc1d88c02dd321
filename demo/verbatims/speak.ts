import type { Category } from '../products.ts'
import type { Random } from '../random.ts'
import { arabiziEgyptian } from './arabizi-egyptian.ts'
import { arabiziMoroccan } from './arabizi-moroccan.ts'
import { darija } from './darija.ts'
import { egyptian } from './egyptian.ts'
import { english } from './english.ts'
import { gulf } from './gulf.ts'
import type { Aspect, Dialect, Polarity, Topic, Voice } from './model.ts'
import { msa } from './msa.ts'

export const voices: Readonly<Record<Dialect, Voice>> = {
  msa,
  darija,
  gulf,
  egyptian,
  arabizi_moroccan: arabiziMoroccan,
  arabizi_egyptian: arabiziEgyptian,
  english,
}

/** A sentence that begins with one of these suits only some goods: nobody says of dates that they are two sizes too small. */
const suits: Readonly<Record<string, readonly Category[]>> = {
  '#size ': ['fashion'],
  '#device ': ['electronics', 'home'],
  '#pours ': ['beauty', 'pantry'],
}

export interface Filling {
  readonly product: string
  readonly category: Category
  readonly order: string
  readonly gender: 'm' | 'f'
  readonly days?: string
}

/** What somebody says about one or more aspects, the first one setting the tone. */
export function speakOf(
  random: Random,
  dialect: Dialect,
  said: readonly (readonly [Aspect, Polarity])[],
  filling: Filling,
): string {
  const voice = voices[dialect]
  const tone = said[0]?.[1] ?? 'positive'
  const parts = said.map(([aspect, polarity]) =>
    pickFitting(random, voice.sentences[aspect][polarity], filling.category),
  )
  if (random.chance(0.3)) parts.unshift(random.pick(voice.openers[tone]))
  if (random.chance(0.25)) parts.push(random.pick(voice.closers[tone]))
  return fill(join(random, parts, dialect), filling)
}

/** A message to customer service. */
export function askIn(random: Random, dialect: Dialect, topic: Topic, filling: Filling): string {
  return fill(pickFitting(random, voices[dialect].messages[topic], filling.category), filling)
}

function pickFitting(random: Random, sentences: readonly string[], category: Category): string {
  for (;;) {
    const sentence = random.pick(sentences)
    const [mark] = /^#\w+ /.exec(sentence) ?? []
    if (mark === undefined) return sentence
    if (suits[mark]?.includes(category)) return sentence.slice(mark.length)
  }
}

/** People end sentences in their own way: a full stop, a comma, a new line, or nothing. */
function join(random: Random, parts: readonly string[], dialect: Dialect): string {
  const latin = dialect === 'english' || dialect.startsWith('arabizi')
  const between = random.weighted([
    ['. ', 5],
    [latin ? ', ' : '، ', 4],
    ['\n', 1],
    [' .. ', latin ? 0.3 : 1],
  ])
  const text = parts.join(between)
  return dialect === 'english' && between === ', ' ? text.charAt(0) + lowerAfterCommas(text.slice(1)) : text
}

function lowerAfterCommas(text: string): string {
  return text.replace(/, ([A-Z])(?=[a-z]+ )/g, (_, letter: string) => `, ${letter.toLowerCase()}`)
}

/** `{m|f}` holds the two forms of a word that agrees with the speaker. */
function fill(text: string, { product, order, gender, days = '3' }: Filling): string {
  return text
    .replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, m: string, f: string) => (gender === 'm' ? m : f))
    .replaceAll('{product}', product)
    .replaceAll('{order}', order)
    .replaceAll('{days}', days)
}
