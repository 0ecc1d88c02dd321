export type Direction = 'ltr' | 'rtl'

export interface LanguageDefinition {
  readonly tag: string
  /** In its own letters: somebody who cannot read the current language must find theirs. */
  readonly name: string
  readonly direction: Direction
  /** The language of its sentences and of its CLDR data. */
  readonly words: string
  readonly pseudo?: 'accented' | 'mirrored'
}

/** A language is added here and in the `strings.*.ts` files; nothing else asks which language it is. */
export const languages: readonly LanguageDefinition[] = [
  { tag: 'en', name: 'English', direction: 'ltr', words: 'en' },
  { tag: 'ar', name: 'العربية', direction: 'rtl', words: 'ar' },
]

/** For development: what is not bracketed is not translated, what is not mirrored is not laid out. */
export const pseudoLanguages: readonly LanguageDefinition[] = [
  { tag: 'en-XA', name: '[Åççéñţéð]', direction: 'ltr', words: 'en', pseudo: 'accented' },
  { tag: 'ar-XB', name: '[Mirrored]', direction: 'rtl', words: 'en', pseudo: 'mirrored' },
]

const english: LanguageDefinition = { tag: 'en', name: 'English', direction: 'ltr', words: 'en' }

export function findLanguage(tag: string): LanguageDefinition {
  return [...languages, ...pseudoLanguages].find(l => l.tag === tag) ?? english
}

/** The first language the browser asks for that we speak. */
export function chooseLanguage(wanted: readonly string[]): string {
  for (const tag of wanted) {
    const found = languages.find(l => l.tag === tag.split('-')[0])
    if (found) return found.tag
  }
  return english.tag
}
