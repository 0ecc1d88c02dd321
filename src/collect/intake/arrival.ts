import { arrivalClicks, arrivalTags } from '../migrations/arrival-column.ts'

type Told = Readonly<Record<string, unknown>>

/** Longer texts are the engine's. */
const longest = 4_000
/** An address without a name in it, a mark of its own or another script: what of it is what can be said without the engine. */
const plainAddress =
  /^https?:\/\/(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d{1,5})?(?:\/[\w.~!$()*+,:@/%-]*)?(?:\?([\w.~!$()*+,:@/%=&-]*))?(?:#([\w.~/-]*))?$/
const click = new RegExp(`[?&](${arrivalClicks})=[^&#]`)

/**
 * What an event tells of where its visitor came from, as the column `arrival` has it. Null where it takes the engine to say: an address
 * that is not plain, texts that are none. Made by the engine it takes ten milliseconds of each insert, whatever is in it.
 *
 * @param properties JSON, as `cleanProperties` wrote it
 */
export function arrivalOf(properties: string): string | null {
  if (!/[".](?:url|search|referrer)"|[".]campaign[".]/.test(properties)) return ''
  const told = objectOf(JSON.parse(properties))
  const context = objectOf(told?.$context ?? {})
  const [page, campaign, referrer] = ['page', 'campaign', 'referrer'].map(key =>
    objectOf(context?.[key] ?? {}),
  )
  if (!(told && context && page && campaign && referrer)) return null
  // A key with a point in it is a path for the engine.
  if ([told, context, page, campaign, referrer].some(hasPoint)) return null
  const address = addressOf(textsOf([page.url, told.url]), textsOf([page.search, told.search]))
  const from = textsOf([referrer.url, page.referrer, told.referrer])
  const said = arrivalTags.map(({ path }) => textsOf([campaign[path.slice(path.lastIndexOf('.') + 1)]]))
  if (address === null || from === null || said.some(one => one === null)) return null
  return compose(
    address,
    from,
    said.map(one => one ?? ''),
  )
}

function compose(address: string, referrer: string, said: readonly string[]): string | null {
  const to = partsOf(address)
  const host = foreignHost(referrer, to)
  if (to === null || host === null) return null
  const asked = new Map<string, string>()
  for (const pair of to.query.split('&')) {
    const at = pair.indexOf('=')
    if (at > 0 && !asked.has(pair.slice(0, at))) asked.set(pair.slice(0, at), pair.slice(at + 1))
  }
  const tags = arrivalTags.map(({ name }, i) => said[i] || decoded(asked.get(name) ?? ''))
  if (tags.includes(null)) return null
  const [, clicked = ''] = click.exec(to.query === '' ? '' : `?${to.query}`) ?? []
  const parts = [
    ...arrivalTags.map(({ name }, i) => [name, tags[i] ?? ''] as const),
    ['click', clicked] as const,
    ['from', host] as const,
  ].filter(([, text]) => text !== '')
  const deciding = parts.some(([name]) => name !== 'utm_term' && name !== 'utm_content')
  const coded = parts.map(([name, text]) => [name, encoded(text)] as const)
  if (coded.some(([, text]) => text === null)) return null
  return deciding ? `?${coded.map(([name, text]) => `&${name}=${text}`).join('')}` : ''
}

/** The first text that is there; null where one of them is something else, or a text that the engine may hold as a date. */
function textsOf(values: readonly unknown[]): string | null {
  for (const value of values) {
    if (value === undefined || value === null || value === '') continue
    return typeof value === 'string' && value.length <= longest && !/^[\d\s+-]/.test(value) ? value : null
  }
  return ''
}

function objectOf(value: unknown): Told | null {
  return isObject(value) ? value : null
}

function isObject(value: unknown): value is Told {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasPoint(told: Told): boolean {
  for (const key in told) if (key.includes('.')) return true
  return false
}

function addressOf(page: string | null, search: string | null): string | null {
  if (page === null || search === null) return null
  if (page.includes('?') || search === '') return page
  return `${page}${search.startsWith('?') ? '' : '?'}${search}`
}

/** Null: not plain. */
function partsOf(address: string): { readonly host: string; readonly query: string } | null {
  if (address === '') return { host: '', query: '' }
  const [, host, query = '', fragment = ''] = plainAddress.exec(address) ?? []
  return host === undefined || host.startsWith('www.') || fragment.includes('utm_') ? null : { host, query }
}

/** Empty where somebody came from nowhere or from the same site; null where it takes a list of endings to say. */
function foreignHost(referrer: string, to: { readonly host: string } | null): string | null {
  const from = partsOf(referrer)
  if (from === null || to === null) return null
  if (from.host === '' || from.host === to.host) return ''
  const [ending, name] = from.host.split('.').reverse()
  const [ownEnding, ownName] = to.host.split('.').reverse()
  if (ending !== ownEnding) return from.host
  if ((name?.length ?? 0) <= 3 || (ownName?.length ?? 0) <= 3) return null
  return name === ownName ? '' : from.host
}

function decoded(text: string): string | null {
  if (!/[%+]/.test(text)) return text
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}

function encoded(text: string): string | null {
  if (!text.isWellFormed()) return null
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}
