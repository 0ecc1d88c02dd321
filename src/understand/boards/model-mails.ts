import { z } from 'zod'
import { words } from './model-boards.ts'

export const mailLanguages = ['en', 'ar'] as const
export type MailLanguage = (typeof mailLanguages)[number]

/** A board or a saved question: exactly one of both. */
export const mailedThing = z.union([
  z.object({ board: z.number().int().positive() }),
  z.object({ saved: z.number().int().positive() }),
])
export type MailedThing = z.infer<typeof mailedThing>

/** When: the hour of a wall clock in a zone. A month without that day has its last. */
export const scheduleSchema = z.object({
  every: z.enum(['day', 'week', 'month']),
  /** ISO: 1 Monday … 7 Sunday. */
  weekday: z.number().int().min(1).max(7).default(1),
  monthDay: z.number().int().min(1).max(31).default(1),
  hour: z.number().int().min(0).max(23),
  minute: z.number().int().min(0).max(59).default(0),
  zone: words(60).min(1),
})
export type Schedule = z.infer<typeof scheduleSchema>

/** Members get it in the language they read in; of an outside address it is said here. */
export const readersSchema = z.object({
  members: z.array(z.string().min(1).max(100)).max(50),
  outside: z
    .array(z.object({ address: z.email().max(254).toLowerCase(), language: z.enum(mailLanguages) }))
    .max(50)
    .default([]),
})
export type Readers = z.infer<typeof readersSchema>

export const mailBody = z.object({
  of: mailedThing,
  schedule: scheduleSchema,
  readers: readersSchema.refine(
    ({ members, outside }) => members.length + outside.length > 0 && members.length + outside.length <= 50,
    'between 1 and 50 readers',
  ),
  isOn: z.boolean().default(true),
})
export type MailBody = z.infer<typeof mailBody>

/** What became of a letter. `unclear`: it was under way when the server stopped; it is not sent twice. */
export const letterState = z.enum(['sent', 'failed', 'unclear'])

export const boardMailSchema = z.object({
  id: z.number(),
  of: mailedThing,
  name: z.string(),
  schedule: scheduleSchema,
  readers: z.object({
    members: z.array(z.object({ userId: z.string(), name: z.string(), hasLeft: z.boolean() })),
    outside: z.array(z.object({ address: z.string(), language: z.enum(mailLanguages) })),
  }),
  isOn: z.boolean(),
  author: z.string(),
  isMine: z.boolean(),
  nextAt: z.number().nullable(),
  /** The latest letters, newest first. */
  letters: z.array(
    z.object({ dueAt: z.number(), to: z.string(), state: letterState, at: z.number(), failed: z.string() }),
  ),
})
export type BoardMail = z.infer<typeof boardMailSchema>

export const boardMailsSchema = z.object({
  mails: z.array(boardMailSchema),
  /** Whom it can go to. */
  members: z.array(z.object({ userId: z.string(), name: z.string() })),
  /** Whether the owner allows addresses of people who are no members. */
  allowsOutside: z.boolean(),
  /** Whether the operator named a server for mail. */
  canMail: z.boolean(),
  /** In which language the caller's letters come. */
  language: z.enum(mailLanguages),
})
