import { crc32, deflateRawSync } from 'node:zlib'

/** A zip file of these parts, as a spreadsheet program would write it. `claim` lies about the size of one. */
export function makeZip(
  parts: Readonly<Record<string, string | Uint8Array>>,
  claim: Readonly<Record<string, number>> = {},
): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x800, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(claim[name] ?? bytes.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed])
    const end = Buffer.alloc(14)
    end.writeUInt32LE(at, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, end, Buffer.from(name)]))
    local.push(file)
    at += file.length
  }
  const directory = Buffer.concat(central)
  const tail = Buffer.alloc(22)
  tail.write('PK\x05\x06', 0, 'latin1')
  tail.writeUInt16LE(central.length, 8)
  tail.writeUInt16LE(central.length, 10)
  tail.writeUInt32LE(directory.length, 12)
  tail.writeUInt32LE(at, 16)
  return Buffer.concat([...local, directory, tail])
}

export interface WorkbookParts {
  /** The inside of `worksheet`, by the name of the sheet. */
  readonly sheets: Readonly<Record<string, string>>
  readonly strings?: readonly string[]
  /** Number formats by style, after style 0: an id of the program's own, or a code. */
  readonly formats?: readonly (number | string)[]
  readonly is1904?: boolean
  readonly hidden?: readonly string[]
}

const head = '<?xml version="1.0" encoding="UTF-8"?>'

/** The parts of a workbook, as the standard wants them. */
export function workbookParts({
  sheets,
  strings = [],
  formats = [],
  is1904 = false,
  hidden = [],
}: WorkbookParts): Record<string, string> {
  const names = Object.keys(sheets)
  const codes = formats.map((format, i) => (typeof format === 'number' ? format : 200 + i))
  return {
    'xl/workbook.xml': `${head}<workbook xmlns:r="r"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${names
      .map((name, i) => {
        const state = hidden.includes(name) ? ' state="hidden"' : ''
        return `<sheet name="${name}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`
      })
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships>${names
      .map(
        (_, i) => `<Relationship Id="rId${i + 1}" Type="x/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/styles.xml': `${head}<styleSheet><numFmts>${formats
      .map((format, i) =>
        typeof format === 'string' ? `<numFmt numFmtId="${200 + i}" formatCode="${format}"/>` : '',
      )
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${codes
      .map(id => `<xf numFmtId="${id}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${head}<sst>${strings.map(text => `<si>${text}</si>`).join('')}</sst>`,
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `${head}<worksheet>${sheets[name]}</worksheet>`,
      ]),
    ),
  }
}

export function makeWorkbook(parts: WorkbookParts): Buffer {
  return makeZip(workbookParts(parts))
}

/** Rows of cells given as XML without their place: `t="s"><v>0</v>`; a plain text is an inline one, null none. */
export function rowsXml(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null, place: string) => {
    if (value === null) return ''
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
    if (/^[a-z]+="/.test(value)) return `<c r="${place}" ${value}</c>`
    return `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`
  }
  const lines = rows.map(
    (cells, i) =>
      `<row r="${i + 1}">${cells.map((value, j) => cell(value, `${String.fromCharCode(65 + j)}${i + 1}`)).join('')}</row>`,
  )
  return `<sheetData>${lines.join('')}</sheetData>`
}
