import { RihlaError } from '../../../../platform/errors.ts'
import type { FileInput } from '../file-input.ts'
import { nameColumns } from '../name-columns.ts'
import type { Batch, RefusedRow, Row } from '../row.ts'
import { detectHead, type HeadGuess, namesOfHead, type SheetHead } from './detect-head.ts'
import {
  openWorkbook,
  readSharedStrings,
  type Sheet,
  type Workbook,
  workbookLimits,
} from './open-workbook.ts'
import { createSheetParser, type SheetParser } from './sheet-parser.ts'
import { walkXml } from './walk-xml.ts'

/** One cell of more is refused with its row, as in other files. Characters. */
const longestRow = 1_000_000
const headSample = 60

/** The names of the sheets that hold anything, in the order of their tabs; the first where none does. */
export async function sheetNames(file: FileInput): Promise<string[]> {
  const workbook = await openWorkbook(file)
  try {
    const names: string[] = []
    for (const sheet of workbook.sheets) {
      const parser = createSheetParser({ strings: [], formats: [], is1904: false })
      let isFilled = false
      const open: SheetParser['open'] = (name, attributes) => {
        isFilled ||= name === 'v' || name === 't'
        parser.open(name, attributes)
      }
      for await (const _ of walkXml(workbook.zip.read(sheet.part, workbookLimits.sheetMb), file.name, {
        ...parser,
        open,
      }))
        if (isFilled) break
      if (isFilled) names.push(sheet.name)
    }
    const [first] = workbook.sheets
    if (first === undefined) throw new RihlaError('import.file-damaged', { file: file.name })
    return names.length > 0 ? names : [first.name]
  } finally {
    await workbook.close()
  }
}

/** Where the table of a sheet lies. Merged cells are listed behind the rows: the whole sheet is read. */
export async function inspectSheet(
  file: FileInput,
  sheet: string,
  header?: boolean,
): Promise<HeadGuess & { readonly bytes: number }> {
  const workbook = await openWorkbook(file)
  try {
    const { parser, steps } = await startSheet(workbook, sheet)
    const rows: Row[] = []
    for await (const _ of steps) rows.push(...parser.take().slice(0, headSample - rows.length))
    return { ...detectHead(rows, parser.spans, header), bytes: workbook.bytes }
  } finally {
    await workbook.close()
  }
}

async function startSheet(workbook: Workbook, name: string) {
  const { file } = workbook
  const sheet: Sheet | undefined = workbook.sheets.find(one => one.name === name)
  if (sheet === undefined) throw new RihlaError('import.file-missing', { table: `${file} (${name})` })
  const strings = await readSharedStrings(workbook)
  const parser = createSheetParser({ strings, formats: workbook.formats, is1904: workbook.is1904 })
  const steps = walkXml(workbook.zip.read(sheet.part, workbookLimits.sheetMb), file, parser)
  return { parser, steps }
}

/** The rows of the table of a sheet; its columns are named with the first batch. */
export function readSheet(file: FileInput, sheet: string, shape: SheetHead) {
  const columns: string[] = []
  async function* batches(): AsyncGenerator<Batch> {
    const workbook = await openWorkbook(file)
    try {
      const { parser, steps } = await startSheet(workbook, sheet)
      const head: Row[] = []
      const name = () => columns.push(...nameAll(namesOfHead(head, shape), shape))
      for await (const _ of steps) {
        const rows = parser.take()
        const { from, to } = shape.head ?? { from: 0, to: 0 }
        head.push(...rows.filter(row => row.line >= from && row.line <= to))
        const body = rows.filter(row => row.line > shape.above)
        if (columns.length === 0 && body.length > 0) name()
        yield shapeRows(body, columns, shape)
      }
      if (columns.length === 0) name()
    } finally {
      await workbook.close()
    }
  }
  return { columns, batches: batches() }
}

function nameAll(names: readonly string[], { left, right }: SheetHead): string[] {
  return nameColumns(names.length > 0 ? names : Array.from({ length: right - left + 1 }, () => ''))
}

function shapeRows(found: readonly Row[], columns: readonly string[], { left }: SheetHead): Batch {
  const rows: Row[] = []
  const refused: RefusedRow[] = []
  for (const { line, cells, lost } of found) {
    const own = cells.slice(left, left + columns.length)
    const outside = [...cells.slice(0, left), ...cells.slice(left + columns.length)].some(
      cell => cell.trim() !== '',
    )
    const text = () => cells.join(' | ').slice(0, 1000)
    const broken = own.findIndex(cell => cell.includes('\ufffd'))
    if (outside) refused.push({ line, reason: 'ragged', text: text() })
    else if (own.reduce((sum, cell) => sum + cell.length, 0) > longestRow)
      refused.push({ line, reason: 'too-long', text: text() })
    else if (broken >= 0) refused.push({ line, column: columns[broken], reason: 'broken-text', text: text() })
    else if (own.some(cell => cell !== '') || lost)
      rows.push({
        line,
        cells: own,
        ...(lost ? { lost: lost.map(one => ({ ...one, column: one.column - left })) } : {}),
      })
  }
  return { rows, refused }
}
