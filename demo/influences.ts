import { type Country, countries, dayMs, eidOn, isoDay, isRamadan, saleOn } from './calendar.ts'
import type { ShopLine } from './truth.ts'

/** The dated circumstances of a period: Ramadan, the feasts and the sales, each with the countries that have it. */
export function influencesBetween(start: number, end: number): ShopLine['influences'] {
  const found = new Map<string, { id: string; countries: Country[]; first: number; last: number }>()
  for (let day = Math.floor(start / dayMs); day <= Math.floor(end / dayMs); day++)
    for (const country of countries) {
      const ids = [isRamadan(day) ? 'ramadan' : null, eidOn(day), saleOn(country, day)?.id ?? null]
      for (const id of ids) {
        if (id === null) continue
        // The second Eid of a year is another one.
        const open = [...found.values()].find(i => i.id === id && day - i.last <= 1)
        if (!open) found.set(`${id} ${day}`, { id, countries: [country], first: day, last: day })
        else {
          open.last = day
          if (!open.countries.includes(country)) open.countries.push(country)
        }
      }
    }
  return [...found.values()].map(({ id, countries: where, first, last }) => ({
    id,
    countries: where,
    firstDay: isoDay(first),
    lastDay: isoDay(last),
  }))
}
