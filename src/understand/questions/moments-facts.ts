import { z } from 'zod'

/** Kinds of facts, by their number in SQL. */
export const factKinds = { unit: 0, event: 1, number: 2, date: 3, text: 4 } as const

const numbers = z.array(z.number().nullable())

/** A column of facts: some numbers for each unit that has it. */
export const factRow = z.object({
  kind: z.number(),
  event: z.string(),
  key: z.string(),
  /** The value of a text. */
  text: z.string(),
  units: z.array(z.number()),
  /** Unit: outcome, null when not known yet, −1 when back early. Event: its last time. Number: the value. Date: the instant. */
  a: numbers,
  /** Unit: days waited. Event: its last local day. Date: the local day. */
  b: numbers,
  /** Unit: 1 when the waiting ended by a sign. Event: its first time. */
  c: numbers,
  /** Unit: its cluster. Event: how often. */
  d: numbers,
  /** Of units: how many cases there are. */
  total: z.number(),
})
export type FactRow = z.infer<typeof factRow>
