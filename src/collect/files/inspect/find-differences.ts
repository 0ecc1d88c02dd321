import { type Calls, underTableNames } from '../called-columns.ts'
import type { Difference, RenameInspection } from '../model-inspection.ts'
import type { ColumnSample } from './column-likeness.ts'
import type { SampledFile } from './find-renames.ts'
import { joinSamples } from './sample-file.ts'

type Place = Difference['places'][number]

/** The columns that most files have, in the order of the first of them. */
export function usualColumns(files: readonly { readonly columns: readonly string[] }[]): readonly string[] {
  const keyOf = (columns: readonly string[]) => JSON.stringify([...columns].sort())
  const groups = [...Map.groupBy(files, file => keyOf(file.columns)).values()]
  const most = Math.max(...groups.map(group => group.length))
  return groups.find(group => group.length === most)?.[0]?.columns ?? []
}

/** What is otherwise in some files than in most, each with the first row in which it shows. */
export function findDifferences(
  files: readonly SampledFile[],
  usual: readonly string[],
  renames: readonly RenameInspection[],
): Difference[] {
  const decided = renames.flatMap(one =>
    one.column === null
      ? []
      : [{ kind: 'renamed' as const, column: one.column, other: one.called, places: one.places }],
  )
  const calls: Calls = new Map(decided.map(one => [one.other, one.column]))
  const known = files.map(file => knownAs(file, calls))
  const all = [...new Set([...usual, ...known.flatMap(file => file.columns)])]
  return [
    ...decided,
    ...all.flatMap(column => presence(known, usual, column)),
    ...all.flatMap(column => types(known, column)),
    ...order(known, usual),
  ]
}

function knownAs(file: SampledFile, calls: Calls): SampledFile {
  const columns = underTableNames(file.columns, calls)
  const samples = new Map(
    columns.flatMap((name, i) => {
      const sample = file.samples.get(file.columns[i] ?? '')
      return sample ? [[name, sample] as const] : []
    }),
  )
  return { name: file.name, columns, samples }
}

function placeOf(file: SampledFile, line?: number): Place {
  const [first] = file.samples.values()
  return { file: file.name, line: line || (first?.firstLine ?? 1) }
}

function presence(files: readonly SampledFile[], usual: readonly string[], column: string): Difference[] {
  const isUsual = usual.includes(column)
  const others = files.filter(file => file.columns.includes(column) !== isUsual)
  if (others.length === 0) return []
  const kind = isUsual ? ('missing' as const) : ('added' as const)
  return [{ kind, column, other: '', places: others.map(file => placeOf(file)) }]
}

type Kind = 'number' | 'time' | 'words'

/** A column that holds numbers or times in most files and something else in others. */
function types(files: readonly SampledFile[], column: string): Difference[] {
  const filled = files.flatMap(file => {
    const sample = file.samples.get(column)
    return sample && sample.filled > 0 ? [{ file, sample }] : []
  })
  if (filled.length < 2) return []
  const kinds = Map.groupBy(filled, ({ sample }) => kindOf(sample))
  const [usual] = [...kinds].sort((a, b) => b[1].length - a[1].length)[0] ?? []
  if (usual === undefined) return []
  const whole = joinSamples((kinds.get(usual) ?? []).map(({ sample }) => sample))
  return [...kinds].flatMap(([kind, others]) => {
    const apart = kind === usual ? [] : others.filter(({ sample }) => areApart(sample, whole))
    if (apart.length === 0) return []
    return [
      {
        kind: 'type' as const,
        column,
        other: kind,
        places: apart.map(({ file, sample }) => placeOf(file, firstOdd(sample, usual))),
      },
    ]
  })
}

function kindOf({ filled, numbers, times }: ColumnSample): Kind {
  return numbers >= 0.9 * filled ? 'number' : times >= 0.9 * filled ? 'time' : 'words'
}

/** Codes that happen to be digits in one file are no other type: the shares must differ by half. */
function areApart(a: ColumnSample, b: ColumnSample): boolean {
  const gap = (of: (one: ColumnSample) => number) => Math.abs(of(a) / a.filled - of(b) / b.filled)
  return (
    Math.max(
      gap(one => one.numbers),
      gap(one => one.times),
    ) >= 0.5
  )
}

function firstOdd(sample: ColumnSample, usual: Kind): number {
  if (usual === 'number') return sample.firstNoNumber
  return usual === 'time' ? sample.firstNoTime : sample.firstLine
}

function order(files: readonly SampledFile[], usual: readonly string[]): Difference[] {
  const others = files.filter(file => {
    const common = file.columns.filter(name => usual.includes(name))
    const expected = usual.filter(name => file.columns.includes(name))
    return JSON.stringify(common) !== JSON.stringify(expected)
  })
  if (others.length === 0) return []
  return [{ kind: 'order', column: '', other: '', places: others.map(file => placeOf(file, 1)) }]
}
