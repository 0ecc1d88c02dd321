/** One property as text; empty where the event has none. As `propertyText`, but what a migration says never changes. */
function given(path: string): string {
  const keys = path.split('.').map(key => `\`${key}\``)
  return `ifNull(toString(properties.${keys.join('.')}), '')`
}

/** The first that is not empty, under a name. */
function first(name: string, paths: readonly string[]): string {
  const cases = paths.slice(0, -1).map(path => `${given(path)} != '', ${given(path)}`)
  return `(multiIf(${cases.join(', ')}, ${given(paths.at(-1) ?? '')}) AS ${name})`
}

const addressPaths = ['$context.page.url', 'url']
const searchPaths = ['$context.page.search', 'search']
const referrerPaths = ['$context.referrer.url', '$context.page.referrer', 'referrer']
/** What campaigns say, and the parameter of an address that says the same. */
export const arrivalTags = [
  { name: 'utm_source', path: '$context.campaign.source' },
  { name: 'utm_medium', path: '$context.campaign.medium' },
  { name: 'utm_campaign', path: '$context.campaign.name' },
  { name: 'utm_term', path: '$context.campaign.term' },
  { name: 'utm_content', path: '$context.campaign.content' },
]
export const arrivalClicks =
  'gclid|gbraid|wbraid|dclid|msclkid|yclid|ttclid|twclid|ScCid|li_fat_id|epik|irclickid|mc_eid|fbclid'

const page = first('arrival_page', addressPaths)
const search = first('arrival_search', searchPaths)
const referrer = first('arrival_referrer', referrerPaths)
const address = `(if(position(${page}, '?') > 0, arrival_page, concat(arrival_page, if(${search} = '' OR startsWith(arrival_search, '?'), arrival_search, concat('?', arrival_search)))) AS arrival_address)`

const mayTell = [
  // Parameters may also stand behind a `#`.
  `multiSearchAny(${address}, ['?', '#utm_', '&utm_'])`,
  ...arrivalTags.map(({ name, path }) => `(${given(path)} AS arrival_${name}) != ''`),
  `(domainWithoutWWW(${referrer}) AS arrival_host) != domainWithoutWWW(arrival_address)`,
].join(' OR ')
const texts = arrivalTags.map(
  ({ name }) =>
    `if(arrival_${name} != '', arrival_${name}, decodeURLFormComponent(extractURLParameter(arrival_address, '${name}')))`,
)
const click = `extract(if(position(arrival_address, '?') > 0, arrival_address, ''), '[?&](${arrivalClicks})=[^&#]')`
const isForeign =
  'lower(arrival_host) != lower(domainWithoutWWW(arrival_address)) AND cutToFirstSignificantSubdomain(arrival_referrer) != cutToFirstSignificantSubdomain(arrival_address)'
const from = `if(${isForeign}, lower(arrival_host), '')`

const part = (name: string, text: string) =>
  `if((${text} AS arrival_of_${name}) != '', concat('&${name}=', encodeURLFormComponent(arrival_of_${name})), '')`
const parts = [
  ...arrivalTags.map(({ name }, i) => part(name, texts[i] ?? '')),
  part('click', click),
  part('from', from),
]
const deciding = ['utm_source', 'utm_medium', 'utm_campaign', 'click', 'from'].map(
  name => `arrival_of_${name} != ''`,
)

/**
 * The column `arrival` of the log: what an event tells of where its visitor came from; empty where it tells nothing, as most do. A query
 * string of what there is of `?&utm_source=…&utm_medium=…&utm_campaign=…&utm_term=…&utm_content=…&click=…&from=…`. `utm_…`: as
 * `$context.campaign` says it, else the address; `click`: the first click id in the address that has a value; `from`: the host of the
 * referrer, where it is another's. Nothing of it depends on what a workspace may set. The intake sends it (`../intake/arrival.ts`); what
 * it leaves out the engine makes. Decision 96.
 */
export const arrivalColumn = `arrival LowCardinality(String) DEFAULT if(${mayTell}, if((concat('?', ${parts.join(', ')}) AS arrival_told) != '?' AND (${deciding.join(' OR ')}), arrival_told, ''), '') CODEC(ZSTD(1))`
