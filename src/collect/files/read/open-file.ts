import { kindOfFile, readBytes } from './bytes.ts'
import { createDecoder, type Encoding } from './decode.ts'
import type { DialectAnswers, DialectGuess } from './detect-dialect.ts'
import { detectDialect } from './detect-dialect.ts'
import { createByteSampler, detectEncoding, type EncodingGuess } from './detect-encoding.ts'
import type { FileInput } from './file-input.ts'
import { openRandomAccess } from './random-access.ts'
import type { Reading } from './read-rows.ts'
import { inspectSheet } from './xlsx/read-sheet.ts'

export interface OpenedFile {
  readonly bytes: number
  readonly encoding: EncodingGuess
  /** Of delimited files only. */
  readonly dialect?: DialectGuess
  /** Whether the first row names the columns. Absent where the format says so. */
  readonly headerConfidence?: number
  readonly reading: Reading
}

export interface ReadingAnswers extends DialectAnswers {
  readonly encoding?: Encoding
}

/** How files were decided to be read, by their names, where a person has answered. */
export type FileAnswers = Readonly<Record<string, ReadingAnswers>>

const sampleSize = 1 << 18

/** Finds how a file is to be read. Looks at all its bytes for the encoding, at its beginning for the rest. */
export async function openFile(file: FileInput, answers: ReadingAnswers = {}): Promise<OpenedFile> {
  if (file.sheet !== undefined) return openSheet(file, file.sheet, answers)
  if ((await kindOfFile(file)) === 'parquet') return openParquet(file)
  const sampler = createByteSampler()
  let head = Buffer.alloc(0)
  let bytes = 0
  for await (const chunk of readBytes(file)) {
    sampler.add(chunk)
    if (head.length < sampleSize) head = Buffer.concat([head, chunk])
    bytes += chunk.length
  }
  const guess = detectEncoding(sampler.sample())
  const encoding = answers.encoding ?? guess.encoding
  const sure: EncodingGuess =
    answers.encoding === undefined ? guess : { encoding, confidence: 1, alternatives: guess.alternatives }
  const decoder = createDecoder(encoding)
  const sample = decoder.write(head) + (head.length === bytes ? `${decoder.end()}\n` : '')
  const start = sample.trimStart()
  if (start.startsWith('<')) return { bytes, encoding: sure, reading: { format: 'xes', encoding } }
  if (/^(\{|\[\s*[{\]])/.test(start)) return { bytes, encoding: sure, reading: { format: 'json', encoding } }
  const dialect = detectDialect(sample, answers)
  const { headerConfidence } = dialect
  const reading: Reading = { format: 'csv', encoding, dialect: dialect.dialect }
  return { bytes, encoding: sure, dialect, headerConfidence, reading }
}

const noEncoding: EncodingGuess = { encoding: 'utf-8', confidence: 1, alternatives: [] }

async function openSheet(file: FileInput, sheet: string, { header }: ReadingAnswers): Promise<OpenedFile> {
  const { shape, bytes, confidence } = await inspectSheet(file, sheet, header)
  const reading: Reading = { format: 'xlsx', sheet, ...shape }
  return { bytes, encoding: noEncoding, headerConfidence: confidence, reading }
}

async function openParquet(file: FileInput): Promise<OpenedFile> {
  const access = await openRandomAccess(file)
  await access.close()
  return { bytes: access.size, encoding: noEncoding, reading: { format: 'parquet' } }
}
