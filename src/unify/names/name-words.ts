import { foldNameWord } from './fold-name.ts'

/** Titles that are written before a name and are no part of it. */
const titles = new Set(
  [
    ...[
      'mr',
      'mrs',
      'ms',
      'miss',
      'dr',
      'prof',
      'eng',
      'm',
      'mme',
      'mlle',
      'sir',
      'hajj',
      'haj',
      'hadj',
      'lalla',
      'sidi',
    ],
    ...[
      'السيد',
      'السيدة',
      'سيد',
      'الاستاذ',
      'استاذ',
      'الدكتور',
      'الدكتورة',
      'دكتور',
      'دكتورة',
      'د',
      'م',
      'الحاج',
      'حاج',
      'الحاجة',
      'سيدي',
      'لالة',
      'المهندس',
    ],
  ].map(foldNameWord),
)

const articles = new Set(['ال', 'al', 'el', 'ul', 'as', 'ash', 'ar', 'an', 'at', 'az', 'ad', 'l'])
const servants = new Set(['عبد', 'abd', 'abdul', 'abdel', 'abdal', 'abdou', 'abdoul', 'abdu'])
const fathers = new Set([
  'ابو',
  'ابي',
  'ابا',
  'abu',
  'abou',
  'abi',
  'aba',
  'bou',
  'bu',
  'بو',
  'ام',
  'om',
  'oum',
  'um',
  'umm',
])
const sons = new Set(['بن', 'ابن', 'ben', 'bin', 'ibn', 'bent', 'bint', 'بنت', 'ولد', 'ould', 'ait', 'ايت'])

/**
 * The words of a name, folded, each with the particles that belong to it: «عبد الله» and Abd Allah are one word, so are
 * «أبو بكر», Ben Ali and El Amrani. Titles are left out.
 */
export function nameWords(name: string): string[] {
  const tokens = name
    .split(/[\s\p{Pd}'’`ʿʾ.,،_/]+/u)
    .map(foldNameWord)
    .filter(word => word !== '')
  const words: string[] = []
  let held = ''
  for (const [i, token] of tokens.entries()) {
    const isLast = i === tokens.length - 1
    if (!isLast && titles.has(token)) continue
    if (!isLast && isParticle(token, held)) held += levelParticle(token)
    else {
      words.push(levelServant(held + token))
      held = ''
    }
  }
  return words
}

function isParticle(token: string, held: string): boolean {
  // «as», «an» and the like are articles only between a servant and his Lord; alone they are somebody's initials.
  if (articles.has(token)) return held !== '' || token.length > 1
  return servants.has(token) || fathers.has(token) || sons.has(token)
}

function levelParticle(token: string): string {
  if (articles.has(token)) return /[a-z]/.test(token) ? 'al' : 'ال'
  if (servants.has(token)) return servantForm(token)
  return sonForms[token] ?? token
}

const sonForms: Readonly<Record<string, string>> = { ابن: 'بن', ibn: 'ben', bin: 'ben' }

function servantForm(token: string): string {
  if (token === 'عبد') return token
  return token.endsWith('l') ? 'abdal' : 'abd'
}

/** Abdelkader, Abdul Kadir, Abdoulkader, Abderrahman: the article between is written and assimilated in many ways. */
function levelServant(word: string): string {
  const parts = /^abd(?:al|[aeiou]{1,2}l|[aeiou]{1,2}(?=([rsntdz])\1)[rsntdz])(.{2,})$/.exec(word)
  return parts ? `abdal${parts[2]}` : word
}

/** The word as it is, and what is left of it without article or «son of». */
export function wordVariants(word: string): string[] {
  const bare = /^(?:ال|بنال|بن|ابن)(.{2,})$/.exec(word) ?? /^(?:benal|ben|al|el)(.{3,})$/.exec(word)
  return bare?.[1] === undefined ? [word] : [word, bare[1]]
}
