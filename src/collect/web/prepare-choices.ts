interface Choice {
  readonly value: string
  readonly label: string
}

const countries = 'MA EG SA AE KW QA BH OM JO LB IQ TN DZ LY SY PS YE SD MR TR FR ES DE GB US'.split(' ')
const currencies = 'MAD EGP SAR AED KWD QAR BHD OMR JOD LBP IQD TND DZD LYD TRY EUR GBP USD'.split(' ')

/** The workspace's own first: the likeliest, but chosen by a person. UTC is what exports of servers mean. */
export function zoneChoices(own: string): Choice[] {
  const all = [own, 'UTC', ...Intl.supportedValuesOf('timeZone')]
  return [...new Set(all)].map(value => ({ value, label: value }))
}

export function countryChoices(language: string, own: string): Choice[] {
  const names = new Intl.DisplayNames([language.slice(0, 2)], { type: 'region' })
  return [...new Set([own, ...countries])].map(value => ({ value, label: names.of(value) ?? value }))
}

export function currencyChoices(own: string): Choice[] {
  return [...new Set([own, ...currencies])].map(value => ({ value, label: value }))
}
