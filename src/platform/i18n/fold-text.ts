/**
 * Folding for search: what people type and what is stored meet in one spelling. Sorting is `Intl.Collator`'s
 * work, which joins أ and ا but not ة and ه (seen in ICU of CLDR 48), so it cannot be used for finding.
 */
// Hamza and madda leave their carriers (أ إ آ ؤ ئ) in the decomposition below; these do not decompose.
const letters: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ڭ: 'ك',
  گ: 'ك',
  ک: 'ك',
  ڤ: 'ف',
  پ: 'ب',
  چ: 'ج',
  ژ: 'ز',
}
const marks = /\p{M}|[\u0640\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Lower case, no diacritics in either script, one form of each Arabic letter, Western digits, single spaces. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/./gsu, letter => letters[letter] ?? letter)
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether every word of the query occurs in one of the texts. */
export function matchesText(query: string, texts: readonly string[]): boolean {
  const hay = texts.map(foldText)
  return foldText(query)
    .split(' ')
    .every(word => hay.some(text => text.includes(word)))
}
