import type { PreviewRow, ShownEvent } from '../../mapping/model-mapping.ts'

export interface ValueChange {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/** One of the events that come of a message, with what is different in it. */
export interface PreparedEvent {
  readonly key: string
  readonly name: string
  readonly isDropped: boolean
  readonly wasCalled: string | null
  readonly channel: { readonly before: string; readonly after: string } | null
  readonly identifiers: { readonly gone: readonly string[]; readonly come: readonly string[] }
  readonly changes: readonly ValueChange[]
}

const mostChanges = 12

/** Everything that is different between an event and each of those that come of it. */
export function prepareAfter({ before, after }: PreviewRow): PreparedEvent[] {
  const old = leavesOf(before.properties)
  return after.map(event => {
    const now = leavesOf(event.properties)
    const paths = [...new Set([...old.keys(), ...now.keys()])]
    const changes = paths
      .filter(path => old.get(path) !== now.get(path))
      .map(path => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
      .slice(0, mostChanges)
    return {
      key: event.messageId,
      name: event.name,
      isDropped: event.isDropped,
      wasCalled: event.name === before.name ? null : before.name,
      channel: event.channel === before.channel ? null : { before: before.channel, after: event.channel },
      identifiers: {
        gone: before.identifiers.filter(one => !event.identifiers.includes(one)),
        come: event.identifiers.filter(one => !before.identifiers.includes(one)),
      },
      changes,
    }
  })
}

/** Values by their path; a list is one value. A number and a text of the same digits are told apart by their quotes. */
export function leavesOf(properties: ShownEvent['properties']): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0)
      for (const [key, child] of Object.entries(value)) walk(child, path === '' ? key : `${path}.${key}`)
    else if (path !== '') found.set(path, JSON.stringify(value))
  }
  walk(properties, '')
  return found
}

/** Of the first event as it was, a few values to know it by. */
export function fewValues(event: ShownEvent): { path: string; value: string }[] {
  return [...leavesOf(event.properties)]
    .filter(([path]) => !path.startsWith('$context'))
    .slice(0, 6)
    .map(([path, value]) => ({ path, value }))
}
