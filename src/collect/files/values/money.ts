import { foldText } from '../../../platform/i18n/fold-text.ts'
import { type NumberFacts, numberFacts } from './number.ts'

export interface MoneyFacts {
  /** The text of the number alone. */
  readonly amount: string
  readonly number: NumberFacts
  /** The currencies that the sign can mean: one, or several that are asked about. */
  readonly currencies: readonly string[]
}

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** Signs as people write them, folded to lower case. Several currencies where a sign is shared. */
const signs: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  $: ['USD', 'CAD', 'AUD'],
  us$: ['USD'],
  '£': ['GBP', 'EGP'],
  'e£': ['EGP'],
  r$: ['BRL'],
  '₺': ['TRY'],
  '₹': ['INR'],
  '¥': ['JPY', 'CNY'],
  dh: ['MAD', 'AED'],
  dhs: ['MAD', 'AED'],
  sr: ['SAR'],
  le: ['EGP'],
  'l.e': ['EGP'],
  kd: ['KWD'],
  da: ['DZD'],
  dt: ['TND'],
  'د.م': ['MAD'],
  درهم: ['MAD', 'AED'],
  'د.ا': ['AED', 'JOD'],
  'ر.س': ['SAR'],
  'ر.ق': ['QAR'],
  'ر.ع': ['OMR'],
  ريال: ['SAR', 'QAR', 'OMR', 'YER'],
  'ج.م': ['EGP'],
  جنيه: ['EGP', 'SDG'],
  'د.ك': ['KWD'],
  'د.ب': ['BHD'],
  'د.ت': ['TND'],
  'د.ج': ['DZD'],
  دينار: ['KWD', 'BHD', 'JOD', 'TND', 'DZD', 'IQD', 'LYD'],
  'ل.ل': ['LBP'],
}

const withSign =
  /^([^\d٠-٩۰-۹\s()+\-.,٫٬][^\d٠-٩۰-۹()+-]*?)?\s*([(+-]?[\d٠-٩۰-۹.,٫٬\s\u00a0\u202f]*[\d٠-٩۰-۹]\)?)\s*([^\d٠-٩۰-۹\s()+-][^\d٠-٩۰-۹()+-]*)?$/u

/** "1.234,50 €", "SAR 12", "١٢٫٥ د.إ": an amount with a sign of its currency. Undefined without a sign. */
export function moneyFacts(text: string): MoneyFacts | undefined {
  const found = withSign.exec(text.trim().replace(/^-\s*([^\d\s]+)\s*(?=\d)/u, '$1 -'))
  const [, before, amount, after] = found ?? []
  if (amount === undefined || (before === undefined) === (after === undefined)) return undefined
  const currencies = currenciesOf(before ?? after ?? '')
  const number = numberFacts(amount)
  return currencies.length > 0 && number ? { amount, number, currencies } : undefined
}

function currenciesOf(sign: string): readonly string[] {
  // Folding takes the hamza of "د.إ" away; it alone tells the Emirates from Jordan.
  if (sign.includes('د.إ')) return ['AED']
  if (sign.includes('د.أ')) return ['JOD']
  const folded = foldText(sign).replace(/\.$/, '')
  const code = folded.toUpperCase()
  return codes.has(code) ? [code] : (signs[folded] ?? [])
}
