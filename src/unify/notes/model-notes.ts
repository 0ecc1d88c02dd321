import { z } from 'zod'
import { identifierSchema } from '../model.ts'

export const noteBody = z.object({ text: z.string().trim().min(1).max(5_000) })

/** What a colleague wrote about somebody. It is pinned to an identifier and follows it through merges and cuts. */
export const noteSchema = z.object({
  id: z.number().int(),
  identifier: identifierSchema,
  text: z.string(),
  by: z.string(),
  /** Milliseconds since 1970 UTC. */
  at: z.number(),
  /** When its author changed it last; null where it stands as it was written. */
  changedAt: z.number().nullable(),
  isMine: z.boolean(),
})
export type Note = z.infer<typeof noteSchema>
export const notesAnswer = z.object({ notes: z.array(noteSchema) })
