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
