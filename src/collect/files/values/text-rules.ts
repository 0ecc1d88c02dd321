/** Marks that carry no content but hide in cells: direction marks, zero-width characters, byte order marks. */
const hidden = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff\u00ad]/g
const anyHidden = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff\u00ad]/
const easternDigit = /[\u0660-\u0669\u06f0-\u06f9]/
const easternDigits = /[\u0660-\u0669\u06f0-\u06f9]/g

/** The cell without hidden marks and outer blanks. Never used on free text: emoji need their joiners. */
export function plainText(text: string): string {
  return (anyHidden.test(text) ? text.replace(hidden, '') : text).trim()
}

/** ٠-٩ and ۰-۹ as 0-9. The separators ٫ and ٬ stay: their meaning is certain, that of . and , is not. */
export function latinDigits(text: string): string {
  return easternDigit.test(text)
    ? text.replace(easternDigits, digit => String((digit.codePointAt(0) ?? 0) & 0xf))
    : text
}

/** A copy that does not keep the whole chunk alive from which a cell was sliced. */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

/** Words that programs write where there is nothing. */
const nothing = new Set(['null', 'nan', 'none', 'n/a', '#n/a', 'nil', '\\n', 'undefined', 'nat', '<na>'])

export function isNothing(text: string): boolean {
  return text === '' || (text.length <= 9 && nothing.has(text.toLowerCase()))
}
