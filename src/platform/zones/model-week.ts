import { z } from 'zod'

/** ISO days: 1 Monday … 7 Sunday. */
export interface Week {
  readonly weekStart: number
  readonly weekend: readonly number[]
}

const weekInfo = z.object({ firstDay: z.number().int(), weekend: z.array(z.number().int()) })

/**
 * First day of the week and weekend of a country (ISO 3166), as the runtime's CLDR says: Friday–Saturday in Saudi
 * Arabia and Egypt, Saturday–Sunday in the Emirates and Morocco. By country, never by language: bare `ar` says
 * Friday–Saturday. Browsers without `getWeekInfo` get Monday and Saturday–Sunday; the workspace's setting counts.
 */
export function weekOfCountry(country: string): Week {
  const locale = new Intl.Locale(`und-${country}`)
  if (!('getWeekInfo' in locale) || typeof locale.getWeekInfo !== 'function')
    return { weekStart: 1, weekend: [6, 7] }
  const { firstDay, weekend } = weekInfo.parse(locale.getWeekInfo())
  return { weekStart: firstDay, weekend }
}
