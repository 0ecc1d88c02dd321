import { errorSentence } from '../platform/i18n/error-sentence.ts'
import { defaultRegion } from '../platform/i18n/locale.ts'
import { CommandFailed, problemIn } from './exit-codes.ts'

/** Direction marks around foreign text: a page needs them, a terminal shows them as boxes. */
const directionMarks = /[\u2066-\u2069\u200e\u200f]/g

/** An error as a sentence for a terminal; one that we do not know, as it is. */
export function describeError(error: unknown): string {
  if (error instanceof CommandFailed) return error.message
  const problem = problemIn(error)
  if (!problem) return error instanceof Error ? (error.stack ?? error.message) : String(error)
  const sentence = errorSentence({ ...defaultRegion, language: 'en' }, problem.code, { ...problem.params })
  const facts = Object.entries(problem.params)
    .filter(([, value]) => value !== '' && !sentence.includes(String(value)))
    .map(([name, value]) => `  ${name}: ${value}`)
  return [sentence, ...facts].join('\n').replace(directionMarks, '')
}
