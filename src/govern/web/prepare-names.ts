import type { DisplayName } from '../model.ts'

/** One thing in the data with its names by language. */
export interface NamedRow {
  readonly kind: DisplayName['kind']
  readonly raw: string
  readonly names: Readonly<Record<string, string>>
}

/** One row a thing, in the order of the kinds and then of the raw names. */
export function groupNames(names: readonly DisplayName[]): NamedRow[] {
  const rows = new Map<string, { kind: DisplayName['kind']; raw: string; names: Record<string, string> }>()
  for (const { kind, raw, language, name } of names) {
    const key = JSON.stringify([kind, raw])
    const row = rows.get(key) ?? { kind, raw, names: {} }
    row.names[language] = name
    rows.set(key, row)
  }
  return [...rows.values()]
}
