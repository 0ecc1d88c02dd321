import { RihlaError } from '../../../platform/errors.ts'
import type { FileInspection, Inspection, TableInspection } from '../model-inspection.ts'
import type { FileInput } from '../read/file-input.ts'
import { stemOf } from '../read/file-input.ts'
import { openFile, type ReadingAnswers } from '../read/open-file.ts'
import { readRows } from '../read/read-rows.ts'
import { ownCopy } from '../values/text-rules.ts'
import { createColumnProfile } from './column-profile.ts'
import { findLinks } from './find-links.ts'
import { findPrefixSigns } from './prefix-signs.ts'
import type { SeenTable } from './seen-table.ts'
import { nameTables } from './table-names.ts'
import { pairTimes } from './time-pairs.ts'

/** How a file was decided to be read, by its name, where a person has answered. */
export type FileAnswers = Readonly<Record<string, ReadingAnswers>>

const previewRows = 20
const sampleRows = 20_000

/**
 * Looks at every row of every file (types, ambiguity and keys are properties of whole columns), in bounded memory.
 * Files with the same columns are one table. Throws `import.file-missing` when there is none.
 */
export async function inspect(files: readonly FileInput[], answers: FileAnswers = {}): Promise<Inspection> {
  if (files.length === 0) throw new RihlaError('import.file-missing', { table: '' })
  const groups = await groupFiles(files, answers)
  const names = nameTables(groups.map(group => group.files.map(file => stemOf(file.input.name))))
  const tables: SeenTable[] = []
  for (const [i, group] of groups.entries()) tables.push(await seeTable(names[i] ?? '', group.files))
  const seen = tables.map(inspectTable)
  const links = findLinks(tables, seen)
  return { tables: seen, links, timePairs: pairTimes(tables, seen, links) }
}

interface OpenedInput {
  readonly input: FileInput
  readonly inspection: FileInspection
}

async function groupFiles(files: readonly FileInput[], answers: FileAnswers) {
  const groups = new Map<string, { files: OpenedInput[] }>()
  for (const input of files) {
    const opened = await openFile(input, answers[input.name])
    const { encoding, dialect, reading, bytes } = opened
    const inspection: FileInspection = {
      name: input.name,
      bytes,
      reading,
      encodingConfidence: encoding.confidence,
      encodingAlternatives: [...encoding.alternatives],
      delimiterConfidence: dialect?.delimiterConfidence ?? 1,
      delimiters: [...(dialect?.delimiters ?? [])],
      headerConfidence: dialect?.headerConfidence ?? 1,
    }
    const key = (await headerKey(input, inspection)) ?? input.name
    const group = groups.get(key) ?? { files: [] }
    group.files.push({ input, inspection })
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Tables with a header of at least two names are the same table when the names are. */
async function headerKey(input: FileInput, { reading }: FileInspection): Promise<string | undefined> {
  if (reading.format !== 'csv' || !reading.dialect.header) return undefined
  const reader = readRows(input, reading)
  for await (const _ of reader.batches) if (reader.columns.length > 0) break
  return reader.columns.length > 1 ? JSON.stringify(reader.columns) : undefined
}

async function seeTable(name: string, files: readonly OpenedInput[]): Promise<SeenTable> {
  const table: SeenTable = {
    name,
    files: files.map(file => file.inspection),
    columns: [],
    profiles: [],
    sample: [],
    rows: 0,
    refused: {},
  }
  const sampler = createSampler(table)
  for (const { input, inspection } of files) {
    const reader = readRows(input, inspection.reading)
    for await (const batch of reader.batches) {
      while (table.columns.length < reader.columns.length) addColumn(table, reader.columns)
      for (const row of batch.rows) {
        for (const [i, profile] of table.profiles.entries()) profile.add(row.cells[i] ?? '')
        sampler(row.cells)
        table.rows++
      }
      for (const row of batch.refused) table.refused[row.reason] = (table.refused[row.reason] ?? 0) + 1
    }
  }
  return table
}

/** A column that appears late (JSON, XES) was empty in all rows before. */
function addColumn(table: SeenTable, columns: readonly string[]): void {
  const profile = createColumnProfile()
  for (let i = 0; i < table.rows; i++) profile.add('')
  table.profiles.push(profile)
  table.columns.push(columns[table.columns.length] ?? '')
}

/** Every row of a small table, every second, fourth… of a larger one: evenly spread, the same each time. */
function createSampler(table: SeenTable): (cells: readonly string[]) => void {
  let stride = 1
  return cells => {
    if (table.rows % stride !== 0) return
    table.sample.push(cells.map(cell => ownCopy(cell.slice(0, 200))))
    if (table.sample.length < 2 * sampleRows) return
    const half = table.sample.filter((_, i) => i % 2 === 0)
    table.sample.splice(0, table.sample.length, ...half)
    stride *= 2
  }
}

function inspectTable(table: SeenTable): TableInspection {
  const columns = table.profiles.map((profile, i) => profile.inspect(table.columns[i] ?? ''))
  return {
    name: table.name,
    files: [...table.files],
    rows: table.rows,
    refused: table.refused,
    columns,
    preview: table.sample.slice(0, previewRows),
    prefixSigns: findPrefixSigns(table.sample, columns),
  }
}
