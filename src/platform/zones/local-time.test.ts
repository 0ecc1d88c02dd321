import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { renderSql, sql } from '../warehouse/sql.ts'
import { localDay, localHour, localMonth, localTime, localWeek, localWeekday } from './local-time.ts'
import { dayOf, instantToLocal } from './offsets.ts'
import { createZoneTable, zoneMigrations } from './zone-table.ts'
import { createZones } from './zones.ts'

const names = ['Africa/Cairo', 'Asia/Riyadh', 'Africa/Casablanca', 'Asia/Kathmandu', 'UTC']
const zones = createZones()
const dayMs = 86_400_000

/** Both sides of every change since 1970, and instants in between, before and after. */
function instantsOf(zone: string): number[] {
  const changes = zones.offsets(zone).map(({ from }) => from)
  const around = changes.flatMap(from => [from - 1, from, from + 1, from + 1_800_000])
  return [...around, Date.UTC(1901, 1, 1), Date.UTC(2026, 8, 20, 0, 59, 59), Date.UTC(2290, 5, 1)]
}

describeOnWarehouses('the wall clock in SQL', warehouse => {
  beforeAll(async () => {
    await warehouse().migrate(zoneMigrations)
    const table = createZoneTable({ warehouse: warehouse(), zones })
    await table.start()
    await Promise.all([...names, ...names].map(table.ensure))
  })

  for (const zone of names)
    it(`agrees with its twin in ${zone}`, async () => {
      const instants = instantsOf(zone)
      const time = sql`fromUnixTimestamp64Milli(instant, 'UTC')`
      const row = z.object({
        instant: z.coerce.number(),
        local: z.coerce.number(),
        day: z.string(),
        week: z.string(),
        month: z.string(),
        hour: z.number(),
        weekday: z.number(),
      })
      const rows = await warehouse().rows({
        name: 'zones: twin',
        row,
        sql: sql`SELECT instant, toUnixTimestamp64Milli(${localTime(time, zone)}) AS local,
          toString(${localDay(time, zone)}) AS day, toString(${localWeek(time, zone, 6)}) AS week,
          toString(${localMonth(time, zone)}) AS month, ${localHour(time, zone)} AS hour,
          ${localWeekday(time, zone)} AS weekday
          FROM (SELECT arrayJoin(${instants}) AS instant)`,
      })
      expect(rows).toHaveLength(instants.length)
      for (const { instant, ...shown } of rows) {
        const local = instantToLocal(zones.offsets(zone), instant)
        const day = dayOf(zones.offsets(zone), instant)
        const weekday = new Date(local).getUTCDay() || 7
        const saturday = Date.parse(day) - ((weekday - 6 + 7) % 7) * dayMs
        expect(shown).toEqual({
          local,
          day,
          week: new Date(saturday).toISOString().slice(0, 10),
          month: `${day.slice(0, 7)}-01`,
          hour: new Date(local).getUTCHours(),
          weekday,
        })
      }
    })

  it('refuses a zone that was not written, instead of taking UTC', async () => {
    const asked = sql`SELECT ${localHour(sql`fromUnixTimestamp64Milli(instant, 'UTC')`, 'Asia/Tokyo')} AS hour FROM (SELECT arrayJoin([1, 2]) AS instant)`
    await expect(warehouse().rows({ name: 'zones: none', sql: asked, row: z.unknown() })).rejects.toThrow(
      'zones: none',
    )
  })

  it('forgets what an earlier runtime wrote', async () => {
    const old = JSON.stringify({ zone: 'Asia/Riyadh', from_second: '1000000', offset_seconds: 60 })
    await warehouse().insert('zone_offsets', [old])
    const table = createZoneTable({ warehouse: warehouse(), zones })
    await table.start()
    await Promise.all(names.map(table.ensure))
    const asked = sql`SELECT zone, toInt32(count()) AS n FROM zone_offsets GROUP BY zone ORDER BY zone`
    const row = z.object({ zone: z.string(), n: z.number() })
    const rows = await warehouse().rows({ name: 'zones: count', sql: asked, row })
    expect(rows).toEqual([...names].sort().map(zone => ({ zone, n: zones.offsets(zone).length })))
  })
})

it('binds the zone and never writes it into the text', () => {
  expect(renderSql(localTime(sql`time`, "x' OR 1")).text).not.toContain('OR 1')
})
