import { z } from 'zod'

/** What only a person can decide. The words of a question belong to i18n; here are its code and its facts. Browser-safe. */
export const questionCodes = [
  'encoding',
  'delimiter',
  'header',
  'renamed-column',
  'table-kind',
  'value-event',
  'total-of',
  'zone',
  'date-order',
  'century',
  'date-number',
  'decimal-mark',
  'currency',
  'phone-country',
  'person',
  'case',
  'event-time',
  'several-times',
  'cancellation',
  'late-by',
  'revenue',
  'no-event',
] as const
export type QuestionCode = (typeof questionCodes)[number]

export const question = z.object({
  /** Stable: the same files ask the same question again, so answers can be kept with the mapping. */
  id: z.string(),
  code: z.enum(questionCodes),
  table: z.string().nullable(),
  column: z.string().nullable(),
  /** Empty: any text of the kind (a zone, a country, a currency). */
  options: z.array(z.string()),
  /** Filled where the data or an option of the import suggests one: shown as assumed. Null must be answered. */
  answer: z.string().nullable(),
  /** Whether `answer` comes from a person. */
  answered: z.boolean(),
  /** Numbers and examples that the sentence uses. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Question = z.infer<typeof question>

export type Answers = Readonly<Record<string, string>>

export interface NewQuestion {
  readonly code: QuestionCode
  readonly table?: string
  readonly column?: string
  readonly options: readonly string[]
  readonly assumed?: string | undefined
  readonly facts?: Readonly<Record<string, string | number>>
}

/** Collects questions; returns the answer that holds, or undefined while there is none. */
export interface Asker {
  ask(asked: NewQuestion): string | undefined
  questions(): Question[]
}

export function createAsker(answers: Answers): Asker {
  const asked = new Map<string, Question>()
  return {
    ask({ code, table, column, options, assumed, facts = {} }) {
      const id = questionId(code, table, column)
      const given = answers[id]
      const fits = given !== undefined && (options.length === 0 || options.includes(given))
      const answer = (fits ? given : assumed) ?? null
      asked.set(id, {
        id,
        code,
        table: table ?? null,
        column: column ?? null,
        options: [...options],
        answer,
        answered: fits,
        facts: { ...facts },
      })
      return answer ?? undefined
    },
    questions: () => [...asked.values()],
  }
}

export function questionId(code: QuestionCode, table?: string, column?: string): string {
  const subject = [table, column].filter(part => part !== undefined).join('.')
  return subject === '' ? code : `${code}:${subject}`
}
