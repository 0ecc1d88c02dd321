import { RihlaError } from '../../../platform/errors.ts'
import { underTableNames } from '../called-columns.ts'
import type { Inspection, TableInspection } from '../model-inspection.ts'
import { questionId } from '../model-question.ts'
import { expandFiles } from '../read/expand-files.ts'
import type { FileInput } from '../read/file-input.ts'
import { stemOf } from '../read/file-input.ts'
import type { FileAnswers } from '../read/open-file.ts'
import { readRows } from '../read/read-rows.ts'
import { ownCopy } from '../values/text-rules.ts'
import { createColumnProfile } from './column-profile.ts'
import { findDifferences, usualColumns } from './find-differences.ts'
import { findLinks } from './find-links.ts'
import { findRenames, type RenameAnswers, type SampledFile } from './find-renames.ts'
import { groupFiles, type OpenedInput } from './group-files.ts'
import { findPrefixSigns } from './prefix-signs.ts'
import { sampleFile } from './sample-file.ts'
import type { SeenTable } from './seen-table.ts'
import { nameTables } from './table-names.ts'
import { pairTimes } from './time-pairs.ts'

const previewRows = 20
const sampleRows = 20_000

/**
 * Looks at every row of every file (types, ambiguity and keys are properties of whole columns), in bounded memory.
 * Files with the same columns are one table, and so are the days of one export whose columns change. Throws `import.file-missing` when there is none.
 */
export async function inspect(
  files: readonly FileInput[],
  answers: FileAnswers = {},
  renames: RenameAnswers = {},
): Promise<Inspection> {
  if (files.length === 0) throw new RihlaError('import.file-missing', { table: '' })
  const groups = await groupFiles(await expandFiles(files), answers)
  const names = nameTables(groups.map(group => group.map(file => stemOf(file.input))))
  const tables: SeenTable[] = []
  for (const [i, group] of groups.entries()) tables.push(await seeTable(names[i] ?? '', group, renames))
  const seen = tables.map(inspectTable)
  const links = findLinks(tables, seen)
  return { tables: seen, links, timePairs: pairTimes(tables, seen, links) }
}

async function seeTable(
  name: string,
  files: readonly OpenedInput[],
  renameAnswers: RenameAnswers,
): Promise<SeenTable> {
  const sampled = files.length > 1 ? await sampleAll(files) : []
  const usual = usualColumns(sampled)
  const renames = findRenames(
    sampled,
    usual,
    called => renameAnswers[questionId('renamed-column', name, called)],
  )
  const table: SeenTable = {
    name,
    files: files.map(file => file.inspection),
    differences: findDifferences(sampled, usual, renames),
    renames,
    columns: [],
    profiles: [],
    sample: [],
    rows: 0,
    refused: {},
  }
  const calls = new Map(
    renames.flatMap(one => (one.column === null ? [] : [[one.called, one.column] as const])),
  )
  const sampler = createSampler(table)
  addColumns(table, usual)
  for (const { input, inspection } of files) {
    const reader = readRows(input, inspection.reading)
    let at: readonly number[] = []
    let known = 0
    for await (const batch of reader.batches) {
      if (reader.columns.length > known) {
        known = reader.columns.length
        const own = underTableNames(reader.columns, calls)
        addColumns(table, own)
        at = table.columns.map(column => own.indexOf(column))
      }
      for (const row of batch.rows) {
        const cells = at.map(i => row.cells[i] ?? '')
        for (const [i, profile] of table.profiles.entries()) profile.add(cells[i] ?? '')
        sampler(cells)
        table.rows++
      }
      for (const row of batch.refused) table.refused[row.reason] = (table.refused[row.reason] ?? 0) + 1
    }
  }
  return table
}

async function sampleAll(files: readonly OpenedInput[]): Promise<SampledFile[]> {
  const sampled: SampledFile[] = []
  for (const { input, inspection } of files)
    sampled.push({ name: input.name, ...(await sampleFile(input, inspection.reading)) })
  return sampled
}

/** A column that appears late (another file, JSON, XES) was empty in all rows before. */
function addColumns(table: SeenTable, names: readonly string[]): void {
  for (const name of names) {
    if (table.columns.includes(name)) continue
    const profile = createColumnProfile()
    for (let i = 0; i < table.rows; i++) profile.add('')
    table.profiles.push(profile)
    table.columns.push(name)
  }
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
    differences: [...table.differences],
    renames: [...table.renames],
    rows: table.rows,
    refused: table.refused,
    columns,
    preview: table.sample.slice(0, previewRows),
    prefixSigns: findPrefixSigns(table.sample, columns),
  }
}
