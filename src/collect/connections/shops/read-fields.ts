import { z } from 'zod'
import { createZones } from '../../../platform/zones/zones.ts'
import { parseInstant } from '../../intake/event-time.ts'

/** How the fields of shops are read: loosely, because a field that changed its kind must not lose the order. */
export const idField = z.union([z.string().min(1), z.number()]).transform(String)
export const textField = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform(value => (value === null || value === undefined || value === '' ? null : String(value)))

/** Amounts come as numbers and as texts: `"899.10000000000000"`. */
export const amountField = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform(value => {
    if (value === null || value === undefined || value === '') return null
    const number = Number(value)
    return Number.isFinite(number) ? Math.round(number * 1e6) / 1e6 : null
  })

/** ISO 8601; without an offset it is UTC. */
export const timeField = z
  .string()
  .nullish()
  .catch(null)
  .transform(text => (text ? parseInstant(text) : null))

const zones = createZones()

/** PHP's way: a wall clock and the zone it hangs in. */
export const zonedTimeField = z
  .union([
    z.looseObject({ date: z.string(), timezone: z.string().nullish() }).transform(({ date, timezone }) => {
      const local = parseInstant(date)
      if (local === null || !timezone) return local
      return zones.isZone(timezone) ? zones.localToInstant(timezone, local).instant : local
    }),
    z.string().transform(parseInstant),
  ])
  .nullish()
  .catch(null)
  .transform(at => at ?? null)

/** A list whose entries are read one by one: what is no entry is left out. */
export function listField<T>(entry: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .nullish()
    .catch([])
    .transform(list =>
      (list ?? []).flatMap(item => {
        const read = entry.safeParse(item)
        return read.success ? [read.data] : []
      }),
    )
}
