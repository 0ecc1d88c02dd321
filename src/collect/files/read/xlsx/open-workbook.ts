import { RihlaError } from '../../../../platform/errors.ts'
import type { FileInput } from '../file-input.ts'
import { openRandomAccess } from '../random-access.ts'
import { type CellFormat, cellFormat } from './cell-format.ts'
import { openZip, type Zip } from './open-zip.ts'
import { walkWholeXml } from './walk-xml.ts'

export interface Sheet {
  readonly name: string
  /** Of the zip. */
  readonly part: string
}

export interface Workbook {
  readonly file: string
  readonly bytes: number
  readonly zip: Zip
  /** Those that a person sees. */
  readonly sheets: readonly Sheet[]
  readonly is1904: boolean
  readonly formats: readonly CellFormat[]
  close(): Promise<void>
}

/** What one part may unpack to, and how much text the shared strings may hold. */
export const workbookLimits = { sheetMb: 2_000, partMb: 64, stringsMb: 400 }

/**
 * A workbook as its parts say it is (ECMA-376): sheets in the order of their tabs, hidden ones left out.
 *
 * @throws RihlaError `import.file-damaged`, `import.format-unknown` for a zip that is no workbook, `import.file-too-large`
 */
export async function openWorkbook(file: FileInput): Promise<Workbook> {
  const access = await openRandomAccess(file)
  try {
    const zip = await openZip(access, file.name)
    const part = zip.names.find(name => /(^|\/)workbook\.xml$/.test(name))
    if (part === undefined) throw new RihlaError('import.format-unknown', { file: file.name, kind: 'zip' })
    const folder = part.slice(0, part.lastIndexOf('/') + 1)
    const targets = await readTargets(zip, file.name, folder)
    const { sheets, is1904 } = await readSheets(zip, file.name, part)
    const found = sheets.flatMap(sheet => {
      const target = targets.get(sheet.id)
      return target === undefined || !zip.names.includes(target) ? [] : [{ name: sheet.name, part: target }]
    })
    const formats = await readFormats(zip, file.name, folder)
    const { size: bytes } = access
    return { file: file.name, bytes, zip, sheets: found, is1904, formats, close: () => access.close() }
  } catch (error) {
    await access.close()
    throw error
  }
}

const nothing = () => undefined

async function readTargets(zip: Zip, file: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  const chunks = zip.read(`${folder}_rels/workbook.xml.rels`, workbookLimits.partMb)
  await walkWholeXml(chunks, file, {
    open(name, { Id = '', Target = '', Type = '' }) {
      if (name !== 'Relationship' || !Type.endsWith('/worksheet')) return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : folder + Target.replace(/^\.\//, ''))
    },
    close: nothing,
    text: nothing,
  })
  return targets
}

async function readSheets(zip: Zip, file: string, part: string) {
  const sheets: { name: string; id: string }[] = []
  let is1904 = false
  await walkWholeXml(zip.read(part, workbookLimits.partMb), file, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      sheets.push({ name: attributes.name ?? '', id })
    },
    close: nothing,
    text: nothing,
  })
  return { sheets, is1904 }
}

/** How each style shows a number, in the order of `cellXfs`, which cells point into. */
async function readFormats(zip: Zip, file: string, folder: string): Promise<CellFormat[]> {
  const codes = new Map<number, string>()
  const ids: number[] = []
  let inCells = false
  await walkWholeXml(zip.read(`${folder}styles.xml`, workbookLimits.partMb), file, {
    open(name, { numFmtId = '0', formatCode }) {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode)
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) ids.push(Number(numFmtId))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
    text: nothing,
  })
  return ids.map(id => cellFormat(id, codes.get(id)))
}

/** The texts that cells point to, without readings aids of Japanese. */
export async function readSharedStrings({ zip, file }: Workbook): Promise<readonly string[]> {
  const part = zip.names.find(name => /(^|\/)sharedStrings\.xml$/i.test(name))
  const strings: string[] = []
  if (part === undefined) return strings
  let text = ''
  let isText = false
  let isAid = false
  await walkWholeXml(zip.read(part, workbookLimits.stringsMb), file, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') isAid = true
      isText = name === 't' && !isAid
    },
    close(name) {
      if (name === 'si') strings.push(unescapeText(text))
      if (name === 'rPh') isAid = false
      isText = false
    },
    text(part) {
      if (isText) text += part
    },
  })
  return strings
}

/** `_x000D_` is how a workbook writes a character that XML cannot hold. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
