import { z } from 'zod'
import { question } from '../../../platform/warehouse/question.ts'
import { count, u64 } from '../../../platform/warehouse/rows.ts'
import { param, sql, step } from '../../../platform/warehouse/sql.ts'
import { judgePeople } from '../compile-segment.ts'
import { resolvedConditionSchema } from '../model-segment.ts'
import { segmentSize } from './segment-size.ts'

const input = z.object({
  definition: resolvedConditionSchema,
  /** The last person of the page before. */
  after: z
    .string()
    .regex(/^\d{1,20}$/)
    .nullable()
    .default(null),
  most: z.number().int().min(1).max(10_000).default(50),
})

/** Who is in a segment, saved or not? In the order of their numbers, which means nothing and never changes. */
export const segmentMembers = question({
  name: 'segment_members',
  about: 'The people of a segment',
  input,
  row: z.object({ person: u64, total: count }),
  example: input.parse({ definition: segmentSize.example.definition, after: '1' }),
  steps: ({ definition, after, most }, scope) => {
    const beyond = after === null ? sql`1` : sql`person > ${param(BigInt(after), 'UInt64')}`
    return [
      ...judgePeople(definition, scope),
      step(
        'listed',
        sql`SELECT person, total FROM (SELECT person, count() OVER () AS total FROM judged WHERE is_member)
        WHERE ${beyond} ORDER BY person LIMIT ${most}`,
      ),
    ]
  },
  answer: (rows, { most }) => ({
    people: rows.map(row => row.person.toString()),
    total: rows[0]?.total ?? 0,
    next: rows.length === most ? (rows.at(-1)?.person.toString() ?? null) : null,
  }),
  evidence: (_rows, { total }) => ({ people: total }),
})
