import { z } from 'zod'
import { RihlaError } from '../errors.ts'
import type { Scope } from './scope.ts'
import { takeShortcuts } from './shortcut.ts'
import { pipeline, renderSql, type Sql, type Step, sql } from './sql.ts'
import type { Warehouse } from './warehouse.ts'
import { WarehouseError } from './warehouse-error.ts'

/** What an answer rests on. Null where the question has no such number. */
export interface Basis {
  readonly people: number | null
  readonly cases: number | null
  /** Milliseconds since 1970-01-01 UTC; `to` is not included. */
  readonly period: { readonly from: number; readonly to: number } | null
}

export interface Evidence extends Basis {
  /** The question's name, as in the engine's log. */
  readonly question: string
  readonly ms: number
  /** Only when asked to explain. */
  readonly sql?: readonly ExplainedStep[]
}

export interface ExplainedStep {
  readonly name: string
  /** The step alone, with its parameters as `{p0:Type}`. */
  readonly sql: string
  readonly params: Readonly<Record<string, string>>
  /** Up to 20 rows of the step, computed with all steps before it. */
  readonly rows: readonly unknown[]
}

/**
 * One question is one file: SQL as named steps, and a pure `answer(rows)`. `I` is the parsed input, `R` a parsed row,
 * `A` the answer.
 */
export interface Question<I, R, A> {
  readonly name: string
  /** The question in plain words, for the list of questions. */
  readonly about: string
  readonly input: z.ZodType<I>
  readonly row: z.ZodType<R>
  steps(input: I, scope: Scope): readonly Step[]
  answer(rows: R[], input: I): A
  evidence?(rows: R[], answer: A, input: I): Partial<Basis>
  /** An input that works: for documentation, golden SQL and a first try. */
  readonly example: I
}

/** Any question, for lists of them. */
export type AnyQuestion = Question<unknown, unknown, unknown>

export interface AskContext {
  readonly warehouse: Warehouse
  readonly scope: Scope
  readonly explain?: boolean
  /** Where what the question looks up before is asked for; the warehouse unless said (`lookingOnce`). */
  readonly looks?: Warehouse
}

export interface Asked<A> {
  readonly answer: A
  readonly evidence: Evidence
}

export function question<I, R, A>(definition: Question<I, R, A>): Question<I, R, A> {
  return definition
}

/**
 * Parses the input, runs the steps as one bounded query under the question's name, parses the rows and answers.
 * Whether the caller may ask is decided before.
 *
 * @throws RihlaError `query.invalid`, `question.too-slow`, `question.too-large`
 */
export async function ask<I, R, A>(q: Question<I, R, A>, ctx: AskContext, input: unknown): Promise<Asked<A>> {
  const parsed = parseInput(q, input)
  const start = performance.now()
  const rows = await takeShortcuts(pipeline(q.steps(parsed, ctx.scope)), ctx.looks ?? ctx.warehouse)
    .then(query => ctx.warehouse.rows({ name: q.name, sql: query, row: q.row }))
    .catch(toUserError(q.name))
  const ms = performance.now() - start
  const answer = q.answer(rows, parsed)
  const basis = q.evidence?.(rows, answer, parsed)
  const evidence: Evidence = {
    question: q.name,
    people: basis?.people ?? null,
    cases: basis?.cases ?? null,
    period: basis?.period ?? null,
    ms: Math.round(ms * 10) / 10,
  }
  if (!ctx.explain) return { answer, evidence }
  return { answer, evidence: { ...evidence, sql: await explainQuestion(q, ctx, parsed) } }
}

/** Each step's SQL, in its general form, and up to 20 of its rows. */
export async function explainQuestion<I, R, A>(
  q: Question<I, R, A>,
  { warehouse, scope }: AskContext,
  input: unknown,
): Promise<readonly ExplainedStep[]> {
  const parsed = parseInput(q, input)
  const explained: ExplainedStep[] = []
  for (const [i, { name, body }] of q.steps(parsed, scope).entries()) {
    // Anew for each: what was looked up for the one before may have passed.
    const steps = q.steps(parsed, scope).slice(0, i + 1)
    const shown = sql`SELECT * FROM (\n${pipeline(steps)}\n) LIMIT 20`
    const rows = await takeShortcuts(shown, warehouse)
      .then(query => warehouse.rows({ name: `${q.name}: ${name}`, sql: query, row: z.unknown() }))
      .catch(toUserError(q.name))
    explained.push({ name, ...describe(body), rows })
  }
  return explained
}

/**
 * The SQL that a question asks, for a snapshot beside it: a change of a query is seen in the diff.
 * `expect(goldenSql(q, q.example)).toMatchFileSnapshot('__golden__/name.sql')`
 */
export function goldenSql<I, R, A>(q: Question<I, R, A>, input: I): string {
  const { text, params } = describeQuery(pipeline(q.steps(input, { workspace: 1, now: 0 })))
  const bound = Object.entries(params).map(([name, value]) => `-- ${name} = ${value}`)
  return [`-- ${q.name}`, ...bound, text, ''].join('\n')
}

function parseInput<I, R, A>(q: Question<I, R, A>, input: unknown): I {
  const result = q.input.safeParse(input)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new RihlaError(
    'query.invalid',
    { question: q.name, path: issue?.path.map(String).join('.') ?? '', reason: issue?.message ?? '' },
    { cause: result.error },
  )
}

function toUserError(name: string): (error: unknown) => never {
  return error => {
    if (!(error instanceof WarehouseError)) throw error
    if (error.type === 'TIMEOUT_EXCEEDED' || error.type === 'TOO_SLOW')
      throw new RihlaError('question.too-slow', { question: name }, { cause: error })
    if (error.type === 'MEMORY_LIMIT_EXCEEDED')
      throw new RihlaError('question.too-large', { question: name }, { cause: error })
    throw error
  }
}

function describe(body: Sql): Pick<ExplainedStep, 'sql' | 'params'> {
  const { text, params } = describeQuery(body)
  return { sql: text, params }
}

function describeQuery(query: Sql): { text: string; params: Record<string, string> } {
  const { text, params } = renderSql(query)
  const shown = Object.entries(params).map(([name, { type, value }]) => [name, `${show(value)} (${type})`])
  return { text, params: Object.fromEntries(shown) }
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? v.toString() : v))
}
