import type { FileInput } from '../read/file-input.ts'
import { type FirstRows, readFirstRows } from '../read/first-rows.ts'
import type { Reading } from '../read/read-rows.ts'
import { isNothing, latinDigits, ownCopy, plainText } from '../values/text-rules.ts'
import { factsOf } from './cell-facts.ts'
import type { ColumnSample } from './column-likeness.ts'

export interface FileSample {
  readonly columns: readonly string[]
  readonly samples: ReadonlyMap<string, ColumnSample>
}

const sampleRows = 1000
const keptValues = 200

/** What the columns of one file are like, by its first rows. */
export async function sampleFile(input: FileInput, reading: Reading): Promise<FileSample> {
  const { columns, rows } = await readFirstRows(input, reading, sampleRows)
  return { columns, samples: new Map(columns.map((name, i) => [name, sampleColumn(rows, i)])) }
}

function sampleColumn(rows: FirstRows['rows'], at: number): ColumnSample {
  const firstLine = rows[0]?.line ?? 1
  const values: string[] = []
  const found = { filled: 0, numbers: 0, times: 0, firstNoNumber: 0, firstNoTime: 0 }
  for (const { line, cells } of rows) {
    const text = plainText(cells[at] ?? '')
    if (isNothing(text)) continue
    const facts = factsOf(text)
    found.filled++
    if (facts.number) found.numbers++
    else if (found.firstNoNumber === 0) found.firstNoNumber = line
    if (facts.time) found.times++
    else if (found.firstNoTime === 0) found.firstNoTime = line
    if (values.length < keptValues) values.push(ownCopy(latinDigits(text).slice(0, 60)))
  }
  return { ...found, firstLine, values }
}

/** Of several files together. */
export function joinSamples(samples: readonly ColumnSample[]): ColumnSample {
  const sum = (of: (one: ColumnSample) => number) => samples.reduce((all, one) => all + of(one), 0)
  const [first] = samples
  return {
    filled: sum(one => one.filled),
    numbers: sum(one => one.numbers),
    times: sum(one => one.times),
    firstLine: first?.firstLine ?? 1,
    firstNoNumber: first?.firstNoNumber ?? 0,
    firstNoTime: first?.firstNoTime ?? 0,
    values: samples.flatMap(one => one.values).slice(0, 10 * keptValues),
  }
}
