import { isolate } from './isolate.ts'
import { findLanguage } from './languages.ts'
import { type LocaleSettings, localeTag } from './locale.ts'
import { evaluateMessage, type Message, type MessagePart, type MessageValue, readMessage } from './message.ts'
import { pseudoText } from './pseudo.ts'

export type Sentences<Key extends string> = Readonly<Record<Key, string>>
export type Values = Readonly<Record<string, MessageValue>>

/**
 * The sentences of one part in every language. English and Arabic are both required by the type;
 * further languages may be added and fall back to English sentence by sentence.
 */
export interface Catalog<Key extends string> {
  readonly en: Sentences<Key>
  readonly ar: Sentences<Key>
  readonly more: Readonly<Record<string, Partial<Sentences<Key>>>>
}

/** `catalog({ en, ar })`: a key missing in either language is a type error. */
export function catalog<const En extends Readonly<Record<string, string>>>(sentences: {
  en: En
  ar: Sentences<Extract<keyof En, string>>
  more?: Readonly<Record<string, Partial<Sentences<Extract<keyof En, string>>>>>
}): Catalog<Extract<keyof En, string>> {
  return { en: sentences.en, ar: sentences.ar, more: sentences.more ?? {} }
}

/** Gives the sentence of a key as plain text, values isolated by invisible marks. */
export type Translate<Key extends string> = (key: Key, values?: Values) => string

const read = new Map<string, Message>()

function messageOf(text: string): Message {
  const known = read.get(text)
  if (known) return known
  const message = readMessage(text)
  read.set(text, message)
  return message
}

/** The sentence taken apart, for the page to draw with `<bdi>` and marked-up pieces. */
export function sentenceParts<Key extends string>(
  from: Catalog<Key>,
  settings: LocaleSettings,
  sentence: { key: Key; values?: Values | undefined },
): readonly MessagePart[] {
  const { words, pseudo } = findLanguage(settings.language)
  const text =
    words === 'en'
      ? from.en[sentence.key]
      : words === 'ar'
        ? from.ar[sentence.key]
        : (from.more[words]?.[sentence.key] ?? from.en[sentence.key])
  const parts = evaluateMessage(messageOf(text), localeTag(settings), sentence.values ?? {})
  return pseudo ? pseudoText(parts, pseudo) : parts
}

export function translator<Key extends string>(from: Catalog<Key>, settings: LocaleSettings): Translate<Key> {
  return (key, values) => partsToText(sentenceParts(from, settings, { key, values }))
}

/** Parts as plain text; tags fall away, values keep their own direction. */
export function partsToText(parts: readonly MessagePart[]): string {
  return parts
    .map(part =>
      part.kind === 'tag' ? partsToText(part.parts) : part.kind === 'value' ? isolate(part.text) : part.text,
    )
    .join('')
}
