import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import type { AnyQuestion } from '../../platform/warehouse/question.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import type { AskEntrance } from '../ask-entrance.ts'
import { canonical } from '../canonical.ts'
import { askBodySchema } from '../model-ask.ts'
import type { AskedQuestion, BoardPeriod, Broken, ShownTile, TileAnswer } from './model-boards.ts'

/** The one entrance of questions, as screens and the command line use it. */
export type Asking = Pick<AskEntrance, 'find' | 'ask' | 'complete'>

/** What is asked: all that was chosen but its name. */
type Chosen = Pick<AskedQuestion, 'question' | 'input'> &
  Partial<Pick<AskedQuestion, 'compare' | 'breakdown'>>

/** The fields of a question's input. */
export function fieldsOf({ input }: AnyQuestion): ReadonlySet<string> {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  return new Set(Object.keys(properties))
}

/** Why a question cannot be asked as it was kept; null when it can. */
export async function findBroken(asking: Asking, scope: Scope, chosen: Chosen): Promise<Broken | null> {
  const { question, input, compare = null, breakdown = null } = chosen
  const known = asking.find(question)
  if (!known) return { why: 'unknown', path: '', reason: question }
  const around = askBodySchema.pick({ compare: true, breakdown: true }).safeParse({ compare, breakdown })
  if (!around.success) return brokenOf(around.error)
  try {
    const read = known.input.safeParse(await asking.complete(scope, question, input))
    return read.success ? null : brokenOf(read.error)
  } catch (error) {
    if (!(error instanceof RihlaError)) throw error
    const { path = '', reason = error.code } = error.params
    return { why: 'input', path: String(path), reason: String(reason) }
  }
}

function brokenOf({ issues: [issue] }: z.ZodError): Broken {
  return { why: 'input', path: issue?.path.map(String).join('.') ?? '', reason: issue?.message ?? '' }
}

/** Refuses what cannot be asked. @throws RihlaError `query.invalid` */
export async function refuseBroken(asking: Asking, scope: Scope, chosen: Chosen): Promise<void> {
  const broken = await findBroken(asking, scope, chosen)
  if (!broken) return
  throw new RihlaError('query.invalid', {
    question: chosen.question,
    path: broken.path,
    reason: broken.why === 'unknown' ? 'no such question' : broken.reason,
  })
}

/** A period and a segment in the place of the question's own, where it has such a field. */
export function lookThrough(
  asking: Asking,
  asked: Pick<AskedQuestion, 'question' | 'input'>,
  view: { readonly period: BoardPeriod | null; readonly segment: number | null },
): Record<string, unknown> {
  const known = asking.find(asked.question)
  if (!known || (view.period === null && view.segment === null)) return { ...asked.input }
  const fields = fieldsOf(known)
  return {
    ...asked.input,
    ...(view.period !== null && fields.has('period') ? { period: view.period } : {}),
    ...(view.segment !== null && fields.has('segment') ? { segment: view.segment } : {}),
  }
}

/**
 * Every tile that can be asked, side by side; the same question only once. One that fails leaves the others alone.
 * An answer found at most `notOlderThanMs` ago is given as it was.
 */
export async function answerTiles(
  asking: Asking,
  scope: Scope,
  { tiles, notOlderThanMs = 0 }: { tiles: readonly ShownTile[]; notOlderThanMs?: number },
): Promise<TileAnswer[]> {
  const under = new Map<string, Promise<Omit<TileAnswer, 'id'>>>()
  return Promise.all(
    tiles.map(async tile => {
      const { id, question, input, compare, breakdown, broken } = tile
      if (broken) return { id, asked: null, failed: { code: 'query.invalid', params: {} } }
      const key = canonical([question, input, compare, breakdown])
      const asked = under.get(key) ?? answerOne(asking, scope, { ...tile, notOlderThanMs })
      under.set(key, asked)
      return { id, ...(await asked) }
    }),
  )
}

async function answerOne(
  asking: Asking,
  scope: Scope,
  { question, input, compare, breakdown, notOlderThanMs }: ShownTile & { notOlderThanMs: number },
): Promise<Omit<TileAnswer, 'id'>> {
  try {
    const body = askBodySchema.parse({ input, compare, breakdown, notOlderThanMs })
    return { asked: await asking.ask(scope, question, body), failed: null }
  } catch (error) {
    if (!(error instanceof RihlaError)) throw error
    return { asked: null, failed: { code: error.code, params: { ...error.params } } }
  }
}

/** One number of a question needs no comparison beside it. */
export async function askPlainly(
  asking: Asking,
  scope: Scope,
  { question, input }: Chosen,
): Promise<unknown> {
  return (await asking.ask(scope, question, askBodySchema.parse({ input }))).answer
}
