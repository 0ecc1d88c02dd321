import type { ZoneOffset } from '../i18n/locale.ts'
import { sql } from '../warehouse/sql.ts'
import { table, type WarehouseMigration } from '../warehouse/table.ts'
import type { Warehouse } from '../warehouse/warehouse.ts'
import type { Zones } from './zones.ts'

/** One row a change of a zone's offset: from this second of UTC on, the zone is so many seconds ahead. */
const zoneOffsets = table({
  name: 'zone_offsets',
  columns: 'zone LowCardinality(String), from_second Int64, offset_seconds Int32',
  engine: 'MergeTree',
  orderBy: 'zone, from_second',
  placement: 'everywhere',
})

export const zoneMigrations: readonly WarehouseMigration[] = [
  { id: '2026-11-22-00-platform-zones', up: [zoneOffsets] },
]

/** Keeps `zone_offsets` equal to what this runtime's `Intl` says, for the zones in use. */
export interface ZoneTable {
  /** Forgets what an earlier runtime wrote (a newer tz release may have changed the past). Before any question. */
  start(): Promise<void>
  /** Writes the zone unless this process already did. Resolves when SQL can use it. */
  ensure(zone: string): Promise<void>
}

export function createZoneTable({ warehouse, zones }: { warehouse: Warehouse; zones: Zones }): ZoneTable {
  const written = new Map<string, Promise<void>>()
  return {
    async start() {
      written.clear()
      const empty = sql`TRUNCATE TABLE ${warehouse.localTable('zone_offsets')}`
      await warehouse.onEveryNode({ name: 'zones: forget', sql: empty })
    },
    ensure(zone) {
      const writing =
        written.get(zone) ?? warehouse.insert('zone_offsets', linesOf(zone, zones.offsets(zone)))
      written.set(zone, writing)
      writing.catch(() => written.delete(zone))
      return writing
    },
  }
}

function linesOf(zone: string, offsets: readonly ZoneOffset[]): string[] {
  return offsets.map(({ from, offsetMs }) =>
    JSON.stringify({ zone, from_second: String(from / 1000), offset_seconds: offsetMs / 1000 }),
  )
}
