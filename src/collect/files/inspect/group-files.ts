import type { FileInspection } from '../model-inspection.ts'
import type { FileInput } from '../read/file-input.ts'
import { stemOf } from '../read/file-input.ts'
import { readFirstRows } from '../read/first-rows.ts'
import { hasHeadLine } from '../read/has-head-line.ts'
import { type FileAnswers, openFile } from '../read/open-file.ts'
import { filePattern } from './file-pattern.ts'

export interface OpenedInput {
  readonly input: FileInput
  readonly inspection: FileInspection
  /** Of a file without a fixed head: those of its first rows. */
  readonly columns: readonly string[]
}

interface Group {
  readonly files: OpenedInput[]
}

/** Rows in which the columns of a file without a head are looked for. */
const headRows = 1000

/**
 * The files of each table: those with the same columns, and those of one daily or monthly export (the same name but for
 * its numbers) that share enough of them.
 */
export async function groupFiles(
  files: readonly FileInput[],
  answers: FileAnswers,
): Promise<readonly OpenedInput[][]> {
  const groups: Group[] = []
  for (const input of files) {
    const opened = await open(input, answers)
    const group = groups.find(one => one.files.some(file => hasSameHead(file, opened)))
    if (group) group.files.push(opened)
    else groups.push({ files: [opened] })
  }
  return joinDays(groups).map(group => group.files)
}

async function open(input: FileInput, answers: FileAnswers): Promise<OpenedInput> {
  const {
    encoding,
    dialect,
    reading,
    bytes,
    headerConfidence = 1,
  } = await openFile(input, answers[input.name])
  const inspection: FileInspection = {
    name: input.name,
    bytes,
    reading,
    encodingConfidence: encoding.confidence,
    encodingAlternatives: [...encoding.alternatives],
    delimiterConfidence: dialect?.delimiterConfidence ?? 1,
    delimiters: [...(dialect?.delimiters ?? [])],
    headerConfidence,
  }
  const { columns } = await readFirstRows(input, reading, hasHead(inspection) ? 0 : headRows)
  return { input, inspection, columns }
}

function hasHead({ reading }: FileInspection): boolean {
  return hasHeadLine(reading)
}

/** A single name says too little. */
function hasSameHead(a: OpenedInput, b: OpenedInput): boolean {
  const named = hasHead(a.inspection) && hasHead(b.inspection) && a.columns.length > 1
  return named && JSON.stringify(a.columns) === JSON.stringify(b.columns)
}

function joinDays(groups: readonly Group[]): Group[] {
  const joined: Group[] = []
  for (const group of groups) {
    const fitting = joined.find(other => other.files.some(file => group.files.some(own => isSame(file, own))))
    if (fitting) fitting.files.push(...group.files)
    else joined.push({ files: [...group.files] })
  }
  for (const { files } of joined) files.sort((a, b) => (a.input.name < b.input.name ? -1 : 1))
  return joined
}

/** Another day of the same: a date in the name needs less agreement than a bare number. */
function isSame(a: OpenedInput, b: OpenedInput): boolean {
  const [one, two] = [a, b].map(file => filePattern(stemOf(file.input)))
  if (a.inspection.reading.format !== b.inspection.reading.format) return false
  if (one === undefined || one.text !== two?.text || !one.text.includes('#')) return false
  const common = a.columns.filter(name => b.columns.includes(name)).length
  const sizes = [a.columns.length, b.columns.length]
  return one.isDated ? common >= 0.5 * Math.min(...sizes) : common >= 0.6 * Math.max(...sizes)
}
