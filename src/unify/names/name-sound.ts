import { scriptOf } from './fold-name.ts'

/** Consonants of both scripts that spellings exchange fall into one class; vowels, ه ح ع and their like into none. */
const arabicSounds: Readonly<Record<string, string>> = {
  ...{ ب: 'b', پ: 'b', ت: 't', ط: 't', ث: 't', ج: 'g', چ: 's', خ: 'k', د: 'd', ض: 'd', ذ: 'd' },
  ...{ ر: 'r', ز: 'z', ژ: 'g', ظ: 'z', س: 's', ص: 's', ش: 's', غ: 'g', ف: 'f', ڤ: 'f' },
  ...{ ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n' },
}

/**
 * The consonants of a folded word, as a key under which its spellings in either script meet: Chafik, Shafiq and شفيق are
 * `sfk`, Djamel, Gamal and جمال `gml`. Coarse on purpose: it finds candidates, `compare-names.ts` judges them.
 */
export function nameSound(word: string): string {
  return scriptOf(word) === 'arabic'
    ? squeeze(word.replace(/./gsu, letter => arabicSounds[letter] ?? ''))
    : latinSound(word)
}

function latinSound(word: string): string {
  return squeeze(
    word
      .replace(/sch|tch|sh|ch/g, 's')
      .replace(/dj|gh|j/g, 'g')
      .replace(/kh|ck|qu|q/g, 'k')
      .replace(/ph|v/g, 'f')
      .replace(/th/g, 't')
      .replace(/dh/g, 'd')
      .replace(/p/g, 'b')
      .replace(/x/g, 'ks')
      .replace(/c(?=[eiy])/g, 's')
      .replace(/c/g, 'k')
      .replace(/[aeiouywh]/g, ''),
  )
}

/**
 * A Latin spelling with what French, English, Gulf and Egyptian habits write differently made one, vowels kept in three
 * classes: Youssef and Yusuf differ in one vowel, Mohammed and Muhammad in one, Chafik and Shafiq in none.
 */
export function levelLatin(word: string): string {
  return squeeze(
    word
      .replace(/ou|oo|w/g, 'u')
      .replace(/ee|ie/g, 'i')
      .replace(/sch|tch|sh|ch/g, 'x')
      .replace(/dj|j/g, 'g')
      .replace(/gh/g, 'g')
      .replace(/kh|ck|qu|q|c(?![eiy])/g, 'k')
      .replace(/c/g, 's')
      .replace(/ph|v/g, 'f')
      .replace(/th/g, 't')
      .replace(/dh/g, 'd')
      .replace(/h/g, '')
      .replace(/[ey]/g, 'i')
      .replace(/o/g, 'u'),
  )
}

function squeeze(text: string): string {
  return text.replace(/(.)\1+/g, '$1')
}
