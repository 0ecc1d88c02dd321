import type { DisplayName } from '../../platform/i18n/display-names.ts'
import type { WordsCatalogue } from './vocabulary.ts'

/** A row of the catalogue of events, as `GET /catalogue` answers it. */
interface SeenEvent {
  readonly name: string
  readonly type: string
  readonly count: number
  readonly channels: readonly string[]
  readonly properties: readonly {
    readonly path: string
    readonly type: string
    readonly share: number
    readonly examples: readonly string[]
  }[]
}

const stepTypes = new Set(['track', 'page', 'screen'])
const numberTypes = /number|int|float|double|decimal/i
/** Of each property so many examples become words. */
const mostExamples = 12

/** What words can name, of what was seen. The same in the browser and on the server, so that both read alike. */
export function wordsCatalogue(
  seen: readonly SeenEvent[],
  more: Pick<WordsCatalogue, 'kinds' | 'questions'> & { readonly names: readonly DisplayName[] },
): WordsCatalogue {
  const rows = seen
    .filter(({ type }) => stepTypes.has(type))
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  const found = new Map<string, { weight: number; isNumber: boolean; examples: Set<string> }>()
  for (const { count, properties } of rows)
    for (const { path, type, share, examples } of properties) {
      const known = found.get(path) ?? { weight: 0, isNumber: true, examples: new Set<string>() }
      for (const example of examples) if (known.examples.size < mostExamples) known.examples.add(example)
      found.set(path, {
        ...known,
        weight: known.weight + count * share,
        isNumber: known.isNumber && numberTypes.test(type),
      })
    }
  return {
    events: [...new Set(rows.map(({ name }) => name))],
    channels: [...new Set(rows.flatMap(({ channels }) => channels))].filter(channel => channel !== ''),
    properties: [...found]
      .sort(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1))
      .map(([path, { isNumber, examples }]) => ({ path, isNumber, examples: isNumber ? [] : [...examples] })),
    ...more,
  }
}
