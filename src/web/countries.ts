import type { WorkspaceSettings } from '../govern/model.ts'
import { weekOfCountry } from '../platform/zones/model-week.ts'

interface CountryDefaults {
  readonly zone: string
  readonly currency: string
}

/** What a country brings with it until an owner decides otherwise: its zone and currency. */
const defaults: Readonly<Record<string, CountryDefaults>> = {
  AE: { zone: 'Asia/Dubai', currency: 'AED' },
  BH: { zone: 'Asia/Bahrain', currency: 'BHD' },
  DE: { zone: 'Europe/Berlin', currency: 'EUR' },
  DZ: { zone: 'Africa/Algiers', currency: 'DZD' },
  EG: { zone: 'Africa/Cairo', currency: 'EGP' },
  ES: { zone: 'Europe/Madrid', currency: 'EUR' },
  FR: { zone: 'Europe/Paris', currency: 'EUR' },
  GB: { zone: 'Europe/London', currency: 'GBP' },
  IQ: { zone: 'Asia/Baghdad', currency: 'IQD' },
  JO: { zone: 'Asia/Amman', currency: 'JOD' },
  KW: { zone: 'Asia/Kuwait', currency: 'KWD' },
  LB: { zone: 'Asia/Beirut', currency: 'LBP' },
  LY: { zone: 'Africa/Tripoli', currency: 'LYD' },
  MA: { zone: 'Africa/Casablanca', currency: 'MAD' },
  OM: { zone: 'Asia/Muscat', currency: 'OMR' },
  QA: { zone: 'Asia/Qatar', currency: 'QAR' },
  SA: { zone: 'Asia/Riyadh', currency: 'SAR' },
  TN: { zone: 'Africa/Tunis', currency: 'TND' },
  TR: { zone: 'Europe/Istanbul', currency: 'TRY' },
  US: { zone: 'America/New_York', currency: 'USD' },
}

export const countries = Object.keys(defaults)

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
