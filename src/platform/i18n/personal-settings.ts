import { z } from 'zod'
import { chooseLanguage, languages, pseudoLanguages } from './languages.ts'
import { digitSystems } from './locale.ts'

const tags = [...languages, ...pseudoLanguages].map(l => l.tag)

/** What one reader chose for this browser; everything else about showing comes from the workspace. */
export const personalSettings = z.object({
  language: z.string().refine(tag => tags.includes(tag)),
  /** `workspace`: as the workspace decided. */
  digits: z.enum(['workspace', ...digitSystems]).default('workspace'),
  /** Whether time runs with the reading direction or always from left to right; every time axis follows at once. */
  timeDirection: z.enum(['reading', 'ltr']).default('reading'),
})
export type PersonalSettings = z.infer<typeof personalSettings>

const storageKey = 'rihla.personal'

interface Memory {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/** What was remembered; when nothing was, or it is not understood, the browser's language decides. */
export function recallSettings(memory: Memory, wanted: readonly string[]): PersonalSettings {
  const fresh: PersonalSettings = {
    language: chooseLanguage(wanted),
    digits: 'workspace',
    timeDirection: 'reading',
  }
  const text = memory.getItem(storageKey)
  if (text === null) return fresh
  const found = personalSettings.safeParse(readJson(text))
  return found.success ? found.data : fresh
}

export function rememberSettings(memory: Memory, settings: PersonalSettings): void {
  memory.setItem(storageKey, JSON.stringify(settings))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // somebody else's text under our key: the same as nothing remembered
  }
}
