import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { catalogueAnswer } from '../../../collect/model-data.ts'
import { useApi } from '../../../platform/http/client-context.ts'

export interface SeenProperty {
  readonly path: string
  readonly examples: readonly string[]
  /** Of the events that have it, how many: for the order in lists. */
  readonly weight: number
  readonly isNumber: boolean
}

/** What the workspace's events are like: what builders offer. The most frequent first. */
export interface Seen {
  readonly isThere: boolean
  readonly events: readonly string[]
  readonly channels: readonly string[]
  readonly properties: readonly SeenProperty[]
  propertiesOf(event: string): readonly SeenProperty[]
  has(event: string): boolean
  /** Those of the names that were seen, in the order given. */
  among(...names: readonly string[]): string[]
}

const stepTypes = new Set(['track', 'page', 'screen'])

export function useSeen(): Seen {
  const { data } = useCatalogue()
  return useMemo(() => {
    const rows = (data?.events ?? []).filter(({ type }) => stepTypes.has(type))
    const sorted = rows.toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    const events = [...new Set(sorted.map(({ name }) => name))]
    return {
      isThere: data !== undefined,
      events,
      channels: [...new Set(sorted.flatMap(({ channels }) => channels))].filter(channel => channel !== ''),
      properties: mergeProperties(sorted),
      propertiesOf: event => mergeProperties(sorted.filter(({ name }) => name === event)),
      has: event => events.includes(event),
      among: (...names) => names.filter(name => events.includes(name)),
    }
  }, [data])
}

/** What `useSeen` reads, where it matters that it failed. */
export function useCatalogue() {
  const api = useApi()
  return useQuery({
    queryKey: [api.base, 'catalogue'],
    queryFn: ({ signal }) => api.get('/catalogue', catalogueAnswer, { signal }),
    staleTime: 60_000,
  })
}

interface CatalogueRow {
  readonly count: number
  readonly properties: readonly { path: string; type: string; share: number; examples: readonly string[] }[]
}

const numberTypes = /number|int|float|double|decimal/i

function mergeProperties(rows: readonly CatalogueRow[]): SeenProperty[] {
  const found = new Map<string, SeenProperty>()
  for (const { count, properties } of rows)
    for (const { path, type, share, examples } of properties) {
      const before = found.get(path)
      found.set(path, {
        path,
        examples: [...new Set([...(before?.examples ?? []), ...examples])].slice(0, 12),
        weight: (before?.weight ?? 0) + count * share,
        isNumber: (before?.isNumber ?? true) && numberTypes.test(type),
      })
    }
  return [...found.values()].sort((a, b) => b.weight - a.weight || (a.path < b.path ? -1 : 1))
}
