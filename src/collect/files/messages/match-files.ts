import { RihlaError } from '../../../platform/errors.ts'
import type { Mapping, Table } from '../mapping.ts'
import type { FileInput } from '../read/file-input.ts'
import { openFile } from '../read/open-file.ts'
import { type Reading, readRows } from '../read/read-rows.ts'

export interface MatchedFile {
  readonly input: FileInput
  readonly reading: Reading
}

/**
 * Which file is which table of the mapping: by its name, else by having all columns that the table uses (next month's
 * export). A file that fits no table is left out; a table without a file throws `import.file-missing`.
 */
export async function matchFiles(
  mapping: Mapping,
  files: readonly FileInput[],
): Promise<ReadonlyMap<string, readonly MatchedFile[]>> {
  const matched = new Map<string, MatchedFile[]>(mapping.tables.map(table => [table.name, []]))
  for (const input of files) {
    const found = byName(mapping, input) ?? (await byColumns(mapping, input))
    if (found) matched.get(found.table.name)?.push({ input, reading: found.reading })
  }
  for (const [table, own] of matched)
    if (own.length === 0) throw new RihlaError('import.file-missing', { table })
  return matched
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

/** A new file is read as it is found; where that is not sure, as the files that the mapping was made from. */
async function byColumns(mapping: Mapping, input: FileInput): Promise<Match | undefined> {
  const opened = await openFile(input)
  for (const table of mapping.tables) {
    const [made] = table.files
    if (made === undefined || made.reading.format !== opened.reading.format) continue
    const unsure = Math.min(opened.encoding.confidence, opened.dialect?.delimiterConfidence ?? 1) < 0.8
    const reading = unsure ? made.reading : opened.reading
    const columns = await firstColumns(input, reading)
    if (table.columns.every(column => columns.includes(column.name))) return { table, reading }
  }
  return undefined
}

async function firstColumns(input: FileInput, reading: Reading): Promise<readonly string[]> {
  const reader = readRows(input, reading)
  let rows = 0
  for await (const batch of reader.batches) {
    rows += batch.rows.length
    if (rows > 1000) break
  }
  return reader.columns
}
