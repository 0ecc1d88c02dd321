import type { Scope } from '../platform/warehouse/scope.ts'
import type { AskEntrance } from './ask-entrance.ts'
import { canonical } from './canonical.ts'
import { type AskAnswer, type AskBody, askAnswerSchema } from './model-ask.ts'
import { namesPeople } from './names-people.ts'

const dayMs = 86_400_000

/** By the length of their texts: `one` answer, and `all` of this process together. */
export interface RecentLimits {
  readonly one: number
  readonly all: number
}
const usualLimits: RecentLimits = { one: 2 * 2 ** 20, all: 64 * 2 ** 20 }

export interface RecentAnswers extends AskEntrance {
  /** Nothing that was found or asked in the workspace before this moment is given to anybody later. */
  forget(workspace: number): void
}

interface Kept {
  readonly workspace: number
  /** When it was asked. */
  readonly at: number
  /** As JSON: what counts is what it takes, and nobody can change it. */
  readonly text: string
}

interface UnderWay {
  readonly workspace: number
  readonly at: number
  readonly answer: Promise<AskAnswer>
  /** Somebody would have been content with a kept answer, so the next one will be too. */
  isWanted: boolean
}

interface Wanted {
  readonly key: string
  readonly scope: Scope
  readonly question: string
  readonly body: AskBody
}

/**
 * The entrance of questions, with the answers that it gave of late in the memory of this process. Who asks says how old an answer may
 * be; every answer says when it was found. What is asked is the same when all that is said and settled of it is the same, periods as
 * instants. Ages go by the askers' moments. Answers that name people, and explanations, are never kept.
 */
export function createRecentAnswers(
  entrance: AskEntrance,
  limits: RecentLimits = usualLimits,
): RecentAnswers {
  // In the order in which they were last given: a Map keeps the order of its insertions.
  const kept = new Map<string, Kept>()
  const underWay = new Map<string, UnderWay>()
  let size = 0

  function drop(key: string): void {
    const one = kept.get(key)
    if (!one) return
    size -= key.length + one.text.length
    kept.delete(key)
  }

  function keep(key: string, one: Kept): void {
    const before = kept.get(key)
    if (before && before.at > one.at) return
    drop(key)
    if (one.text.length > limits.one) return
    kept.set(key, one)
    size += key.length + one.text.length
    for (const oldest of kept.keys()) {
      if (size <= limits.all) break
      drop(oldest)
    }
  }

  /** One of a day ago is not only not given: it is gone. */
  function dropExpired(now: number): void {
    for (const [key, { at }] of kept) if (now - at > dayMs) drop(key)
  }

  function give(key: string, since: number): AskAnswer | null {
    const one = kept.get(key)
    if (!one || one.at < since) return null
    kept.delete(key)
    kept.set(key, one)
    return askAnswerSchema.parse(JSON.parse(one.text))
  }

  async function askAnew({ key, scope, question, body }: Wanted): Promise<AskAnswer> {
    const { workspace, now: at } = scope
    const isWanted = body.notOlderThanMs > 0 || underWay.get(key)?.isWanted === true
    const answer = entrance.ask(scope, question, body)
    const mine: UnderWay = { workspace, at, answer, isWanted }
    underWay.set(key, mine)
    try {
      const found = await answer
      // One that was forgotten meanwhile is no longer there, and one that began later will say more.
      if (underWay.get(key) === mine && (mine.isWanted || kept.has(key)))
        keep(key, { workspace, at, text: JSON.stringify(found) })
      return found
    } finally {
      if (underWay.get(key) === mine) underWay.delete(key)
    }
  }

  return {
    knows: entrance.knows,
    find: entrance.find,
    complete: entrance.complete,
    async ask(scope, question, said) {
      if (said.explain || !entrance.knows(question) || namesPeople(question))
        return entrance.ask(scope, question, said)
      dropExpired(scope.now)
      // Asked as it was read for the key: what is settled in between makes another question.
      const body = { ...said, input: await entrance.complete(scope, question, said.input) }
      const key = canonical([scope.workspace, question, body.input, body.compare, body.breakdown])
      const wanted = { key, scope, question, body }
      if (body.notOlderThanMs === 0) return askAnew(wanted)
      const since = scope.now - body.notOlderThanMs
      const found = give(key, since)
      if (found) return found
      const same = underWay.get(key)
      if (!same || same.at < since) return askAnew(wanted)
      same.isWanted = true
      return same.answer
    },
    forget(workspace) {
      for (const [key, one] of kept) if (one.workspace === workspace) drop(key)
      for (const [key, one] of underWay) if (one.workspace === workspace) underWay.delete(key)
    },
  }
}
