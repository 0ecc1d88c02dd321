export type Script = 'arabic' | 'latin' | 'none'

/** Marks of vowels, hamza and madda on their carriers, the tatweel, and what an accented letter leaves when taken apart. */
const marks = /[\p{M}\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Letters that do not come apart by themselves, in either script. */
const letters: Readonly<Record<string, string>> = {
  ...{ ٱ: 'ا', ی: 'ي', ڭ: 'ك', گ: 'ك', ک: 'ك', ڨ: 'ق', ہ: 'ه', ھ: 'ه' },
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' },
}

/**
 * One word of a name, for comparison: lower case without accents in Latin, letters without vowels, hamza carriers and
 * lengthening in Arabic. ة and ى stay: the model of spellings tells them from ه and ي. What is no letter of either script
 * goes.
 */
export function foldNameWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(/./gsu, letter => letters[letter] ?? letter)
    .replace(/[^a-z0-9\u0621-\u063a\u0641-\u064a\u067e\u0686\u0698\u06a4]/g, '')
}

/** Letters that Arabic writers take for one another: compared as one among Arabic spellings. */
const alike: Readonly<Record<string, string>> = {
  ة: 'ه',
  ى: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ء: '',
  ڤ: 'ف',
  پ: 'ب',
  چ: 'ج',
  ژ: 'ز',
}

/** A folded Arabic word with hamza, ta marbuta and alef maqsura levelled as well. */
export function levelArabic(folded: string): string {
  return folded.replace(/[ةىئؤءڤپچژ]/g, letter => alike[letter] ?? letter)
}

export function scriptOf(word: string): Script {
  if (/[\u0621-\u06d3]/.test(word)) return 'arabic'
  return /[a-z]/i.test(word) ? 'latin' : 'none'
}
