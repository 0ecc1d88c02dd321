import { z } from 'zod'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { sharingALook } from '../../platform/warehouse/shortcut.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { stepEvents } from '../journeys/parts-sql.ts'
import { type ChannelGroup, unassigned } from '../model-channel-groups.ts'
import { channelGroupOf, directTuple, sourceColumns, tellsSource } from './source-sql.ts'

/** What is said of where visitors came from, and the channel group of each. */
export interface KnownSources {
  /** Columns of a SELECT that end with `source`, of its column `arrival`: see `sourceColumns`. */
  readonly columns: Sql
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
    names: written(general.names, () => sql``),
    group: source => written(general.group(source), found => groupOf(source, found)),
  }
}

/** As the engine finds them while it asks. */
function sourcesInSql(scope: Scope, { channelGroups, ignoredReferrers }: Rules): KnownSources {
  const found = sql`SELECT DISTINCT source FROM (SELECT *, ${sourceColumns(ignoredReferrers)} FROM (${arrivals(scope)})) UNION DISTINCT SELECT ${directTuple()} AS source`
  return {
    columns: sourceColumns(ignoredReferrers),
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

const texts = (list: readonly string[]) => sql`${param([...list], 'Array(String)')}`

function columnsOf(found: readonly Found[]): Sql {
  const said = found.filter(({ arrival }) => arrival !== '')
  if (said.length === 0) return sql`('', '', '', '', '') AS source`
  const part = (i: 0 | 1 | 2 | 3 | 4) => texts(said.map(({ source }) => source[i]))
  const place = sql`transform(arrival, ${texts(said.map(({ arrival }) => arrival))}, ${param(
    said.map((_, i) => i + 1),
    'Array(UInt16)',
  )}, toUInt16(0))`
  return sql`arrayZip(${part(0)}, ${part(1)}, ${part(2)}, ${part(3)}, ${part(4)})[${place}] AS source`
}

function groupOf(source: Sql, found: readonly Found[]): Sql {
  const groups = new Map(found.map(one => [JSON.stringify(one.source), one]))
  const known = [...groups.values()]
  const part = (i: 0 | 1 | 2 | 3 | 4) => texts(known.map(one => one.source[i]))
  const as = sql`arrayMap((a, b, c, d, e) -> toString((a, b, c, d, e)), ${part(0)}, ${part(1)}, ${part(2)}, ${part(3)}, ${part(4)})`
  return sql`transform(toString(${source}), ${as}, ${texts(known.map(one => one.called))}, ${unassigned})`
}
