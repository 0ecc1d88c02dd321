import type { RenameInspection } from '../model-inspection.ts'
import { likenessOfNames, likenessOfValues } from './column-likeness.ts'
import { type FileSample, joinSamples } from './sample-file.ts'

export interface SampledFile extends FileSample {
  readonly name: string
}

/** By the id of the question: the column that a person says it is, or `none`. */
export type RenameAnswers = Readonly<Record<string, string>>

type Candidate = RenameInspection['candidates'][number]

/** Worth asking about, and so likely that it is shown as assumed. */
const asked = { names: 0.5, values: 0.4 }
const sure = { names: 0.5, values: 0.75, ahead: 0.15 }

/**
 * Columns that only some files have, where another that most files have is missing: the same one under a new name? Two
 * columns that meet in one file are two. It is assumed where name and values both say so and nothing else comes near;
 * otherwise a person is asked, and until then it is a column of its own.
 */
export function findRenames(
  files: readonly SampledFile[],
  usual: readonly string[],
  answerOf: (called: string) => string | undefined,
): RenameInspection[] {
  const names = new Set(files.flatMap(file => file.columns))
  const found = [...names]
    .filter(name => !usual.includes(name))
    .map(called => ({ called, candidates: candidatesOf(files, usual, called) }))
    .filter(one => one.candidates.length > 0)
  return found.map(({ called, candidates }) => {
    const suggested = suggest(called, candidates, found)
    const answer = answerOf(called)
    const isGiven = answer === 'none' || candidates.some(one => one.column === answer)
    const decided = isGiven ? answer : suggested
    return {
      called,
      places: files
        .filter(file => file.columns.includes(called))
        .map(file => ({ file: file.name, line: file.samples.get(called)?.firstLine ?? 1 })),
      candidates,
      suggested,
      column: decided === undefined || decided === 'none' ? null : decided,
    }
  })
}

function candidatesOf(files: readonly SampledFile[], usual: readonly string[], called: string): Candidate[] {
  const own = files.filter(file => file.columns.includes(called))
  const missing = usual.filter(name => own.every(file => !file.columns.includes(name)))
  const sampleOf = (name: string) => joinSamples(files.flatMap(file => file.samples.get(name) ?? []))
  const sample = sampleOf(called)
  return missing
    .map(column => ({
      column,
      names: round(likenessOfNames(called, column)),
      values: round(likenessOfValues(sample, sampleOf(column))),
    }))
    .filter(one => one.names >= asked.names || one.values >= asked.values)
    .sort((a, b) => scoreOf(b) - scoreOf(a))
}

function suggest(
  called: string,
  [best, second]: readonly Candidate[],
  all: readonly { called: string; candidates: readonly Candidate[] }[],
): string | null {
  if (best === undefined) return null
  const rivals = all
    .filter(other => other.called !== called)
    .flatMap(other => other.candidates.filter(one => one.column === best.column))
  const ahead = [...(second ? [second] : []), ...rivals].every(
    other => scoreOf(best) - scoreOf(other) >= sure.ahead,
  )
  const isSame = best.names === 1 && best.values >= asked.values
  return isSame || (ahead && best.names >= sure.names && best.values >= sure.values) ? best.column : null
}

function scoreOf({ names, values }: Candidate): number {
  return (names + values) / 2
}

function round(share: number): number {
  return Math.round(share * 100) / 100
}
