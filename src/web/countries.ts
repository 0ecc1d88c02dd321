import type { WorkspaceSettings } from '../govern/model.ts'
import { weekOfCountry } from '../platform/zones/model-week.ts'

interface CountryDefaults {
  readonly zone: string
  readonly currency: string
}

/** What a country brings with it until an owner decides otherwise: its zone and currency. */
const defaults: Readonly<Record<string, CountryDefaults>> = {
  AE: { zone: 'Asia/Dubai', currency: 'AED' },
  BE: { zone: 'Europe/Brussels', currency: 'EUR' },
  BH: { zone: 'Asia/Bahrain', currency: 'BHD' },
  CA: { zone: 'America/Toronto', currency: 'CAD' },
  CH: { zone: 'Europe/Zurich', currency: 'CHF' },
  CI: { zone: 'Africa/Abidjan', currency: 'XOF' },
  DE: { zone: 'Europe/Berlin', currency: 'EUR' },
  DJ: { zone: 'Africa/Djibouti', currency: 'DJF' },
  DZ: { zone: 'Africa/Algiers', currency: 'DZD' },
  EG: { zone: 'Africa/Cairo', currency: 'EGP' },
  ES: { zone: 'Europe/Madrid', currency: 'EUR' },
  FR: { zone: 'Europe/Paris', currency: 'EUR' },
  GB: { zone: 'Europe/London', currency: 'GBP' },
  IN: { zone: 'Asia/Kolkata', currency: 'INR' },
  IQ: { zone: 'Asia/Baghdad', currency: 'IQD' },
  IT: { zone: 'Europe/Rome', currency: 'EUR' },
  JO: { zone: 'Asia/Amman', currency: 'JOD' },
  KM: { zone: 'Indian/Comoro', currency: 'KMF' },
  KW: { zone: 'Asia/Kuwait', currency: 'KWD' },
  LB: { zone: 'Asia/Beirut', currency: 'LBP' },
  LY: { zone: 'Africa/Tripoli', currency: 'LYD' },
  MA: { zone: 'Africa/Casablanca', currency: 'MAD' },
  MR: { zone: 'Africa/Nouakchott', currency: 'MRU' },
  NL: { zone: 'Europe/Amsterdam', currency: 'EUR' },
  OM: { zone: 'Asia/Muscat', currency: 'OMR' },
  PK: { zone: 'Asia/Karachi', currency: 'PKR' },
  PS: { zone: 'Asia/Hebron', currency: 'ILS' },
  QA: { zone: 'Asia/Qatar', currency: 'QAR' },
  SA: { zone: 'Asia/Riyadh', currency: 'SAR' },
  SD: { zone: 'Africa/Khartoum', currency: 'SDG' },
  SE: { zone: 'Europe/Stockholm', currency: 'SEK' },
  SN: { zone: 'Africa/Dakar', currency: 'XOF' },
  SO: { zone: 'Africa/Mogadishu', currency: 'SOS' },
  SY: { zone: 'Asia/Damascus', currency: 'SYP' },
  TN: { zone: 'Africa/Tunis', currency: 'TND' },
  TR: { zone: 'Europe/Istanbul', currency: 'TRY' },
  US: { zone: 'America/New_York', currency: 'USD' },
  YE: { zone: 'Asia/Aden', currency: 'YER' },
}

/** Whether the country's own defaults are known here; any other can be chosen in the settings. */
export function isCountryKnown(country: string): boolean {
  return Object.hasOwn(defaults, country)
}

/** The countries by name, in the reader's language and order. */
export function countryChoices(language: string, compare: (a: string, b: string) => number) {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return Object.keys(defaults)
    .map(code => ({ value: code, label: names.of(code) ?? code }))
    .sort((a, b) => compare(a.label, b.label))
}

/** The settings of a new workspace in a country. */
export function workspaceOf(country: string, more: { name: string; language: string }): WorkspaceSettings {
  const { zone = 'UTC', currency = 'USD' } = defaults[country] ?? {}
  return {
    ...weekOfCountry(country),
    weekend: [...weekOfCountry(country).weekend],
    name: more.name,
    country,
    zone,
    currency,
    digits: 'latn',
    calendar: 'gregory',
    language: more.language === 'ar' ? 'ar' : 'en',
  }
}
