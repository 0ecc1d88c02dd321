/**
 * Everything put into a sentence is isolated, or the sentence turns it round
 * ("phone +966 50…" is drawn backwards inside Arabic). On the page that is `<bdi>`; in plain text these marks.
 */
const firstStrong = '\u2068'
const leftToRight = '\u2066'
const rightToLeft = '\u2067'
const end = '\u2069'

/** For names, quotes, titles: the direction is found from the content. */
export function isolate(text: string): string {
  if (text === '') return ''
  return `${isAmountInArabic(text) ? rightToLeft : firstStrong}${text}${end}`
}

/**
 * A negative number with its unit. The mark before its sign (U+200E) would be taken for the first letter of all, and the unit be drawn
 * before the number.
 */
export function isAmountInArabic(text: string): boolean {
  return /^\u200e[^\p{L}]*\p{Script=Arabic}/u.test(text)
}

/** For what always runs left to right: phone, e-mail, URL, code, key, id, 24-hour time. */
export function isolateLtr(text: string): string {
  return text === '' ? '' : `${leftToRight}${text}${end}`
}

const invisible = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** What is copied or exported carries no invisible marks: a phone pasted with one cannot be dialled. */
export function stripMarks(text: string): string {
  return text.replace(invisible, '')
}
