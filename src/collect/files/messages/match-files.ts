import { RihlaError } from '../../../platform/errors.ts'
import { callsOf, underTableNames } from '../called-columns.ts'
import { filePattern } from '../inspect/file-pattern.ts'
import type { Mapping, Table } from '../mapping.ts'
import { type FileInput, stemOf, stemOfName } from '../read/file-input.ts'
import { readFirstRows } from '../read/first-rows.ts'
import { type OpenedFile, openFile } from '../read/open-file.ts'
import type { Reading } from '../read/read-rows.ts'

export interface MatchedFile {
  readonly input: FileInput
  readonly reading: Reading
}

export interface MatchedFiles {
  readonly of: ReadonlyMap<string, readonly MatchedFile[]>
  /** Files that fit no table: nothing is taken from them. */
  readonly leftOut: readonly FileInput[]
}

/**
 * Which file is which table of the mapping: by its name, else by having all columns that the table uses (next month's
 * export), else as another day of its files with half of them at least. A table without a file throws
 * `import.file-missing`.
 */
export async function matchFiles(mapping: Mapping, files: readonly FileInput[]): Promise<MatchedFiles> {
  const of = new Map<string, MatchedFile[]>(mapping.tables.map(table => [table.name, []]))
  const leftOut: FileInput[] = []
  for (const input of files) {
    const found = byName(mapping, input) ?? (await byColumns(mapping, input))
    if (found) of.get(found.table.name)?.push({ input, reading: found.reading })
    else leftOut.push(input)
  }
  for (const [table, own] of of) if (own.length === 0) throw new RihlaError('import.file-missing', { table })
  return { of, leftOut }
}

interface Match {
  readonly table: Table
  readonly reading: Reading
}

function byName(mapping: Mapping, { name }: FileInput): Match | undefined {
  for (const table of mapping.tables) {
    const known = table.files.find(file => file.name === name)
    if (known) return { table, reading: known.reading }
  }
  return undefined
}

const headRows = 1000

/** A new file is read as it is found; where that is not sure, as the files that the mapping was made from. */
async function byColumns(mapping: Mapping, input: FileInput): Promise<Match | undefined> {
  const opened = await openFile(input)
  const close: Match[] = []
  for (const table of mapping.tables) {
    const reading = readingFor(table, opened)
    if (reading === undefined) continue
    const { columns } = await readFirstRows(input, reading, headRows)
    const missing = missingColumns(table, input, columns)
    if (missing.length === 0) return { table, reading }
    if (isAnotherDay(table, input) && missing.length <= 0.5 * table.columns.length)
      close.push({ table, reading })
  }
  return close[0]
}

function readingFor(table: Table, opened: OpenedFile): Reading | undefined {
  const [made] = table.files
  if (made === undefined || made.reading.format !== opened.reading.format) return undefined
  const unsure = Math.min(opened.encoding.confidence, opened.dialect?.delimiterConfidence ?? 1) < 0.8
  return unsure ? made.reading : opened.reading
}

/** The columns that a table uses and a file does not have, under whatever name the mapping knows. */
export function missingColumns(
  table: Table,
  { name }: Pick<FileInput, 'name'>,
  columns: readonly string[],
): string[] {
  const own = new Set(underTableNames(columns, callsOf(table, name)))
  return table.columns.map(column => column.name).filter(column => !own.has(column))
}

function isAnotherDay({ files }: Table, input: FileInput): boolean {
  const own = filePattern(stemOf(input)).text
  return own.includes('#') && files.some(file => filePattern(stemOfName(file.name)).text === own)
}
