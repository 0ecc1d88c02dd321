import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { sharingALook } from '../../platform/warehouse/shortcut.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { stepEvents } from '../journeys/parts-sql.ts'
import { type ChannelGroup, directSource, noMedium, unassigned } from '../model-channel-groups.ts'
import { channelGroupOf, directTuple, sourceColumns, tellsSource } from './source-sql.ts'

/**
 * What is said of where visitors came from, and the channel group of each. A `source` is a tuple of five texts where the engine finds them
 * while it asks, and a number where they were looked up: only what stands here may be asked of one.
 */
export interface KnownSources {
  /** Columns of a SELECT that end with `source`, of its column `arrival`: see `sourceColumns`. */
  readonly columns: Sql
  /** Of an event that tells none. */
  readonly none: Sql
  /** Of a visit in which nothing told one. */
  readonly direct: Sql
  /** Whether it names a source. */
  readonly isTold: (source: Sql) => Sql
  /** Its five texts. */
  readonly texts: (source: Sql) => Sql
  /** What a SELECT that uses `group` begins with. */
  readonly names: Sql
  /** The channel group of such a source, or of the direct one. */
  readonly group: (source: Sql) => Sql
}

interface Rules {
  readonly channelGroups: readonly ChannelGroup[]
  readonly ignoredReferrers: readonly string[]
}

/** More different arrivals than this are not written out. */
const mostArrivals = 2_000

const told = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()])
const foundRow = z.object({ arrival: z.string(), source: told, called: z.string() })
type Found = z.infer<typeof foundRow>

/**
 * A log tells few different things of where its visitors came from. They are looked up once before a question and written out:
 * the engine compiles the long patterns of the rules anew for each block of rows, and plans in proportion to their text, which stood
 * three times in a question (*measured*, 110,000 of 24 M events: 0.64 s of processor time to tell them against 0.35). What is
 * first said while the question runs tells nothing yet.
 */
export function knownSources(scope: Scope, rules: Rules): KnownSources {
  const general = sourcesInSql(scope, rules)
  const written = sharingALook(warehouse => lookAtSources(warehouse, scope, rules))
  return {
    columns: written(general.columns, columnsOf),
    none: written(general.none, () => sql`toUInt16(0)`),
    direct: written(
      general.direct,
      found => sql`${param(numbered(found)([directSource, noMedium, '', '', '']), 'UInt16')}`,
    ),
    isTold: source => written(general.isTold(source), () => sql`${source} > 0`),
    texts: source => written(general.texts(source), found => sql`${textsOf(found)}[${source}]`),
    names: written(general.names, () => sql``),
    group: source => written(general.group(source), found => groupOf(source, found)),
  }
}

/** As the engine finds them while it asks. */
function sourcesInSql(scope: Scope, { channelGroups, ignoredReferrers }: Rules): KnownSources {
  const found = sql`SELECT DISTINCT source FROM (SELECT *, ${sourceColumns(ignoredReferrers)} FROM (${arrivals(scope)})) UNION DISTINCT SELECT ${directTuple()} AS source`
  return {
    columns: sourceColumns(ignoredReferrers),
    none: sql`('', '', '', '', '')`,
    direct: directTuple(),
    isTold: source => sql`${source}.1 != ''`,
    texts: source => source,
    names: sql`WITH (SELECT (groupArray(toString(source)), groupArray(${channelGroupOf(sql`source`, channelGroups)})) FROM (${found})) AS groups `,
    group: source => {
      const known = sql`transform(toString(${source}), groups.1, groups.2, '')`
      return sql`if(${known} = '', ${channelGroupOf(source, channelGroups)}, ${known})`
    },
  }
}

function arrivals(scope: Scope): Sql {
  return sql`SELECT DISTINCT arrival FROM ${stepEvents(scope, { select: sql`arrival`, where: tellsSource })}`
}

/** One row more than its arrivals: an empty one, whose source is the direct one. */
async function lookAtSources(
  warehouse: Warehouse,
  scope: Scope,
  { channelGroups, ignoredReferrers }: Rules,
): Promise<readonly Found[] | null> {
  const few = sql`SELECT arrival FROM (${arrivals(scope)}) LIMIT ${mostArrivals + 1}`
  const all = sql`SELECT toString(arrival) AS arrival, source FROM (SELECT *, ${sourceColumns(ignoredReferrers)} FROM (${few}))
      UNION ALL SELECT '' AS arrival, ${directTuple()} AS source`
  const found = await warehouse.rows({
    name: 'acquisition: sources',
    sql: sql`SELECT arrival, source, ${channelGroupOf(sql`source`, channelGroups)} AS called FROM (${all})`,
    row: foundRow,
  })
  return found.length <= mostArrivals ? found : null
}

const listOf = (list: readonly string[]) => sql`${param([...list], 'Array(String)')}`

type Source = Found['source']

/** Different ones that say anything (all of these have a name), in the order of their texts' bytes: source n is the n-th. */
function sourcesOf(found: readonly Found[]): Source[] {
  const each = new Map(found.map(({ source }) => [JSON.stringify(source), source]))
  return [...each.values()].filter(([name]) => name !== '').sort(byBytes)
}

function byBytes(a: Source, b: Source): number {
  for (const [i, text] of a.entries()) {
    const order = Buffer.compare(Buffer.from(text), Buffer.from(b[i] ?? ''))
    if (order !== 0) return order
  }
  return 0
}

/** The number of each source; 0: it says nothing. */
function numbered(found: readonly Found[]): (source: Source) => number {
  const numbers = new Map(sourcesOf(found).map((source, i) => [JSON.stringify(source), i + 1]))
  return source => numbers.get(JSON.stringify(source)) ?? 0
}

function columnsOf(found: readonly Found[]): Sql {
  const said = found.filter(({ arrival }) => arrival !== '')
  if (said.length === 0) return sql`toUInt16(0) AS source`
  const arrivalsSaid = listOf(said.map(({ arrival }) => arrival))
  const number = numbered(found)
  const each = said.map(({ source }) => number(source))
  return sql`transform(arrival, ${arrivalsSaid}, ${param(each, 'Array(UInt16)')}, toUInt16(0)) AS source`
}

function textsOf(found: readonly Found[]): Sql {
  const all = sourcesOf(found)
  const part = (i: 0 | 1 | 2 | 3 | 4) => listOf(all.map(source => source[i]))
  return sql`arrayZip(${part(0)}, ${part(1)}, ${part(2)}, ${part(3)}, ${part(4)})`
}

function groupOf(source: Sql, found: readonly Found[]): Sql {
  const called = new Map(found.map(one => [JSON.stringify(one.source), one.called]))
  return sql`${listOf(sourcesOf(found).map(one => called.get(JSON.stringify(one)) ?? unassigned))}[${source}]`
}
