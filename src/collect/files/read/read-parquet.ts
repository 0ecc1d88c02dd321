import {
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type SchemaTree,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { z } from 'zod'
import { RihlaError } from '../../../platform/errors.ts'
import type { FileInput } from './file-input.ts'
import { nameColumns } from './name-columns.ts'
import { openRandomAccess, type RandomAccess } from './random-access.ts'
import type { Batch, Row } from './row.ts'

/** A group of rows is unpacked as a whole. Writers make them of some 10 to 130 MB. */
export const rowGroupMb = 512
const batchRows = 5_000

/**
 * The rows of a Parquet file, one group of rows in memory at a time. Groups of columns become columns `a.b`; lists and
 * maps stay JSON text. A timestamp is an instant where the file says that it is, otherwise a local time without a zone.
 * `line` is the number of the row.
 *
 * @throws RihlaError `import.file-damaged`; `import.file-too-large` for a group of rows beyond the limit
 */
export function readParquet(file: FileInput) {
  const columns: string[] = []
  async function* batches(): AsyncGenerator<Batch> {
    const access = await openRandomAccess(file)
    try {
      const source = sourceOf(access)
      const metadata = await orDamaged(file, () => parquetMetadataAsync(source))
      const fields = fieldsOf(parquetSchema(metadata), [])
      columns.push(...nameColumns(fields.map(field => field.path.join('.'))))
      let rowStart = 0
      for (const group of metadata.row_groups) {
        checkSize(file, group)
        const rowEnd = rowStart + Number(group.num_rows)
        const found = await orDamaged(file, () =>
          parquetReadObjects({ file: source, metadata, rowStart, rowEnd, compressors }),
        )
        for (let at = 0; at < found.length; at += batchRows)
          yield { rows: toRows(found.slice(at, at + batchRows), fields, rowStart + at), refused: [] }
        rowStart = rowEnd
      }
    } finally {
      await access.close()
    }
  }
  return { columns, batches: batches() }
}

function sourceOf(access: RandomAccess) {
  return {
    byteLength: access.size,
    async slice(start: number, end = access.size): Promise<ArrayBuffer> {
      const from = start < 0 ? Math.max(0, access.size + start) : start
      const bytes = await access.read(from, end < 0 ? access.size + end : end)
      const own = new ArrayBuffer(bytes.length)
      new Uint8Array(own).set(bytes)
      return own
    },
  }
}

async function orDamaged<T>(file: FileInput, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    throw new RihlaError('import.file-damaged', { file: file.name }, { cause })
  }
}

function checkSize(file: FileInput, group: FileMetaData['row_groups'][number]): void {
  if (Number(group.total_byte_size) > rowGroupMb * 1e6)
    throw new RihlaError('import.file-too-large', { file: file.name, limit: rowGroupMb })
}

interface Field {
  readonly path: readonly string[]
  toText(value: unknown): string
}

/** A group is a set of columns, unless it is a list or a map. */
function fieldsOf({ children }: SchemaTree, above: readonly string[]): Field[] {
  return children.flatMap(child => {
    const path = [...above, child.element.name]
    const { converted_type, logical_type, repetition_type } = child.element
    const isMany =
      repetition_type === 'REPEATED' ||
      ['LIST', 'MAP', 'VARIANT'].includes(logical_type?.type ?? '') ||
      ['LIST', 'MAP', 'MAP_KEY_VALUE'].includes(converted_type ?? '')
    return child.children.length > 0 && !isMany
      ? fieldsOf(child, path)
      : [{ path, toText: isMany ? textOf : writerOf(child.element) }]
  })
}

function writerOf({ type, converted_type, logical_type, scale }: SchemaTree['element']): Field['toText'] {
  const isDecimal = converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL'
  if (isDecimal) return value => (typeof value === 'number' ? value.toFixed(scale ?? 0) : textOf(value))
  if (converted_type === 'DATE' || logical_type?.type === 'DATE') return value => textOf(value).slice(0, 10)
  const isLocal = logical_type?.type === 'TIMESTAMP' && !logical_type.isAdjustedToUTC
  if (isLocal) return value => textOf(value).replace('T', ' ').replace(/Z$/, '')
  const unit = logical_type?.type === 'TIME' ? logical_type.unit : undefined
  const perSecond = { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 }[unit ?? (type === 'INT32' ? 'MILLIS' : 'MICROS')]
  if (unit !== undefined || converted_type?.startsWith('TIME_'))
    return value => clockText(Number(value ?? Number.NaN) / perSecond)
  return textOf
}

function clockText(seconds: number): string {
  if (!(seconds >= 0 && seconds < 86_400)) return ''
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23).replace('.000', '')
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (typeof value !== 'object') return String(value)
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'bigint') return inner
    return Number.isSafeInteger(Number(inner)) ? Number(inner) : String(inner)
  })
}

const group = z.record(z.string(), z.unknown())

function toRows(found: readonly Record<string, unknown>[], fields: readonly Field[], before: number): Row[] {
  return found.map((object, i) => ({
    line: before + i + 1,
    cells: fields.map(({ path, toText }) => toText(valueAt(object, path))),
  }))
}

function valueAt(object: Record<string, unknown>, [name = '', ...rest]: readonly string[]): unknown {
  const value = object[name]
  if (rest.length === 0 || value === null || value === undefined) return value
  const inner = group.safeParse(value)
  return inner.success ? valueAt(inner.data, rest) : undefined
}
