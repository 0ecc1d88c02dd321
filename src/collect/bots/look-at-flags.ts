import { z } from 'zod'
import { u64 } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Removal } from '../erase.ts'
import { events } from '../events.ts'
import { type Judging, type Said, saidBy } from './compile-judge.ts'
import { isKnownAgent } from './judge-agent.ts'
import { agentSql, differingFlags, type LookFacts } from './look-sql.ts'
import { flagReasons } from './model-bots.ts'

export interface LookDeps {
  readonly warehouse: Warehouse
  /** The person that a trace belongs to, of type UInt64. */
  personOf(scope: Scope, trace: Sql): Sql
  /** Whether a row of `events` is marked by the tracking plan in force. */
  offPlan(workspace: number): Sql
  /** Events are about to come into, or go out of, what questions see: the parts that follow note whose they are. */
  announceRemoval(workspace: number, removal: Removal): Promise<void>
  /** The flags were changed. */
  reflagged(workspace: number, name: string): Promise<void>
}

/** Days of event time, `2026-11-22`, or everything. */
export type Span = ReadonlySet<string> | 'all'

const atOnce = 20_000
const mostDays = 60
const personBits =
  flagReasons['own-domain'] |
  flagReasons['said-bot'] |
  flagReasons['said-not-bot'] |
  flagReasons['said-internal'] |
  flagReasons['said-not-internal']

/**
 * Sets the flags of a workspace's events to what the log, the settings, the decisions and the plan say now; resolves to
 * how many it changed. Whatever the order in which events came, after a look of everything they are the same.
 *
 * The column is rewritten where it differs, and the journeys of those whom it touches are derived again, by the same road
 * as after an erasure: announced while what goes is still there, and again when what comes is.
 */
export async function lookAtFlags(
  deps: LookDeps,
  scope: Scope,
  judging: Judging,
  span: Span,
): Promise<number> {
  if (span !== 'all' && span.size === 0 && !concernsPersons(judging)) return 0
  const facts = await gatherFacts(deps, scope, judging, span)
  let changed = 0
  for (;;) {
    const found = await readDiffering(deps, scope, spanSql(deps, scope, facts, span), facts)
    if (found.length === 0) return changed
    await rewrite(deps, scope, found)
    changed += found.length
    if (found.length < atOnce) return changed
  }
}

/** `concerns`: something is said of persons. */
type Facts = LookFacts & { readonly concerns: boolean }
type Differing = Awaited<ReturnType<typeof readDiffering>>

function readDiffering(
  { warehouse }: LookDeps,
  scope: Scope,
  which: { which: Sql; near: Sql },
  facts: LookFacts,
) {
  return warehouse.rows({
    name: 'collect: flags that differ',
    sql: sql`SELECT id_hash, wanted FROM ${differingFlags(scope, which, facts)} ORDER BY trace, id_hash LIMIT ${atOnce}`,
    row: z.object({ id_hash: u64, wanted: z.number() }),
  })
}

async function rewrite(deps: LookDeps, scope: Scope, found: Differing): Promise<void> {
  const { warehouse } = deps
  const ids = param(
    found.map(row => row.id_hash),
    'Array(UInt64)',
  )
  const wanted = param(
    found.map(row => row.wanted),
    'Array(UInt32)',
  )
  const which = sql`workspace = ${param(scope.workspace, 'UInt32')} AND id_hash IN ${ids}`
  const name = `flags ${found[0]?.id_hash}-${found.length}`
  await deps.announceRemoval(scope.workspace, { name, which })
  await warehouse.onEveryNode({
    name: 'collect: rewrite flags',
    sql: sql`ALTER TABLE ${warehouse.localTable('events')} UPDATE flags = transform(id_hash, ${ids}, ${wanted}, flags) WHERE ${which}`,
  })
  await deps.announceRemoval(scope.workspace, { name, which })
  await deps.reflagged(scope.workspace, name)
}

async function gatherFacts(
  deps: LookDeps,
  scope: Scope,
  { settings, decisions, centres }: Judging,
  span: Span,
): Promise<Facts> {
  const { warehouse } = deps
  const concerns = concernsPersons({ settings, decisions })
  const said = saidBy(decisions)
  const personOf = (trace: Sql) => deps.personOf(scope, trace)
  const agents = await warehouse.rows({
    name: 'collect: agents',
    sql: sql`SELECT DISTINCT agent FROM ${events(scope, { withFlagged: true, select: sql`${agentSql} AS agent`, where: concerns ? sql`1` : daysSql(span, 0) })} WHERE agent != '' ORDER BY agent LIMIT 200000`,
    row: z.object({ agent: z.string() }),
  })
  return {
    concerns,
    settings,
    centres,
    knownAgents: agents.map(row => row.agent).filter(isKnownAgent),
    agents: said.agent,
    sources: said.source,
    persons: await personsSaid(deps, scope, said.person),
    ownPersons: await ownPersons(deps, scope, settings.ownDomains),
    personOf,
    offPlan: deps.offPlan(scope.workspace),
  }
}

function concernsPersons({ settings, decisions }: Pick<Judging, 'settings' | 'decisions'>): boolean {
  return settings.ownDomains.length > 0 || decisions.some(({ kind }) => kind === 'person')
}

/** A decision names an identifier and means the person who has it now. Of two about one person the later counts. */
async function personsSaid(
  { warehouse, personOf }: LookDeps,
  scope: Scope,
  said: ReadonlyMap<string, Said>,
): Promise<ReadonlyMap<bigint, Said>> {
  const persons = new Map<bigint, Said>()
  if (said.size === 0) return persons
  const named = [...said.keys()]
  const carrying = events(scope, {
    withFlagged: true,
    select: sql`DISTINCT trace, identifiers`,
    where: sql`hasAny(identifiers, ${named})`,
  })
  const rows = await warehouse.rows({
    name: 'collect: persons decided about',
    sql: sql`SELECT DISTINCT ${personOf(scope, sql`trace`)} AS person, arrayJoin(arrayIntersect(identifiers, ${named})) AS identifier FROM ${carrying} ORDER BY person, identifier`,
    row: z.object({ person: u64, identifier: z.string() }),
  })
  // In the order of the decisions, so that the later one is written over the earlier.
  for (const [identifier, one] of said)
    for (const row of rows.filter(candidate => candidate.identifier === identifier)) {
      const before = persons.get(row.person)
      persons.set(row.person, {
        bot: one.bot || (before?.bot ?? 0),
        internal: one.internal || (before?.internal ?? 0),
      })
    }
  return persons
}

async function ownPersons(
  { warehouse, personOf }: LookDeps,
  scope: Scope,
  domains: readonly string[],
): Promise<bigint[]> {
  if (domains.length === 0) return []
  const own = domains.map(domain => `@${domain}`)
  const rows = await warehouse.rows({
    name: 'collect: own people',
    sql: sql`SELECT DISTINCT ${personOf(scope, sql`trace`)} AS person FROM ${events(scope, {
      withFlagged: true,
      select: sql`DISTINCT trace`,
      where: sql`arrayExists(i -> startsWith(i, 'email:') AND arrayExists(d -> endsWith(i, d), ${own}), identifiers)`,
    })} ORDER BY person LIMIT 100000`,
    row: z.object({ person: u64 }),
  })
  return rows.map(row => row.person)
}

/**
 * The events to look at. What is said of persons follows them through merges and cuts, so whoever is concerned, or was,
 * is looked at as a whole.
 */
function spanSql(
  { personOf }: LookDeps,
  scope: Scope,
  { persons, ownPersons, concerns }: Facts,
  span: Span,
): { which: Sql; near: Sql } {
  if (span === 'all' || span.size > mostDays) return { which: sql`1`, near: sql`1` }
  if (!concerns) return { which: daysSql(span, 0), near: daysSql(span, 1) }
  const concerned = [...persons.keys(), ...ownPersons]
  const theirs =
    concerned.length === 0
      ? sql``
      : sql` OR ${personOf(scope, sql`trace`)} IN ${param(concerned, 'Array(UInt64)')}`
  // Of other days too: what is looked at must be seen with its surroundings.
  return { which: sql`${daysSql(span, 0)} OR bitAnd(flags, ${personBits}) != 0${theirs}`, near: sql`1` }
}

function daysSql(span: Span, more: number): Sql {
  if (span === 'all' || span.size > mostDays) return sql`1`
  const days = [...span].flatMap(day => {
    const at = Date.parse(`${day}T00:00:00Z`)
    return Array.from({ length: 2 * more + 1 }, (_, i) => dayNumber(at) + i - more)
  })
  return sql`intDiv(toUnixTimestamp64Milli(time), 86400000) IN ${[...new Set(days)]}`
}

function dayNumber(at: number): number {
  return Math.trunc(at / 86_400_000)
}
