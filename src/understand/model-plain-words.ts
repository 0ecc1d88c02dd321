import { z } from 'zod'
import { wordsReadingSchema } from './model-words.ts'

/** What the screens and the command line exchange about questions in plain words. Browser-safe. */

export const readWordsBody = z.object({
  text: z.string().max(20_000_000),
  /** Language of the examples and of what a language model is told. */
  language: z.enum(['en', 'ar']).default('en'),
  /** Whether the language model may be asked where the grammar is unsure, if the workspace has switched it on. */
  withModel: z.boolean().default(true),
})

export const readWordsAnswer = wordsReadingSchema.extend({
  /** Who understood it. */
  by: z.enum(['grammar', 'model']),
  /** Why the model, though switched on and asked, did not help. */
  modelFailed: z.boolean(),
})
export type ReadWordsAnswer = z.infer<typeof readWordsAnswer>

export const wordsSettingsSchema = z.object({
  /** The host of the language model that the operator named; null: there is none. */
  host: z.string().nullable(),
  isOn: z.boolean(),
})
export type WordsSettings = z.infer<typeof wordsSettingsSchema>
