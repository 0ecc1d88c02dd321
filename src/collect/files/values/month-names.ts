import { foldText } from '../../../platform/i18n/fold-text.ts'

export interface MonthName {
  readonly calendar: 'gregorian' | 'hijri'
  readonly month: number
}

/** One line a month; spellings of the Maghreb, Egypt, the Levant and the Gulf, English and French. */
const gregorian = [
  'january jan janvier janv يناير جانفي كانون_الثاني',
  'february feb fevrier fev fevr فبراير فيفري شباط',
  'march mar mars مارس آذار',
  'april apr avril avr أبريل إبريل أفريل نيسان',
  'may mai مايو ماي أيار',
  'june jun juin يونيو يونيه جوان حزيران',
  'july jul juillet juil يوليو يوليه يوليوز جويلية تموز',
  'august aug aout أغسطس غشت أوت آب',
  'september sep sept septembre سبتمبر شتنبر أيلول',
  'october oct octobre أكتوبر تشرين_الأول',
  'november nov novembre نوفمبر نونبر تشرين_الثاني',
  'december dec decembre ديسمبر دجنبر كانون_الأول',
] as const

const hijri = [
  'محرم muharram',
  'صفر safar',
  'ربيع_الأول ربيع_أول rabi_i rabi_al-awwal',
  'ربيع_الآخر ربيع_الثاني ربيع_ثاني rabi_ii rabi_al-thani',
  'جمادى_الأولى جمادى_الأول jumada_i',
  'جمادى_الآخرة جمادى_الثانية جمادى_الآخر jumada_ii',
  'رجب rajab',
  'شعبان shaban',
  'رمضان ramadan',
  'شوال shawwal',
  'ذو_القعدة ذي_القعدة dhu_al-qidah',
  'ذو_الحجة ذي_الحجة dhu_al-hijjah',
] as const

const names: ReadonlyMap<string, MonthName> = new Map([
  ...entries(gregorian, 'gregorian'),
  ...entries(hijri, 'hijri'),
])

function entries(lines: readonly string[], calendar: MonthName['calendar']): [string, MonthName][] {
  return lines.flatMap((line, i) =>
    line
      .split(' ')
      .map((name): [string, MonthName] => [foldText(name.replaceAll('_', ' ')), { calendar, month: i + 1 }]),
  )
}

const pattern = new RegExp(
  `(?<![\\p{L}])(${[...names.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}])`,
  'gu',
)

/** The one month named in a folded text, and the text without it. Undefined when there is none or more than one. */
export function findMonth(folded: string): (MonthName & { readonly rest: string }) | undefined {
  const found = [...folded.matchAll(pattern)]
  const [only] = found
  const name = only && names.get(only[0])
  return found.length === 1 && only && name ? { ...name, rest: folded.replace(only[0], ' ') } : undefined
}
