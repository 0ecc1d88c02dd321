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
const referrerPaths = ['$context.referrer.url', '$context.page.referrer', 'referrer'] as const
const campaignPaths = ['source', 'medium', 'name', 'term', 'content'].map(key => `$context.campaign.${key}`)

/** The address of an event with its parameters, as the page told it or the event itself. A row of `events`. */
export function addressSql(): Sql {
  const address = firstText(...addressPaths.map(propertyText))
  const search = firstText(...searchPaths.map(propertyText))
  return sql`if(position(${address}, '?') > 0, ${address}, concat(${address}, if(${search} = '' OR startsWith(${search}, '?'), ${search}, concat('?', ${search}))))`
}

/** Where an event says that its visitor came from; all of it empty where it says nothing. Columns of a row of `events`. */
export interface ToldSource {
  readonly address: Sql
  readonly referrer: Sql
  readonly campaign: Sql
  /** Whether it has any property that may: asked of the set of its properties, of which there are few, so that of the others nothing is read. */
  readonly isThere: Sql
  /** Whether one that has may say anything: a page that came from one of the same site, as most did, is left aside before any pattern is tried. */
  readonly mayTell: Sql
}

export function toldSource(): ToldSource {
  const paths = [...addressPaths, ...searchPaths, ...referrerPaths, ...campaignPaths]
  const isThere = sql`multiSearchAny(paths, ${paths.map(path => JSON.stringify(path))})`
  const address = addressSql()
  const referrer = firstText(...referrerPaths.map(propertyText))
  const hasCampaign = campaignPaths.map(path => sql`${propertyText(path)} != ''`)
  const isForeign = sql`${referrer} != '' AND domainWithoutWWW(${referrer}) != domainWithoutWWW(${address})`
  return {
    address,
    referrer,
    campaign: sql`(${joinSql(campaignPaths.map(propertyText), ', ')})`,
    isThere,
    // Parameters may also stand behind a `#`.
    mayTell: sql`(multiSearchAny(${address}, ['?', '#utm_', '&utm_']) OR ${joinSql(hasCampaign, ' OR ')} OR ${isForeign})`,
  }
}

/** The first click id in an address that has a value. */
const clickPattern = `[?&](${clickIds.map(one => one.id).join('|')})=[^&#]`

/**
 * Columns of a SELECT that end with `source`: (source, medium, campaign, term, content) of what an event told, from its
 * columns `address`, `referrer` and `campaign`. What the campaign says, else the click id in the address, else the host of
 * the referrer where it is another's, else five empty texts. A search engine is called by its name and is `organic`; any
 * other host is a `referral`. Named one by one: the engine plans in proportion to the text. Hosts are few, and as `LowCardinality` the
 * long patterns are tried once for each in place of once for each event.
 */
export function sourceColumns(ignored: readonly string[]): Sql {
  const utm = (told: Sql, parameter: string) =>
    sql`if(${told} != '', ${told}, decodeURLFormComponent(extractURLParameter(address, ${parameter})))`
  const unset = (text: Sql) => sql`if(${text} = '', '(not set)', ${text})`
  const isIgnored =
    ignored.length > 0
      ? sql`arrayExists(one -> host = one OR endsWith(host, concat('.', one)), ${[...ignored]})`
      : sql`0`
  return sql`${utm(sql`campaign.1`, 'utm_source')} AS tag_source, ${utm(sql`campaign.2`, 'utm_medium')} AS tag_medium,
      ${utm(sql`campaign.3`, 'utm_campaign')} AS tag_name, ${utm(sql`campaign.4`, 'utm_term')} AS tag_term, ${utm(sql`campaign.5`, 'utm_content')} AS tag_content,
      indexOf(${clickIds.map(one => one.id)}, extract(if(position(address, '?') > 0, address, ''), ${clickPattern})) AS click,
      lower(domainWithoutWWW(referrer)) AS host, lower(domainWithoutWWW(address)) AS own_host,
      host != '' AND host != own_host AND cutToFirstSignificantSubdomain(referrer) != cutToFirstSignificantSubdomain(address) AND NOT ${isIgnored} AS is_foreign,
      toLowCardinality(if(is_foreign, host, '')) AS from_host, ${isSearch(sql`from_host`)} AS is_engine, toString(extract(from_host, ${sourcePattern(searchSources)})) AS engine,
      multiIf(
        tag_source != '' OR tag_medium != '' OR tag_name != '', (${unset(sql`tag_source`)}, ${unset(sql`tag_medium`)}, tag_name, tag_term, tag_content),
        click > 0, (${clickIds.map(one => one.source)}[click], ${clickIds.map(one => one.medium)}[click], '', '', ''),
        is_foreign AND is_engine, (if(engine = '', host, engine), 'organic', '', '', ''),
        is_foreign, (host, 'referral', '', '', ''),
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
  const fields: Readonly<Record<SourceField, Sql>> = {
    source: sql`lowerUTF8(${source}.1)`,
    medium: sql`lowerUTF8(${source}.2)`,
    campaign: sql`lowerUTF8(${source}.3)`,
    term: sql`lowerUTF8(${source}.4)`,
    content: sql`lowerUTF8(${source}.5)`,
    kind: kindOfSource(sql`${source}.1`),
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
