import { z } from 'zod'
import type { Change } from '../../govern/records/audit.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { Subject } from '../../platform/part.ts'
import type { Store } from '../../platform/store/store.ts'
import { ask } from '../../platform/warehouse/question.ts'
import { count, u64 } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, sql } from '../../platform/warehouse/sql.ts'
import type { ComputedMeasure } from '../traits/model-traits.ts'
import { previewTrait as readPreview } from '../traits/preview-trait.ts'
import { readComputed } from '../traits/read-computed.ts'
import { createSegmentKeeper, type KeeperDeps } from './keep-segments.ts'
import { membersOf } from './members.ts'
import type { Condition, Segment, SegmentBody } from './model-segment.ts'
import { segmentSize } from './questions/segment-size.ts'
import { createSegmentRecords } from './records.ts'

export interface SegmentsDeps extends Omit<KeeperDeps, 'records'> {
  readonly store: Pick<Store, 'db'>
}

type Actor = Pick<Change, 'caller' | 'at'>

/** Segments and computed traits of every workspace: what they are, who is in them, and keeping that fresh. */
export function createSegments(deps: SegmentsDeps) {
  const { warehouse, clock } = deps
  const records = createSegmentRecords(deps.store)
  const keeper = createSegmentKeeper({ ...deps, records })

  async function list(workspace: number): Promise<Segment[]> {
    const saved = await records.list(workspace)
    const sizes = await records.sizes(saved.map(({ id }) => id))
    return saved.map(({ workspace: _, ...segment }) => {
      const history = sizes.get(segment.id) ?? []
      return { ...segment, history, size: keeper.sizeOf(segment.id) ?? history.at(-1)?.size ?? null }
    })
  }

  async function save(
    workspace: number,
    id: number | null,
    body: SegmentBody,
    actor: Actor,
  ): Promise<Segment> {
    const saved = await records.save(workspace, id, body, actor)
    if (saved === null) throw new RihlaError('not-found')
    await keeper.changed()
    const found = (await list(workspace)).find(segment => segment.id === saved)
    if (!found) throw new RihlaError('not-found')
    return found
  }

  async function remove(workspace: number, id: number, actor: Actor): Promise<void> {
    if (!(await records.remove(workspace, id, actor))) throw new RihlaError('not-found')
    await keeper.removed(workspace, id)
  }

  /** How many people a definition means now, saved or not. */
  async function countPeople(scope: Scope, definition: Condition) {
    const now = { ...scope, now: clock.now() }
    const resolved = await keeper.resolveIn(scope.workspace, definition)
    const { answer, evidence } = await ask(segmentSize, { warehouse, scope: now }, { definition: resolved })
    return { people: answer.people, ms: evidence.ms }
  }

  /** Members of a saved segment by number, as the table has them. */
  async function members(scope: Scope, id: number, { after, most }: { after: bigint; most: number }) {
    await known(scope.workspace, id)
    const rows = await warehouse.rows({
      name: 'unify: members of a segment, a page',
      lane: 'lookup',
      sql: sql`SELECT person, total FROM (SELECT person, count() OVER () AS total FROM ${membersOf(scope, id)})
        WHERE person > ${param(after, 'UInt64')} ORDER BY person LIMIT ${most}`,
      row: z.object({ person: u64, total: count }),
    })
    return {
      persons: rows.map(({ person }) => person),
      total: rows[0]?.total ?? 0,
      next: rows.length === most ? (rows.at(-1)?.person ?? null) : null,
    }
  }

  async function known(workspace: number, id: number) {
    const found = (await records.list(workspace)).find(segment => segment.id === id)
    if (!found) throw new RihlaError('not-found')
    return found
  }

  /** The segments that a person is in, by their name, and since when. */
  async function ofPerson(scope: Scope, handle: string) {
    const group = await deps.groups.find(scope.workspace, handle)
    if (!group) throw new RihlaError('not-found')
    return group.person === null ? [] : ofPersons(scope, [group.person])
  }

  async function ofPersons(scope: Scope, persons: readonly bigint[]) {
    const rows = await warehouse.rows({
      name: 'unify: segments of a person',
      lane: 'lookup',
      sql: sql`SELECT segment, since FROM segment_members FINAL
        WHERE workspace = ${param(scope.workspace, 'UInt32')} AND person IN ${param([...persons], 'Array(UInt64)')} AND is_member`,
      row: z.object({ segment: z.number(), since: z.coerce.number() }),
    })
    const names = new Map((await records.list(scope.workspace)).map(({ id, name }) => [id, name]))
    return rows
      .flatMap(({ segment: id, since }) => {
        const name = names.get(id)
        return name === undefined ? [] : [{ id, name, since }]
      })
      .sort((a, b) => a.name.localeCompare(b.name) || a.id - b.id)
  }

  async function traitsOf(scope: Scope, handle: string) {
    const group = await deps.groups.find(scope.workspace, handle)
    if (!group) throw new RihlaError('not-found')
    const traits = await records.traits(scope.workspace)
    const now = { ...scope, now: clock.now() }
    return readComputed(warehouse, now, { traces: group.traces, traits })
  }

  async function previewTrait(scope: Scope, measure: ComputedMeasure) {
    return readPreview(warehouse, { ...scope, now: clock.now() }, measure)
  }

  return {
    previewTrait,
    list,
    save,
    remove,
    countPeople,
    members,
    ofPerson,
    ofPersons,
    traitsOf,
    known,
    records,
    keeper,
    async erase({ workspace, identifiers, traces }: Subject): Promise<number> {
      const lists = await records.forget(workspace, identifiers)
      await keeper.forget(workspace, traces)
      return lists
    },
  }
}

export type Segments = ReturnType<typeof createSegments>
