import { z } from 'zod'
import { unreachable } from '../../platform/errors.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { sharingALook } from '../../platform/warehouse/shortcut.ts'
import { joinSql, param, type Sql, type Step, sql, step } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { selectorCodesSql } from '../journeys/condition-sql.ts'
import type { Grain, Selector, StepName } from '../model.ts'
import type { FlowFilter, StepRule } from '../model-flow.ts'
import { codeOf } from './packed-steps.ts'
import { ruledCodes } from './step-rules.ts'

/**
 * How codes become steps with names. A node is the number of a step: 1, 2, … in the order of the names, or of the
 * touchpoints as they were listed; 0 is no step. Codes never decide an order: they are numbered as events came.
 */
export interface StepNames {
  /** A scalar, Array(UInt16): the node of code c stands at place c + 1. */
  readonly nodes: Sql
  /** A scalar, Array(Tuple(String, String)): name and channel of node n stand at place n. */
  readonly names: Sql
  /** Whether some codes are no step; as SQL where only the log knows: a scalar. */
  readonly leavesOut: boolean | Sql
  /** Whether a code is a step. */
  readonly isStep: (code: Sql) => Sql
  /** The first where it is known that no node is beyond 12 bits; both say the same. */
  readonly ifFew: (few: Sql, general: Sql) => Sql
  /** The first where it is known that all codes are below `noByte`. */
  readonly ifBytes: (bytes: Sql, general: Sql) => Sql
}

interface Cleaning {
  /** Rename, group and drop steps of events. */
  readonly rules?: readonly StepRule[]
  /** Names of events that are no step, whatever the rules say of names. */
  readonly leaveOut?: readonly string[]
}

/** Touchpoints need no cleaning. */
export function nameSteps(scope: Scope, grain: Grain, cleaning: Cleaning = {}): StepNames {
  return lookedUp(namesInSql(scope, grain, cleaning))
}

interface NamesInSql {
  readonly nodes: Sql
  readonly names: Sql
  /** The codes that are no step, for `IN`; null: those without a node. */
  readonly left: Sql | null
  readonly leavesOut: boolean | Sql
  /** All of it in one row (nodes, names, left), for a look before the question. */
  readonly look: Sql
}

const none = sql`CAST([], 'Array(UInt16)')`

/** As the engine finds them while it asks. */
function namesInSql(scope: Scope, grain: Grain, { rules = [], leaveOut = [] }: Cleaning): NamesInSql {
  const all = sql`journey_codes FINAL WHERE workspace = ${param(scope.workspace, 'UInt32')}`
  const codes =
    typeof grain === 'string' && leaveOut.length > 0
      ? sql`(SELECT code, name, channel FROM ${all} AND NOT has(${[...leaveOut]}, name))`
      : all
  if (typeof grain !== 'string') {
    const branches = grain.map(
      ({ any }, i) => sql`${joinSql(any.map(selectorCodesSql), ' OR ')}, ${param(i + 1, 'UInt16')}`,
    )
    const node = sql`multiIf(${joinSql(branches, ', ')}, toUInt16(0))`
    const ids = grain.map(touchpoint => touchpoint.id)
    const nodes = sql`(SELECT groupArrayInsertAt(toUInt16(0))(${node}, code) FROM ${codes})`
    return allOf({ nodes, names: sql`arrayMap(id -> (id, ''), ${ids})` })
  }
  const name = grain === 'event' ? sql`(name, '')` : sql`(name, channel)`
  if (rules.length > 0) {
    const ruled = ruledCodes(codes, name, rules)
    const nodes = sql`(SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY step_name)) AS node FROM ${ruled}))`
    return allOf({
      nodes,
      names: sql`(SELECT groupArray(step_name) FROM (SELECT DISTINCT step_name FROM ${ruled} ORDER BY step_name))`,
    })
  }
  const left = sql`${all} AND has(${[...leaveOut]}, name)`
  return {
    nodes: sql`(SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY ${name})) AS node FROM ${codes}))`,
    names: sql`(SELECT groupArray(name) FROM (SELECT DISTINCT ${name} AS name FROM ${codes} ORDER BY name))`,
    leavesOut: leaveOut.length > 0 && sql`(SELECT count() > 0 FROM ${left})`,
    left: sql`SELECT code FROM ${left}`,
    look: lookOnce(all, name, leaveOut),
  }
}

/** Those where every step has a node and codes without one are none. */
function allOf({ nodes, names }: Pick<NamesInSql, 'nodes' | 'names'>): NamesInSql {
  const look = sql`SELECT ${nodes} AS nodes, ${names} AS names, ${none} AS left`
  return { nodes, names, leavesOut: true, left: null, look }
}

/** The same in one reading of the codes, in a third of the time (*measured*: 3 ms against 9). */
function lookOnce(codes: Sql, name: Sql, leaveOut: readonly string[]): Sql {
  const each = sql`SELECT code, ${name} AS step_name, has(${[...leaveOut]}, name) AS is_left FROM ${codes}`
  return sql`SELECT arraySort(groupUniqArrayIf(step_name, NOT is_left)) AS names, groupArrayIf(code, is_left) AS left,
      arrayMap(one -> toUInt16(indexOf(names, one)), groupArrayInsertAt(('', ''))(if(is_left, ('', ''), step_name), code)) AS nodes
    FROM (${each})`
}

/** More codes than this are not written out. */
const mostCodes = 1_000
/** No code, where all are less. */
export const noByte = 255
/** What 12 bits can name. */
const mostFew = 4_095
/** So few numbers are compared with each code, which is several times as quick as a look into a set of them. */
const mostCompared = 4

const lookRow = z.object({
  nodes: z.array(z.number()),
  names: z.array(z.tuple([z.string(), z.string()])),
  left: z.array(z.number()),
})
type Looked = z.infer<typeof lookRow>

/** The same, looked up once before the question and written out: the engine finds a scalar anew at each place where it stands. */
function lookedUp({ nodes, names, left, leavesOut, look: lookSql }: NamesInSql): StepNames {
  const written = sharingALook(warehouse => lookAtNames(warehouse, lookSql))
  const numbers = (list: readonly number[]) => sql`${param([...list], 'Array(UInt16)')}`
  const own = written(nodes, found => numbers(found.nodes))
  const isStep = (code: Sql) => {
    if (left === null) return sql`${own}[${code} + 1] > 0`
    // A look into the set of the few that are left out costs half of one into the nodes of all.
    return written(sql`${code} NOT IN (${left})`, found => isNone(code, found.left, numbers))
  }
  return {
    nodes: own,
    names: written(
      names,
      found =>
        sql`arrayZip(${found.names.map(([name]) => name)}, ${found.names.map(([, channel]) => channel)})`,
    ),
    ifFew: (few, general) => written(general, found => (found.names.length <= mostFew ? few : general)),
    ifBytes: (bytes, general) => written(general, found => (found.nodes.length <= noByte ? bytes : general)),
    leavesOut:
      typeof leavesOut === 'boolean'
        ? leavesOut
        : written(leavesOut, found => (found.left.length > 0 ? sql`1` : sql`0`)),
    isStep,
  }
}

function isNone(code: Sql, left: readonly number[], numbers: (list: readonly number[]) => Sql): Sql {
  if (left.length === 0) return sql`1`
  if (left.length > mostCompared) return sql`${code} NOT IN ${numbers(left)}`
  return sql`(${joinSql(
    left.map(one => sql`${code} != ${param(one, 'UInt16')}`),
    ' AND ',
  )})`
}

async function lookAtNames(warehouse: Warehouse, query: Sql): Promise<Looked | null> {
  const [found] = await warehouse.rows({ name: 'journeys: names', sql: query, row: lookRow })
  return found && found.nodes.length <= mostCodes ? found : null
}

/** Every selector that a grain names. */
export function selectorsOf(grain: Grain): Selector[] {
  return typeof grain === 'string' ? [] : grain.flatMap(touchpoint => touchpoint.any)
}

/** The node of a packed step. The array is a scalar: computed once for the query. */
export function nodeOf(names: StepNames, packed: Sql): Sql {
  return nodeOfCode(names, codeOf(packed))
}

export function nodeOfCode({ nodes }: StepNames, code: Sql): Sql {
  return sql`${nodes}[${code} + 1]`
}

/** The node of a step by its name; 0, which no step has, when there is none. A scalar. */
export function nodeNamed(names: StepNames, { name, channel }: StepName): Sql {
  return sql`toUInt16(indexOf(${names.names}, (${name}, ${channel})))`
}

/**
 * Reads step `seen`: rows (case, label, kept, nodes), the packed steps that are steps of the grain and their nodes.
 * Collapsed, a run of the same step is its first one: before anything is counted, or one path stands on several rows.
 */
export function layOut(names: StepNames, collapse: boolean, only: readonly FlowFilter[] = []): Step {
  const node = nodeOf(names, sql`s`)
  const kept = keptOf(names, sql`arrayFilter(s -> ${names.isStep(codeOf(sql`s`))}, steps)`, sql`steps`)
  const all = sql`SELECT case, label, ${kept} AS kept, arrayMap(s -> ${node}, kept) AS nodes FROM seen WHERE notEmpty(kept)${only.length > 0 ? sql` AND ${keptCases(names, only)}` : sql``}`
  if (!collapse) return step('laid', all)
  return step(
    'laid',
    sql`SELECT case, label, arrayFilter((s, node, before) -> node != before, repeated, repeats, arrayShiftRight(repeats, 1)) AS kept,
      arrayCompact(repeats) AS nodes
    FROM (SELECT case, label, kept AS repeated, nodes AS repeats FROM (${all}))`,
  )
}

/** The second where all codes are steps. A condition that is a scalar decides before any row is read. */
export function keptOf({ leavesOut }: StepNames, some: Sql, all: Sql): Sql {
  if (typeof leavesOut === 'boolean') return leavesOut ? some : all
  return sql`if(${leavesOut}, ${some}, ${all})`
}

/** Which cases stay: a condition on `nodes`, the steps of a case with its repeats. True without filters. */
function keptCases(names: StepNames, only: readonly FlowFilter[]): Sql {
  if (only.length === 0) return sql`1`
  const each = only.map(filter => (filter.keep ? holds(names, filter) : sql`NOT (${holds(names, filter)})`))
  return joinSql(each, ' AND ')
}

function holds(names: StepNames, filter: FlowFilter): Sql {
  const node = (name: StepName) => nodeNamed(names, name)
  switch (filter.of) {
    case 'step':
      return sql`has(nodes, ${node(filter.step)})`
    case 'transition':
      return sql`arrayExists((a, b) -> a = ${node(filter.from)} AND b = ${node(filter.to)}, arrayPopBack(nodes), arrayPopFront(nodes))`
    case 'variant': {
      const path = sql`[${joinSql(filter.steps.map(node), ', ')}]`
      return filter.collapse ? sql`arrayCompact(nodes) = ${path}` : sql`nodes = ${path}`
    }
    default:
      return unreachable(filter)
  }
}
