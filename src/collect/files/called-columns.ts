import type { Table } from './mapping.ts'

/** What columns of a file are called in their table, where they are called otherwise. */
export type Calls = ReadonlyMap<string, string>

/** The columns of a file under the names of its table. A column that is there under its own name keeps it. */
export function underTableNames(columns: readonly string[], calls: Calls): string[] {
  const taken = new Set(columns)
  return columns.map(name => {
    const own = calls.get(name)
    if (own === undefined || taken.has(own)) return name
    taken.add(own)
    return own
  })
}

/** For a file that the mapping was made from as it says; for any other as any of them. */
export function callsOf({ files, renamed }: Pick<Table, 'files' | 'renamed'>, file: string): Calls {
  const isKnown = files.some(known => known.name === file)
  const own = renamed.filter(one => !isKnown || one.files.includes(file))
  return new Map(own.map(({ column, called }) => [called, column]))
}
