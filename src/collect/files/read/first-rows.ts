import type { FileInput } from './file-input.ts'
import { type Reading, readRows } from './read-rows.ts'
import type { Row } from './row.ts'

export interface FirstRows {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

/** The columns of a file and its first rows. A file without a fixed head has the columns of these rows. */
export async function readFirstRows(file: FileInput, reading: Reading, count: number): Promise<FirstRows> {
  const reader = readRows(file, reading)
  const rows: Row[] = []
  for await (const batch of reader.batches) {
    rows.push(...batch.rows.slice(0, count - rows.length))
    if (rows.length >= count && reader.columns.length > 0) break
  }
  return { columns: [...reader.columns], rows }
}
