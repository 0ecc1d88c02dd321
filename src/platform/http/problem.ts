import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import { type ErrorCode, RihlaError } from '../errors.ts'

/** One thing wrong with the input: where it stands, and zod's name for what is wrong. */
export const problemIssue = z.object({ path: z.string(), reason: z.string() })

/** RFC 9457. `code` and `params` are what a page turns into a sentence; `detail` is for people who read the wire. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  issues: z.array(problemIssue).optional(),
  requestId: z.string(),
})
export type Problem = z.infer<typeof problem>

/** Input that does not match the route's schema: an error of its own because it carries a list. */
export class InvalidInput extends RihlaError {
  readonly issues: readonly z.infer<typeof problemIssue>[]

  constructor(code: ErrorCode, error: z.ZodError) {
    const issues = error.issues.slice(0, 20).map(issue => ({
      path: issue.path.map(String).join('.'),
      reason: issue.message,
    }))
    super(code, { path: issues[0]?.path ?? '', reason: issues[0]?.reason ?? '' })
    this.issues = issues
  }
}

/** The document for an error. What is not a `RihlaError` is ours: its message stays in the log and never leaves. */
export function problemOf(error: unknown, requestId: string): Problem {
  const known = error instanceof RihlaError && error.code !== 'internal' ? error : new RihlaError('internal')
  const facts = Object.entries(known.params).map(([name, value]) => `${name}: ${value}`)
  return {
    type: `urn:rihla:problem:${known.code}`,
    title: STATUS_CODES[known.status] ?? 'Error',
    status: known.status,
    code: known.code,
    detail: [known.code, ...facts].join('; '),
    params: { ...known.params },
    ...(known instanceof InvalidInput ? { issues: [...known.issues] } : {}),
    requestId,
  }
}
