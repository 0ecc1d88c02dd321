import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { events, propertyText } from '../events.ts'
import { eventFlags } from '../model.ts'
import { type AddressTable, addressBits, addressTable } from './address-table.ts'
import type { Said } from './compile-judge.ts'
import {
  type BotSettings,
  botBits,
  flagReasons,
  internalBits,
  linkEvents,
  lookedBits,
  openEvents,
  sentEvents,
} from './model-bots.ts'

/** What the definition of `flags` needs beside the log. */
export interface LookFacts {
  readonly settings: BotSettings
  readonly centres: AddressTable
  /** Of the agents among the events, those of known programs. */
  readonly knownAgents: readonly string[]
  readonly agents: ReadonlyMap<string, Said>
  readonly sources: ReadonlyMap<string, Said>
  /** By number of the person. */
  readonly persons: ReadonlyMap<bigint, Said>
  readonly ownPersons: readonly bigint[]
  personOf(trace: Sql): Sql
  /** Whether a row of `events` is not as the plan says and marked for it; 0 where there is no plan. */
  readonly offPlan: Sql
}

export const agentSql = firstOf(['$context.userAgent', 'user_agent', 'useragent'])
const addressSql = firstOf(['$context.ip', 'ip'])
/** TRICKY: the engine's own hours begin in 1970; event times begin in 1900. */
const hourSql = sql`intDiv(toUnixTimestamp64Milli(time), 3600000)`
/** Before any event. */
const never = sql`toInt64(-100000000000000)`

function firstOf(paths: readonly string[]): Sql {
  const each = paths.map(path => sql`nullIf(${propertyText(path)}, '')`)
  return sql`ifNull(coalesce(${joinSql(each, ', ')}), '')`
}

/**
 * What `flags` should be of each event of `which`, where it is something else: rows (id_hash, trace, wanted), for `FROM`.
 * Windows of behaviour are of whole hours and ten seconds of event time; ties stand in the total order; whatever an
 * event arrives after, its answer is the same. A run of links that crosses the edge of `which` is seen from both sides:
 * `near` is `which` with a day more at each end.
 */
export function differingFlags(
  scope: Scope,
  { which, near }: { which: Sql; near: Sql },
  facts: LookFacts,
): Sql {
  const bits = reasonBits(facts)
  const columns = sql`id_hash, trace, flags, source, ${hourSql} AS hour, ${agentSql} AS agent, ${addressSql} AS address,
        ${personNumber(facts)} AS person, ${bits.alone} AS alone, ${facts.offPlan} AS off_plan`
  return sql`(
    SELECT id_hash, trace, toUInt32(bitOr(bitOr(bits, bitAnd(flags, ${0xffff_ffff - lookedBits})), bitOr(bitOr(
        if(bitAnd(bits, ${flagReasons['said-bot']}) != 0 OR (bitAnd(bits, ${flagReasons['said-not-bot']}) = 0 AND bitAnd(bits, ${botBits}) != 0), ${eventFlags.bot}, 0),
        if(bitAnd(bits, ${flagReasons['said-internal']}) != 0 OR (bitAnd(bits, ${flagReasons['said-not-internal']}) = 0 AND bitAnd(bits, ${internalBits}) != 0), ${eventFlags.internal}, 0)),
        if(off_plan != 0, ${eventFlags.offPlan}, 0)))) AS wanted
    FROM (
      SELECT id_hash, trace, flags, off_plan, toUInt32(bitOr(bitOr(bitOr(bitOr(alone,
          if(id_hash IN ${scanned(scope, near)}, ${flagReasons.scanner}, 0)),
          if((trace, hour) IN ${hurried(scope, near)}, ${flagReasons.rate}, 0)),
          if((address, hour) IN ${crowded(scope, near)}, ${flagReasons.crowd}, 0)),
          bitOr(${bits.said('bot')}, ${bits.said('internal')}))) AS bits
      FROM ${events(scope, { withFlagged: true, where: which, select: columns })}
    )
    WHERE wanted != flags
  )`
}

/** The person is looked up only where somebody asks for persons: it costs every row. */
function personNumber({ persons, ownPersons, personOf }: LookFacts): Sql {
  return persons.size + ownPersons.length === 0 ? sql`toUInt64(0)` : personOf(sql`trace`)
}

/** `alone` is of the columns of `events`; `said` is of the columns above it. */
function reasonBits(facts: LookFacts) {
  const { settings, centres, knownAgents, agents, sources, persons, ownPersons, personOf } = facts
  const when = (holds: Sql, bit: number) => sql`if(${holds}, ${bit}, 0)`
  const whenIn = (table: AddressTable, bit: number) => (table.size === 0 ? null : when(inTable(table), bit))
  const own = settings.ownDomains.map(domain => `@${domain}`)
  const alone = [
    knownAgents.length > 0 ? when(sql`${agentSql} IN ${[...knownAgents]}`, flagReasons.agent) : null,
    when(sql`${propertyText('$context.device.webdriver')} = 'true'`, flagReasons.automated),
    when(sql`name IN ${[...linkEvents]} AND lower(${propertyText('method')}) = 'head'`, flagReasons.probe),
    whenIn(centres, flagReasons['data-centre']),
    whenIn(addressTable(settings.ownRanges), flagReasons['own-address']),
    own.length > 0
      ? when(
          sql`arrayExists(i -> startsWith(i, 'email:') AND arrayExists(d -> endsWith(i, d), ${own}), identifiers)${
            ownPersons.length > 0
              ? sql` OR ${personOf(sql`trace`)} IN ${param([...ownPersons], 'Array(UInt64)')}`
              : sql``
          }`,
          flagReasons['own-domain'],
        )
      : null,
  ].filter(bit => bit !== null)
  const said = (aspect: keyof Said) => {
    const cases = [
      ...casesOf(sql`person`, [...persons], aspect, keys => param(keys, 'Array(UInt64)')),
      ...casesOf(sql`agent`, [...agents], aspect, keys => param(keys, 'Array(String)')),
      ...casesOf(sql`source`, [...sources], aspect, keys => param(keys, 'Array(String)')),
    ]
    return cases.length === 0 ? sql`0` : sql`multiIf(${joinSql(cases, ', ')}, 0)`
  }
  return { alone: alone.reduce((all, bit) => sql`bitOr(${all}, ${bit})`, sql`toUInt32(0)`), said }
}

function casesOf<K extends string | bigint>(
  column: Sql,
  said: readonly (readonly [K, Said])[],
  aspect: keyof Said,
  list: (keys: K[]) => ReturnType<typeof param>,
): Sql[] {
  const byBit = Map.groupBy(
    said.filter(([, one]) => one[aspect] !== 0),
    ([, one]) => one[aspect],
  )
  return [...byBit].map(([bit, ones]) => sql`${column} IN ${list(ones.map(([key]) => key))}, ${bit}`)
}

/** As `isInTable`: an address of version 4 becomes the one of version 6 that means the same. */
function inTable(table: AddressTable): Sql {
  const isAddress = sql`isIPv4String(${addressSql}) OR isIPv6String(${addressSql})`
  const number = sql`reinterpretAsUInt128(reverse(IPv6StringToNum(if(${isAddress}, ${addressSql}, '::'))))`
  const each = [...table].map(
    ([length, known]) =>
      sql`bitShiftRight(${number}, ${addressBits - length}) IN ${param([...known], 'Array(UInt128)')}`,
  )
  return sql`(${isAddress}) AND (${joinSql(each, ' OR ')})`
}

const alive = sql`import_id = 0 AND type IN ('page', 'screen', 'track')`

/** Hashes of clicks and openings that no person did, for `IN`. */
function scanned(scope: Scope, near: Sql): Sql {
  const link = firstOf(['link_url', 'link', 'url', 'href'])
  const asked = [...linkEvents, ...openEvents, ...sentEvents]
  const read = events(scope, {
    withFlagged: true,
    where: sql`name IN ${asked} AND trace != 0 AND (${near})`,
    select: sql`id_hash, trace, name, time, toUnixTimestamp64Milli(time) AS ms, ordinal, call, message_id, ${link} AS link`,
  })
  const order = sql`PARTITION BY trace ORDER BY time, ordinal, call, message_id ROWS BETWEEN UNBOUNDED PRECEDING AND`
  return sql`(
    SELECT arrayJoin(ids) AS id_hash FROM (
      SELECT groupArray(id_hash) AS ids
      FROM (
        SELECT trace, id_hash, link, sum(is_new) OVER (${order} CURRENT ROW) AS run
        FROM (
          SELECT *, if(ms - lagInFrame(ms, 1, ${never}) OVER (${order} CURRENT ROW) > 2000, 1, 0) AS is_new
          FROM ${read} WHERE name IN ${[...linkEvents]}
        )
      )
      GROUP BY trace, run HAVING uniqExact(link) >= 3
      UNION ALL
      SELECT [id_hash] FROM (
        SELECT id_hash, name, ms, max(if(name IN ${[...sentEvents]}, ms, ${never})) OVER (${order} CURRENT ROW) AS sent
        FROM ${read}
      )
      WHERE name IN ${[...linkEvents, ...openEvents]} AND ms - sent BETWEEN 0 AND 5000
    )
  )`
}

/** (trace, hour) in which somebody did more than a hundred things in ten seconds, for `IN`. Only of agents: what a shop's systems send at once is no rate of a person. */
function hurried(scope: Scope, near: Sql): Sql {
  const read = events(scope, {
    withFlagged: true,
    where: sql`${alive} AND trace != 0 AND ${agentSql} != '' AND (${near})`,
    select: sql`trace, time`,
  })
  return sql`(SELECT DISTINCT trace, intDiv(ten, 360) FROM (
    SELECT trace, intDiv(toUnixTimestamp64Milli(time), 10000) AS ten FROM ${read} GROUP BY trace, ten HAVING count() > 100))`
}

/** (address, hour) from which a crowd came of which nine in ten did one thing and were gone, for `IN`. */
function crowded(scope: Scope, near: Sql): Sql {
  const read = events(scope, {
    withFlagged: true,
    where: sql`${alive} AND trace != 0 AND (${near})`,
    select: sql`trace, ${hourSql} AS hour, ${addressSql} AS address`,
  })
  return sql`(SELECT address, hour FROM (
    SELECT address, hour, trace, count() AS n FROM ${read} WHERE address != '' GROUP BY address, hour, trace)
    GROUP BY address, hour HAVING count() >= 50 AND countIf(n = 1) >= 0.9 * count())`
}
