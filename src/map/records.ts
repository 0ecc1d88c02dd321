import type { ColumnType, Generated, Kysely } from 'kysely'
import type { Clock } from '../platform/clock.ts'
import { RihlaError } from '../platform/errors.ts'
import type { Store } from '../platform/store/store.ts'
import { type JourneyMap, type MapContent, mapContentSchema, stepsOf } from './model.ts'

type Instant = ColumnType<Date, Date, Date>
type Json = ColumnType<unknown, string, string>

/** The tables of this part. No other part reads them. */
type MapTables = {
  journey_maps: {
    id: Generated<number>
    workspace: number
    version: number
    content: Json
    owner: string
    created_at: Instant
    updated_at: Instant
    updated_by: string
  }
  journey_map_versions: { map: number; version: number; content: Json; at: Instant; by: string }
}

/** Maps of a workspace and all their versions. Every method takes the workspace: a map of another one is not found. */
export function createMapRecords(store: Pick<Store, 'db'>, clock: Clock) {
  const db: Kysely<MapTables> = store.db.withTables<MapTables>()

  async function list(workspace: number) {
    const rows = await db
      .selectFrom('journey_maps')
      .selectAll()
      .where('workspace', '=', workspace)
      .orderBy('id')
      .execute()
    return rows.map(mapOf)
  }

  /** @throws RihlaError `not-found` */
  async function read(workspace: number, id: number): Promise<JourneyMap> {
    const row = await db
      .selectFrom('journey_maps')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw new RihlaError('not-found')
    return mapOf(row)
  }

  async function create(workspace: number, content: MapContent, by: string): Promise<JourneyMap> {
    const at = new Date(clock.now())
    const text = JSON.stringify(content)
    return db.transaction().execute(async tx => {
      const row = await tx
        .insertInto('journey_maps')
        .values({
          workspace,
          version: 1,
          content: text,
          owner: by,
          created_at: at,
          updated_at: at,
          updated_by: by,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      await tx
        .insertInto('journey_map_versions')
        .values({ map: row.id, version: 1, content: text, at, by })
        .execute()
      return mapOf(row)
    })
  }

  /**
   * Saves a change made on top of `version`.
   *
   * @throws RihlaError `not-found`; `map.changed` when somebody saved another version meanwhile: nothing is overwritten.
   */
  async function save(
    workspace: number,
    id: number,
    change: { version: number; content: MapContent; by: string },
  ): Promise<JourneyMap> {
    const at = new Date(clock.now())
    const text = JSON.stringify(change.content)
    return db.transaction().execute(async tx => {
      const row = await tx
        .updateTable('journey_maps')
        .set({ version: change.version + 1, content: text, updated_at: at, updated_by: change.by })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .where('version', '=', change.version)
        .returningAll()
        .executeTakeFirst()
      if (!row) {
        await read(workspace, id)
        throw new RihlaError('map.changed')
      }
      await tx
        .insertInto('journey_map_versions')
        .values({ map: id, version: row.version, content: text, at, by: change.by })
        .execute()
      return mapOf(row)
    })
  }

  /** @throws RihlaError `not-found` */
  async function remove(workspace: number, id: number): Promise<JourneyMap> {
    const map = await read(workspace, id)
    await db.deleteFrom('journey_maps').where('workspace', '=', workspace).where('id', '=', id).execute()
    return map
  }

  /** Newest first. */
  async function versions(workspace: number, id: number) {
    await read(workspace, id)
    const rows = await db
      .selectFrom('journey_map_versions')
      .selectAll()
      .where('map', '=', id)
      .orderBy('version', 'desc')
      .execute()
    return rows.map(row => ({
      version: row.version,
      content: mapContentSchema.parse(row.content),
      at: row.at.getTime(),
      by: row.by,
    }))
  }

  return { list, read, create, save, remove, versions }
}

export type MapRecords = ReturnType<typeof createMapRecords>

function mapOf(row: {
  id: number
  version: number
  content: unknown
  owner: string
  created_at: Date
  updated_at: Date
  updated_by: string
}): JourneyMap {
  return {
    id: row.id,
    version: row.version,
    content: mapContentSchema.parse(row.content),
    owner: row.owner,
    createdAt: row.created_at.getTime(),
    updatedAt: row.updated_at.getTime(),
    updatedBy: row.updated_by,
  }
}

/** What lists of maps show. */
export function summaryOf(map: JourneyMap) {
  return {
    id: map.id,
    title: map.content.title,
    by: map.content.by,
    steps: stepsOf(map.content).length,
    updatedAt: map.updatedAt,
    owner: map.owner,
  }
}
