import { z } from 'zod'
import { findLanguage } from './languages.ts'

export const digitSystems = ['latn', 'arab'] as const
export type DigitSystem = (typeof digitSystems)[number]

/** `gregory`, or Hijri shown beside it: beside, never instead. */
export const calendars = ['gregory', 'islamic-umalqura'] as const
export type CalendarChoice = (typeof calendars)[number]

/** One row of the table of offsets that the server sends: from this instant the zone is so many ms ahead of UTC. */
export const zoneOffset = z.object({ from: z.number(), offsetMs: z.number() })
export type ZoneOffset = z.infer<typeof zoneOffset>

/** What a workspace decides about how numbers and dates look, whatever the language of the reader. */
export interface RegionSettings {
  /** ISO 3166 country: separators, month names. */
  readonly country: string
  readonly zone: string
  /** Offsets of `zone`, ascending, as the server sent them: the browser's own zone data is never asked. Empty is UTC. */
  readonly offsets: readonly ZoneOffset[]
  readonly currency: string
  readonly digits: DigitSystem
  readonly calendar: CalendarChoice
  /** ISO days: 1 Monday … 7 Sunday. */
  readonly weekStart: number
  readonly weekend: readonly number[]
}

export interface LocaleSettings extends RegionSettings {
  readonly language: string
}

export const defaultRegion: RegionSettings = {
  country: 'MA',
  zone: 'UTC',
  offsets: [],
  currency: 'USD',
  digits: 'latn',
  calendar: 'gregory',
  weekStart: 1,
  weekend: [6, 7],
}

/**
 * The whole tag, digits and calendar spelled out: CLDR alone gives ١٢٣ in ar-EG and 123 in ar-MA,
 * which would mix them on one team's screens. English follows British order (22 November 2026),
 * which readers of this region expect; `en-MA` has no data of its own and would fall back to American order.
 */
export function localeTag(settings: LocaleSettings, calendar: CalendarChoice = 'gregory'): string {
  const { words } = findLanguage(settings.language)
  const base = words === 'en' ? 'en-GB' : `${words}-${settings.country}`
  return `${base}-u-ca-${calendar}-nu-${digitsOf(settings)}`
}

/** Arabic-Indic digits belong to Arabic text; an English screen always has Western ones. */
export function digitsOf(settings: LocaleSettings): DigitSystem {
  return findLanguage(settings.language).words === 'ar' ? settings.digits : 'latn'
}
