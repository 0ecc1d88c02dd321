import { z } from 'zod'
import { errorCodes } from '../../platform/errors.ts'
import { governEn } from './strings.en.ts'

type Sentence = keyof typeof governEn

/** The sentence that names a job, null for one that this version does not know any more. */
export function jobSentence(name: string): Sentence | null {
  const key = `jobs.name.${name}`
  return isSentence(key) ? key : null
}

function isSentence(key: string): key is Sentence {
  return key in governEn
}

const told = z.record(z.string(), z.union([z.string(), z.number()]))

/** An error that has a sentence of its own; null for one of which only the machine's words are known. */
export function knownFailure(text: string): (Error & { code: string }) | null {
  const [, code, rest] = /^(?:RihlaError: )?([a-z-]+(?:\.[a-z-]+)*)(?: (\{.*\}))?$/s.exec(text.trim()) ?? []
  if (code === undefined || !(code in errorCodes)) return null
  const params = told.safeParse(parsed(rest ?? '{}'))
  return Object.assign(new Error(code), { code, params: params.data ?? {} })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const mostShort = 160

/** The machine's words, short enough for a row; `isCut` where there are more of them. */
export function shortError(text: string): { short: string; isCut: boolean } {
  const [line = ''] = text.trim().split('\n', 1)
  const isCut = line.length > mostShort || line.length < text.trim().length
  return { short: line.length > mostShort ? `${line.slice(0, mostShort).trimEnd()}…` : line, isCut }
}
