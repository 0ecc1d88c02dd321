/**
 * A number together with how it is shown. The plural form depends on the showing, not on the value alone:
 * «1.2 ألف شخص» and «2.0 يوم» take `other`, though PluralRules says `few` for 1203 and `two` for 2.
 */
export interface Quantity {
  readonly value: number
  readonly text: string
  readonly category: Intl.LDMLPluralRule
  /** Whether an exact form such as `=0 {none}` may be used: not when 0 stands for "0.0" or the text is abbreviated. */
  readonly exact: boolean
}

export interface QuantityOptions {
  /** Abbreviate: 1.2K, 1.2 ألف. */
  readonly compact?: boolean
  /** Shown with exactly so many decimals. */
  readonly decimals?: number
  /** Shown with at most so many decimals (default 0 for counts). */
  readonly maxDecimals?: number
}

const formats = new Map<string, Intl.NumberFormat>()
const rules = new Map<string, Intl.PluralRules>()

export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, options)
  formats.set(key, made)
  return made
}

export function pluralRules(locale: string): Intl.PluralRules {
  const known = rules.get(locale)
  if (known) return known
  const made = new Intl.PluralRules(locale)
  rules.set(locale, made)
  return made
}

/** Makes the pair of shown text and plural form. */
export function makeQuantity(locale: string, value: number, options: QuantityOptions = {}): Quantity {
  const isCompact = options.compact === true && Math.abs(value) >= 1000
  const fixed = options.decimals ?? 0
  const format = numberFormat(locale, {
    ...(isCompact ? { notation: 'compact', compactDisplay: 'short' } : {}),
    ...(isCompact
      ? {}
      : { minimumFractionDigits: fixed, maximumFractionDigits: Math.max(fixed, options.maxDecimals ?? 0) }),
  })
  const hasDecimals = format.formatToParts(value).some(part => part.type === 'fraction')
  const shown = isCompact || hasDecimals ? null : Math.round(value)
  return {
    value,
    text: format.format(value),
    category: shown === null ? 'other' : pluralRules(locale).select(shown),
    exact: shown !== null,
  }
}
