import { z } from 'zod'
import { events } from '../collect/events.ts'
import { traceOf } from '../collect/intake/identifiers-of.ts'
import { u64 } from '../platform/warehouse/rows.ts'
import { param, sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { type FoldResult, foldPatiently, type Group } from './fold.ts'
import type { Identity } from './identity.ts'
import type { IdentityState } from './identity-state.ts'
import type { Link, RefusedLink } from './model.ts'

/** One person as identity knows them now. */
export interface PersonGroup extends Group {
  /** Links among their identifiers. */
  readonly links: readonly Link[]
  /** Links from one of their identifiers that were refused, wherever the other side is. */
  readonly refused: readonly RefusedLink[]
}

interface Located {
  /** Those that are linked to nothing. */
  readonly lonely: readonly bigint[]
  /** All traces of the persons. */
  readonly traces: readonly bigint[]
  /** The persons, once it is known what the lonely traces carried. */
  groupsWith(identifiers: ReadonlyMap<bigint, readonly string[]>): PersonGroup[]
}

/** Whose an identifier or a trace is. Answers from memory; only a trace that is linked to nothing is asked of the events. */
export function createPersonGroups(deps: {
  readonly warehouse: Warehouse
  readonly identity: Pick<Identity, 'stateOf'>
}) {
  /** By identifier, or by the number of a person or of any trace. Null where nothing is known of it. */
  async function find(workspace: number, handle: string): Promise<PersonGroup | null> {
    const state = await deps.identity.stateOf(workspace)
    if (!/^\d+$/.test(handle)) return byIdentifier(state, handle)
    const [found] = await byTraces(workspace, [BigInt(handle)])
    return found ?? null
  }

  /** The persons of some traces, each once, in the order of the traces. Those of which nothing is known are left out. */
  async function byTraces(workspace: number, traces: readonly bigint[]): Promise<PersonGroup[]> {
    const { lonely, groupsWith } = await locate(workspace, traces)
    return groupsWith(await readIdentifiers(deps.warehouse, workspace, lonely))
  }

  /** The same in two steps, for whoever reads of all these traces anyway and so learns what the lonely ones carried. */
  async function locate(workspace: number, traces: readonly bigint[]): Promise<Located> {
    const state = await deps.identity.stateOf(workspace)
    const linked = new Map<bigint, PersonGroup | null>()
    for (const trace of traces) {
      const node = state.evidence.nodeOfTrace(trace)
      if (node !== null) linked.set(trace, await groupOf(state, node, g => g.traces.includes(trace)))
    }
    const lonely = traces.filter(trace => !linked.has(trace))
    return {
      lonely,
      traces: [...lonely, ...[...linked.values()].flatMap(group => group?.traces ?? [])],
      groupsWith(identifiers) {
        const found = new Map<string, PersonGroup>()
        for (const trace of traces) {
          const alone = identifiers.get(trace)
          const group = linked.has(trace) ? linked.get(trace) : alone && singleGroup(trace, alone)
          if (group) found.set(String(group.person ?? group.identifiers[0]), group)
        }
        return [...found.values()]
      },
    }
  }

  return { find, byTraces, locate }
}

export type PersonGroups = ReturnType<typeof createPersonGroups>

async function byIdentifier(state: IdentityState, identifier: string): Promise<PersonGroup | null> {
  const node = state.evidence.find(identifier)
  if (node !== null) return groupOf(state, node, group => group.identifiers.includes(identifier))
  const trace = traceOf([identifier])
  return state.evidence.hasSingle(trace) ? singleGroup(trace, [identifier]) : null
}

async function groupOf(
  state: IdentityState,
  node: number,
  is: (group: Group) => boolean,
): Promise<PersonGroup | null> {
  const result = await foldPatiently(state.inputOf([node]))
  const group = result.groups.find(is)
  return group ? withLinks(group, result) : null
}

export function withLinks(group: Group, result: Pick<FoldResult, 'links' | 'refused'>): PersonGroup {
  const own = new Set(group.identifiers)
  return {
    ...group,
    links: result.links.filter(link => own.has(link.a)),
    refused: result.refused.filter(link => own.has(link.a) || own.has(link.b)),
  }
}

function singleGroup(trace: bigint, identifiers: readonly string[]): PersonGroup {
  return { identifiers, traces: [trace], person: trace, links: [], refused: [] }
}

async function readIdentifiers(
  warehouse: Warehouse,
  workspace: number,
  traces: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly string[]>> {
  if (traces.length === 0) return new Map()
  const rows = await warehouse.rows({
    name: 'unify: identifiers of traces',
    lane: 'lookup',
    sql: sql`SELECT trace, any(e.identifiers) AS identifiers FROM ${events({ workspace, now: 0 }, { withFlagged: true })} AS e
      WHERE trace IN ${param([...traces], 'Array(UInt64)')} GROUP BY trace`,
    row: z.object({ trace: u64, identifiers: z.array(z.string()) }),
  })
  return new Map(rows.map(row => [row.trace, row.identifiers]))
}
