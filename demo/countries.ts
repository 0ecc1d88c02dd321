import type { Country } from './calendar.ts'

export interface City {
  readonly en: string
  readonly ar: string
  /** Working days that a parcel is promised to need. */
  readonly days: number
  readonly weight: number
}

export interface CountryFacts {
  readonly weight: number
  readonly currency: 'MAD' | 'EGP' | 'SAR' | 'AED'
  readonly timezone: string
  /** Local money for one unit of the catalogue's price. */
  readonly rate: number
  /** Prices end just below a multiple of this. */
  readonly step: number
  readonly shipping: number
  /** From this subtotal on delivery is free. */
  readonly freeFrom: number
  readonly codFee: number
  readonly codShare: number
  readonly tax: number
  readonly dialingCode: string
  /** First digits of mobile numbers, and how many digits follow them. */
  readonly mobile: readonly (readonly [string, number])[]
  readonly couriers: readonly string[]
  readonly cities: readonly City[]
}

const city = (en: string, ar: string, days: number, weight: number): City => ({ en, ar, days, weight })

export const countryFacts: Readonly<Record<Country, CountryFacts>> = {
  MA: {
    weight: 28,
    currency: 'MAD',
    timezone: 'Africa/Casablanca',
    rate: 10,
    step: 10,
    shipping: 35,
    freeFrom: 600,
    codFee: 10,
    codShare: 0.78,
    tax: 0.2,
    dialingCode: '+212',
    mobile: [
      ['6', 8],
      ['7', 8],
    ],
    couriers: ['Barid Express', 'Sari3 Colis'],
    cities: [
      city('Casablanca', 'الدار البيضاء', 2, 38),
      city('Rabat', 'الرباط', 2, 17),
      city('Marrakesh', 'مراكش', 3, 13),
      city('Fes', 'فاس', 3, 11),
      city('Tangier', 'طنجة', 3, 12),
      city('Agadir', 'أكادير', 4, 6),
      city('Oujda', 'وجدة', 5, 3),
    ],
  },
  EG: {
    weight: 32,
    currency: 'EGP',
    timezone: 'Africa/Cairo',
    rate: 50,
    step: 50,
    shipping: 75,
    freeFrom: 2200,
    codFee: 20,
    codShare: 0.7,
    tax: 0.14,
    dialingCode: '+20',
    mobile: [
      ['10', 8],
      ['11', 8],
      ['12', 8],
      ['15', 8],
    ],
    couriers: ['Nile Courier', 'Tawseela'],
    cities: [
      city('Cairo', 'القاهرة', 2, 40),
      city('Giza', 'الجيزة', 2, 22),
      city('Alexandria', 'الإسكندرية', 3, 17),
      city('Mansoura', 'المنصورة', 3, 8),
      city('Tanta', 'طنطا', 3, 6),
      city('Assiut', 'أسيوط', 5, 4),
      city('Aswan', 'أسوان', 6, 3),
    ],
  },
  SA: {
    weight: 26,
    currency: 'SAR',
    timezone: 'Asia/Riyadh',
    rate: 4,
    step: 5,
    shipping: 25,
    freeFrom: 250,
    codFee: 15,
    codShare: 0.34,
    tax: 0.15,
    dialingCode: '+966',
    mobile: [['5', 8]],
    couriers: ['Najd Logistics', 'Tawseela'],
    cities: [
      city('Riyadh', 'الرياض', 2, 38),
      city('Jeddah', 'جدة', 2, 26),
      city('Dammam', 'الدمام', 3, 14),
      city('Makkah', 'مكة المكرمة', 3, 9),
      city('Madinah', 'المدينة المنورة', 3, 7),
      city('Abha', 'أبها', 5, 6),
    ],
  },
  AE: {
    weight: 14,
    currency: 'AED',
    timezone: 'Asia/Dubai',
    rate: 4,
    step: 5,
    shipping: 20,
    freeFrom: 200,
    codFee: 10,
    codShare: 0.25,
    tax: 0.05,
    dialingCode: '+971',
    mobile: [
      ['50', 7],
      ['52', 7],
      ['54', 7],
      ['55', 7],
      ['56', 7],
      ['58', 7],
    ],
    couriers: ['Najd Logistics', 'Falcon Post'],
    cities: [
      city('Dubai', 'دبي', 1, 47),
      city('Abu Dhabi', 'أبوظبي', 2, 30),
      city('Sharjah', 'الشارقة', 2, 15),
      city('Ras Al Khaimah', 'رأس الخيمة', 3, 8),
    ],
  },
}

/** The local price of a catalogue price, in whole money, just below a multiple of the step: 249, 1,299. */
export function localPrice(country: Country, base: number): number {
  const { rate, step } = countryFacts[country]
  return Math.max(step, Math.round((base * rate) / step) * step) - 1
}
