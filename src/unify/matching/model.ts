import { z } from 'zod'

/** How the values of a field are compared. */
export const fieldKinds = ['name', 'date', 'email', 'phone', 'text', 'code'] as const
export type FieldKind = (typeof fieldKinds)[number]

/**
 * What a comparison of two values may say, the weakest first; a place in the list is the level's number. 0 is for a value
 * that is missing on either side: it speaks neither for nor against.
 */
export const levelsOf: Readonly<Record<FieldKind, readonly string[]>> = {
  name: ['missing', 'else', 'similar', 'swapped', 'perhaps-across', 'across', 'close', 'exact'],
  date: ['missing', 'else', 'year', 'near', 'digit', 'swapped', 'exact'],
  email: ['missing', 'else', 'similar', 'local', 'exact'],
  phone: ['missing', 'else', 'digit', 'national', 'exact'],
  text: ['missing', 'else', 'similar', 'close', 'exact'],
  code: ['missing', 'else', 'digit', 'exact'],
}

export function exactLevel(kind: FieldKind): number {
  return levelsOf[kind].length - 1
}

const fieldName = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/)
const fieldSchema = z.object({
  name: fieldName,
  kind: z.enum(fieldKinds),
  /** Traits that say it, the first that is there counts. */
  traits: z.array(z.string().min(1).max(100)).max(20),
  /** The other part of a name, with which people exchange this one. */
  partner: fieldName.nullable().default(null),
  /** Rare values prove more than frequent ones. */
  byFrequency: z.boolean().default(false),
})
export type MatchField = z.infer<typeof fieldSchema>

/** `value`: the whole; `key`: what spellings have in common (sound of a name, e-mail before the @); `start`: its beginning, of a date the year. */
const blockPartSchema = z.object({ field: fieldName, part: z.enum(['value', 'key', 'start']) })
export type BlockPart = z.infer<typeof blockPartSchema>

/** At most so many fields: their levels travel packed in one number. */
export const mostFields = 12

export const matchSettingsSchema = z
  .object({
    fields: z.array(fieldSchema).min(1).max(mostFields),
    /** Two records are compared when they agree in every part of at least one rule. */
    blocks: z.array(z.array(blockPartSchema).min(1).max(4)).min(1).max(20),
    /** A block with more records says nothing about anybody; it is left out and counted. */
    largestBlock: z.number().int().min(2).max(5_000),
    /** Pairs at least this probable are linked; null: none without a person's word. */
    linkAt: z.number().min(0.5).max(1).nullable(),
    /** Pairs at least this probable are shown to a person. */
    askAt: z.number().min(0.01).max(1),
    /** Answers move both thresholds. */
    learns: z.boolean(),
  })
  .refine(
    ({ fields, blocks }) => {
      const names = fields.map(field => field.name)
      const used = [...blocks.flat().map(part => part.field), ...fields.flatMap(f => f.partner ?? [])]
      return new Set(names).size === names.length && used.every(name => names.includes(name))
    },
    { error: 'a block or partner names a field that is not there, or two fields have one name' },
  )
export type MatchSettings = z.infer<typeof matchSettingsSchema>

/** Shares of the levels of a field among pairs of one person (`m`) and of two (`u`), level 0 left out (0). */
const fieldModelSchema = z.object({ name: z.string(), m: z.array(z.number()), u: z.array(z.number()) })
export const matchModelSchema = z.object({
  /** Share of pairs of one person among all pairs. */
  prior: z.number(),
  fields: z.array(fieldModelSchema),
  rounds: z.number().int(),
})
export type MatchModel = z.infer<typeof matchModelSchema>
