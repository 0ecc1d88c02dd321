import type { ColumnType, Generated, Transaction } from 'kysely'
import { type Change, recordChange } from '../../govern/records/audit.ts'
import type { GovernTables } from '../../govern/tables.ts'
import type { Store } from '../../platform/store/store.ts'
import { callerName } from '../caller-name.ts'
import {
  type ComputedTrait,
  type ComputedTraitBody,
  computedMeasureSchema,
  traitTitlesSchema,
} from '../traits/model-traits.ts'
import { type Condition, type Segment, type SegmentBody, segmentDefinitionSchema } from './model-segment.ts'

type SegmentTables = {
  segments: {
    id: Generated<number>
    workspace: number
    name: string
    definition: ColumnType<unknown, string, string>
    created_at: ColumnType<Date, Date, never>
    changed_at: Date
    changed_by: string
  }
  segment_sizes: { segment: number; day: string; size: number }
  computed_traits: {
    id: Generated<number>
    workspace: number
    name: string
    measure: ColumnType<unknown, string, string>
    titles: ColumnType<unknown, string, string>
    changed_at: Date
  }
}

type Actor = Pick<Change, 'caller' | 'at'>
type Tables = ReturnType<typeof tablesOf>
type Saved = Promise<{ readonly id: number } | undefined>
type Removed = Promise<{ readonly name: string } | undefined>

function tablesOf(tx: Transaction<Record<never, never>>) {
  return tx.withTables<SegmentTables>()
}

export type SavedSegment = Omit<Segment, 'size' | 'history'> & { readonly workspace: number }

/** Segments, their sizes by day and computed traits, each change with its entry in the audit trail. */
export function createSegmentRecords(store: Pick<Store, 'db'>) {
  const db = store.db.withTables<SegmentTables>()

  async function list(workspace?: number): Promise<SavedSegment[]> {
    const query = db.selectFrom('segments').selectAll().orderBy('id')
    const rows = await (workspace === undefined ? query : query.where('workspace', '=', workspace)).execute()
    return rows.map(row => ({
      id: row.id,
      workspace: row.workspace,
      name: row.name,
      definition: segmentDefinitionSchema.parse(row.definition),
      createdAt: row.created_at.getTime(),
      changedAt: row.changed_at.getTime(),
      changedBy: row.changed_by,
    }))
  }

  /** Makes something, or changes the one with its number, with the entry that says so. Null where there is none. */
  function keep(
    what: { workspace: number; noun: 'segment' | 'trait'; id: number | null; name: string },
    actor: Actor,
    write: (tables: Tables) => Saved,
  ): Promise<number | null> {
    const { workspace, noun, id, name } = what
    return store.db.transaction().execute(async tx => {
      const saved = await write(tablesOf(tx))
      if (!saved) return null
      const action = `${noun}.${id === null ? 'created' : 'changed'}`
      await audit(tx, { workspace, ...actor, action, subject: name })
      return saved.id
    })
  }

  /** Deletes something, with the entry that says so. False where there is nothing. */
  function drop(
    what: { workspace: number; noun: 'segment' | 'trait' },
    actor: Actor,
    write: (tables: Tables) => Removed,
  ): Promise<boolean> {
    return store.db.transaction().execute(async tx => {
      const gone = await write(tablesOf(tx))
      const { workspace, noun } = what
      if (gone) await audit(tx, { workspace, ...actor, action: `${noun}.deleted`, subject: gone.name })
      return gone !== undefined
    })
  }

  function save(
    workspace: number,
    id: number | null,
    body: SegmentBody,
    actor: Actor,
  ): Promise<number | null> {
    const at = new Date(actor.at)
    const definition = JSON.stringify(body.definition)
    const row = { name: body.name, definition, changed_at: at, changed_by: callerName(actor.caller) }
    return keep({ workspace, noun: 'segment', id, name: body.name }, actor, tables =>
      id === null
        ? tables
            .insertInto('segments')
            .values({ workspace, created_at: at, ...row })
            .returning('id')
            .executeTakeFirst()
        : tables
            .updateTable('segments')
            .set(row)
            .where('workspace', '=', workspace)
            .where('id', '=', id)
            .returning('id')
            .executeTakeFirst(),
    )
  }

  function remove(workspace: number, id: number, actor: Actor): Promise<boolean> {
    return drop({ workspace, noun: 'segment' }, actor, tables =>
      tables
        .deleteFrom('segments')
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .returning('name')
        .executeTakeFirst(),
    )
  }

  async function keepSize(segment: number, day: string, size: number): Promise<void> {
    await db
      .insertInto('segment_sizes')
      .columns(['segment', 'day', 'size'])
      // A segment that was deleted meanwhile keeps no size.
      .expression(eb =>
        eb
          .selectFrom('segments')
          .select(s => ['segments.id', s.val(day).as('day'), s.val(size).as('size')])
          .where('segments.id', '=', segment),
      )
      .onConflict(conflict => conflict.columns(['segment', 'day']).doUpdateSet({ size }))
      .execute()
  }

  /** Days with a size, oldest first, by segment. */
  async function sizes(segments: readonly number[]): Promise<Map<number, { day: string; size: number }[]>> {
    if (segments.length === 0) return new Map()
    const rows = await db
      .selectFrom('segment_sizes')
      .selectAll()
      .where('segment', 'in', segments)
      .orderBy('day')
      .execute()
    const found = new Map<number, { day: string; size: number }[]>()
    for (const { segment, day, size } of rows)
      found.set(segment, [...(found.get(segment) ?? []), { day, size }])
    return found
  }

  /** Takes identifiers of somebody who is erased out of every list. Returns how many segments named them. */
  async function forget(workspace: number, identifiers: readonly string[]): Promise<number> {
    const gone = new Set(identifiers)
    let changed = 0
    for (const { id, definition } of await list(workspace)) {
      const next = without(definition, gone)
      if (JSON.stringify(next) === JSON.stringify(definition)) continue
      await db
        .updateTable('segments')
        .set({ definition: JSON.stringify(next) })
        .where('id', '=', id)
        .execute()
      changed++
    }
    return changed
  }

  async function traits(workspace?: number): Promise<(ComputedTrait & { workspace: number })[]> {
    const query = db.selectFrom('computed_traits').selectAll().orderBy('id')
    const rows = await (workspace === undefined ? query : query.where('workspace', '=', workspace)).execute()
    return rows.map(({ id, workspace: of, name, measure, titles }) => ({
      id,
      workspace: of,
      name,
      measure: computedMeasureSchema.parse(measure),
      titles: traitTitlesSchema.parse(titles),
    }))
  }

  function saveTrait(
    workspace: number,
    id: number | null,
    body: ComputedTraitBody,
    actor: Actor,
  ): Promise<number | null> {
    const row = {
      ...{ name: body.name, measure: JSON.stringify(body.measure), titles: JSON.stringify(body.titles) },
      changed_at: new Date(actor.at),
    }
    return keep({ workspace, noun: 'trait', id, name: body.name }, actor, tables =>
      id === null
        ? tables
            .insertInto('computed_traits')
            .values({ workspace, ...row })
            .returning('id')
            .executeTakeFirst()
        : tables
            .updateTable('computed_traits')
            .set(row)
            .where('workspace', '=', workspace)
            .where('id', '=', id)
            .returning('id')
            .executeTakeFirst(),
    )
  }

  function removeTrait(workspace: number, id: number, actor: Actor): Promise<boolean> {
    return drop({ workspace, noun: 'trait' }, actor, tables =>
      tables
        .deleteFrom('computed_traits')
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .returning('name')
        .executeTakeFirst(),
    )
  }

  return { list, save, remove, keepSize, sizes, forget, traits, saveTrait, removeTrait }
}

export type SegmentRecords = ReturnType<typeof createSegmentRecords>

function without(condition: Condition, gone: ReadonlySet<string>): Condition {
  if (condition.of === 'not') return { of: 'not', condition: without(condition.condition, gone) }
  if (condition.of === 'all' || condition.of === 'any')
    return { of: condition.of, conditions: condition.conditions.map(one => without(one, gone)) }
  if (condition.of !== 'list') return condition
  return { of: 'list', identifiers: condition.identifiers.filter(identifier => !gone.has(identifier)) }
}

function audit(tx: Transaction<Record<never, never>>, change: Change): Promise<void> {
  return recordChange(tx.withTables<GovernTables>(), change)
}
