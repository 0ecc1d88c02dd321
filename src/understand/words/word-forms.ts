/** A word as it may stand in a dictionary, and what it costs to believe so. */
export interface WordForm {
  readonly form: string
  readonly cost: number
}

const arabic = /^[\u0621-\u064a]+$/
const prefixes = [
  'وبال',
  'وال',
  'بال',
  'فال',
  'كال',
  'ولل',
  'لل',
  'ال',
  'و',
  'ب',
  'ف',
  'ل',
  'ك',
  'ها',
  'هاد',
  'ه',
  'كاي',
  'كي',
  'كت',
  'تي',
  'ي',
  'ت',
  'سي',
]
const suffixes = ['اتهم', 'اتنا', 'اتها', 'هم', 'ها', 'نا', 'ات', 'ون', 'ين', 'وا', 'ان', 'يه', 'و', 'ه', 'ت']

/** The forms of a word as typed: itself first, then without what Arabic joins to it and without English endings. */
export function formsOf(fold: string): WordForm[] {
  const found = new Map<string, number>([[fold, 0]])
  const add = (form: string, cost: number) => {
    const known = found.get(form)
    if (known === undefined || known > cost) found.set(form, cost)
  }
  if (arabic.test(fold)) {
    for (const start of ['', ...prefixes]) {
      if (!fold.startsWith(start)) continue
      const base = fold.slice(start.length)
      if (start !== '' && base.length < 3) continue
      const cost = start === '' ? 0 : 0.06
      add(base, cost)
      for (const end of suffixes)
        if (base.endsWith(end) && base.length - end.length >= 3) add(base.slice(0, -end.length), cost + 0.06)
    }
  } else for (const form of englishForms(fold)) add(form, 0.05)
  return [...found].map(([form, cost]) => ({ form, cost }))
}

function englishForms(word: string): string[] {
  const cut = (end: string, put = '') =>
    word.endsWith(end) && word.length - end.length >= 3 ? [word.slice(0, -end.length) + put] : []
  const doubled = /^(.{2,})([bdgmnprt])\2(?:ed|ing)$/.exec(word)
  return [
    ...cut("'s"),
    ...cut('ies', 'y'),
    ...cut('es'),
    ...cut('s'),
    ...cut('ed'),
    ...cut('ed', 'e'),
    ...cut('ing'),
    ...cut('ing', 'e'),
    ...(doubled?.[1] && doubled[2] ? [doubled[1] + doubled[2]] : []),
    // Moroccan with Latin letters joins the article and the present.
    ...(/^l[a-z0-9]{4,}/.test(word) ? [word.slice(1)] : []),
    ...(/^(?:kay|kat|ta|ki|ka)[a-z0-9]{3,}/.test(word) ? [word.replace(/^(?:kay|kat|ta|ki|ka)/, '')] : []),
  ]
}

/**
 * Moroccan as it is typed with Latin letters has no spelling: ch7al, chhal, sh7al, chehal. What is left without vowels
 * and with one letter for each sound is nearly always the same.
 */
export function latinSkeleton(word: string): string | null {
  if (!/^[a-z][a-z0-9']*$|^[2-9][a-z][a-z0-9']*$/.test(word)) return null
  const bare = word
    .replace(/kh|5/g, 'x')
    .replace(/ch|sh/g, 'c')
    .replace(/gh|8/g, 'g')
    .replace(/[9q]/g, 'k')
    .replace(/7/g, 'h')
    .replace(/[23']/g, '')
    .replace(/ou|oo/g, 'w')
    .replace(/[aeiouy]/g, '')
    .replace(/(.)\1+/g, '$1')
  return bare.length >= 2 ? bare : null
}

/** Letters to insert, leave out, change or swap to make one word of the other; `most + 1` where it takes more. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length] ?? most + 1
}
