import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'

/** A decimal text and its currency as the reader writes money; a plain number where the currency is none that exists. */
export function useAmount(): (amount: string, currency: string) => string {
  const formats = useFormats()
  return (amount, currency) => {
    const value = Number(amount)
    if (currency === '') return formats.number(value, { maxDecimals: 2 })
    if (/^[A-Z]{3}$/.test(currency)) return formats.money(value, currency)
    return `${formats.number(value, { maxDecimals: 2 })} ${currency}`
  }
}
