import { propertyText } from '../../collect/events.ts'
import { unreachable } from '../../platform/errors.ts'
import { joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import {
  type ChannelGroup,
  directSource,
  noMedium,
  type SourceCondition,
  type SourceField,
  unassigned,
} from '../model-channel-groups.ts'
import {
  clickIds,
  noSearchHosts,
  searchSources,
  shoppingSources,
  socialSources,
  sourcePattern,
  videoSources,
} from './sources.ts'

/** The first of some texts that is not empty; empty where all are. */
export function firstText(...texts: readonly Sql[]): Sql {
  const cases = texts.slice(0, -1).map(text => sql`${text} != '', ${text}`)
  const last = texts.at(-1) ?? sql`''`
  return cases.length === 0 ? last : sql`multiIf(${joinSql(cases, ', ')}, ${last})`
}

const addressPaths = ['$context.page.url', 'url'] as const
const searchPaths = ['$context.page.search', 'search'] as const

/** The address of an event with its parameters, as the page told it or the event itself. A row of `events`. */
export function addressSql(): Sql {
  const address = firstText(...addressPaths.map(propertyText))
  const search = firstText(...searchPaths.map(propertyText))
  return sql`if(position(${address}, '?') > 0, ${address}, concat(${address}, if(${search} = '' OR startsWith(${search}, '?'), ${search}, concat('?', ${search}))))`
}

/** Whether an event tells where its visitor came from: the column `arrival`, which most leave empty. A row of `events`. */
export const tellsSource = sql`arrival != ''`

/**
 * Columns of a SELECT that end with `source`: (source, medium, campaign, term, content) of what an event told, from its
 * column `arrival`. What the campaign says, else the click id in the address, else the host of the referrer where it is another's and not
 * ignored, else five empty texts. A search engine is called by its name and is `organic`; any other host is a `referral`. Named one by
 * one: the engine plans in proportion to the text. Arrivals are few different ones, so each function of them alone is run once for each of these.
 */
export function sourceColumns(ignored: readonly string[]): Sql {
  const told = (name: string) => sql`decodeURLFormComponent(extractURLParameter(arrival, ${name}))`
  const unset = (text: Sql) => sql`if(${text} = '', '(not set)', ${text})`
  const isIgnored =
    ignored.length > 0
      ? sql`arrayExists(one -> from_host = one OR endsWith(from_host, concat('.', one)), ${[...ignored]})`
      : sql`0`
  return sql`${told('utm_source')} AS tag_source, ${told('utm_medium')} AS tag_medium, toString(${told('utm_campaign')}) AS tag_name,
      toString(${told('utm_term')}) AS tag_term, toString(${told('utm_content')}) AS tag_content, indexOf(${clickIds.map(one => one.id)}, toString(extractURLParameter(arrival, 'click'))) AS click,
      ${told('from')} AS from_host, from_host != '' AND NOT ${isIgnored} AS is_foreign, ${isSearch(sql`from_host`)} AS is_engine, toString(extract(from_host, ${sourcePattern(searchSources)})) AS engine,
      multiIf(
        tag_source != '' OR tag_medium != '' OR tag_name != '', (toString(${unset(sql`tag_source`)}), toString(${unset(sql`tag_medium`)}), tag_name, tag_term, tag_content),
        click > 0, (${clickIds.map(one => one.source)}[click], ${clickIds.map(one => one.medium)}[click], '', '', ''),
        is_foreign AND is_engine, (if(engine = '', toString(from_host), engine), 'organic', '', '', ''),
        is_foreign, (toString(from_host), 'referral', '', '', ''),
        ('', '', '', '', '')) AS source`
}

/** What is known of a source by its name: see `sourceKinds`. */
export function kindOfSource(source: Sql): Sql {
  const name = sql`lower(${source})`
  const is = (names: readonly string[]) => sql`match(${name}, ${sourcePattern(names)})`
  return sql`multiIf(${is(shoppingSources)}, 'shopping', ${is(videoSources)}, 'video', ${is(socialSources)}, 'social', ${isSearch(name)}, 'search', '')`
}

function isSearch(host: Sql): Sql {
  const no = `^(?:${noSearchHosts.join('|')})\\.`
  return sql`(match(${host}, ${sourcePattern(searchSources)}) AND NOT match(${host}, ${no}))`
}

/** The channel group of a visit's (source, medium, campaign, term, content), by the rules. */
export function channelGroupOf(source: Sql, groups: readonly ChannelGroup[]): Sql {
  // Few different ones: as `LowCardinality` a rule is tried once for each in place of once for each visit.
  const told = (place: Sql) => sql`lowerUTF8(toLowCardinality(${source}.${place}))`
  const fields: Readonly<Record<SourceField, Sql>> = {
    source: told(sql`1`),
    medium: told(sql`2`),
    campaign: told(sql`3`),
    term: told(sql`4`),
    content: told(sql`5`),
    kind: kindOfSource(sql`toLowCardinality(${source}.1)`),
  }
  const branches = groups.map(({ name, any }) => {
    const holds = any.map(
      all =>
        sql`(${joinSql(
          all.map(one => conditionHolds(one, fields[one.field])),
          ' AND ',
        )})`,
    )
    return sql`${joinSql(holds, ' OR ')}, ${name}`
  })
  return sql`multiIf(${joinSql(branches, ', ')}, ${unassigned})`
}

function conditionHolds({ op, values, not }: SourceCondition, field: Sql): Sql {
  const lower = values.map(value => value.toLowerCase())
  const holds = holdsAny(op, field, op === 'matches' ? values : lower)
  return not ? sql`NOT ${holds}` : holds
}

function holdsAny(op: SourceCondition['op'], field: Sql, values: readonly string[]): Sql {
  switch (op) {
    case 'is':
      return sql`${field} IN (${[...values]})`
    case 'contains':
      return any(values, value => sql`position(${field}, ${value}) > 0`)
    case 'starts-with':
      return any(values, value => sql`startsWith(${field}, ${value})`)
    case 'ends-with':
      return any(values, value => sql`endsWith(${field}, ${value})`)
    case 'matches':
      return any(values, value => sql`match(${field}, ${param(`(?i)${value}`, 'String')})`)
    default:
      return unreachable(op)
  }
}

function any(values: readonly string[], holds: (value: string) => Sql): Sql {
  return sql`(${joinSql(values.map(holds), ' OR ')})`
}

/** The source of a visit in which nothing told one. */
export function directTuple(): Sql {
  return sql`(${directSource}, ${noMedium}, '', '', '')`
}
