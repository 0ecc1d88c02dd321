import type { Clock } from '../platform/clock.ts'
import { foldPatiently } from './fold.ts'
import type { Identity } from './identity.ts'
import type { IdentityState } from './identity-state.ts'
import { decidedSets, isBelowLimits, lookThrough } from './look-through.ts'
import type { RefusedLink } from './model.ts'
import type { Survey } from './model-people.ts'

const patienceMs = 4_000
const rememberMs = 20_000
const shownExamples = 5
const shownValues = 30

/**
 * The links of a workspace, counted: those that hold and those that were refused, by reason. Read from memory set by
 * set; where nothing can be refused the links are the pairs that events carried. Remembered for some seconds, because
 * a large workspace takes some, and asked once at a time.
 */
export function createSurvey({ identity, clock }: { identity: Pick<Identity, 'stateOf'>; clock: Clock }) {
  const known = new Map<number, { readonly until: number; readonly answer: Promise<Survey> }>()

  return (workspace: number): Promise<Survey> => {
    const now = clock.now()
    const found = known.get(workspace)
    if (found && found.until > now) return found.answer
    const answer = identity.stateOf(workspace).then(countLinks)
    known.set(workspace, { until: now + rememberMs, answer })
    answer.catch(() => known.delete(workspace))
    return answer
  }
}

async function countLinks(state: IdentityState): Promise<Survey> {
  const decided = decidedSets(state)
  const refused = new Map<string, Survey['refused'][number]>()
  let links = 0
  const note = ({ a, b, refusal }: RefusedLink) => {
    if (refusal.reason === 'blocked') return // counted where it was left out, below
    const why = refusal.reason === 'cut' ? { reason: refusal.reason } : refusal
    const key = JSON.stringify(why)
    const entry = refused.get(key) ?? { why, links: 0, examples: [] }
    entry.links++
    if (entry.examples.length < shownExamples) entry.examples.push({ a, b })
    refused.set(key, entry)
  }
  const progress = await lookThrough(state, {
    patienceMs,
    async each(member) {
      if (!decided.has(state.evidence.rootOf(member)) && isBelowLimits(state, member, state.compiled)) {
        links += pairsOf(state, member)
        return
      }
      const result = await foldPatiently(state.inputOf([member]))
      links += result.links.length
      for (const link of result.refused) note(link)
    },
  })
  const blocked = [...state.evidence.blocked()].map(([identifier, traces]) => ({ identifier, traces }))
  blocked.sort((x, y) => y.traces - x.traces || (x.identifier < y.identifier ? -1 : 1))
  return {
    links,
    refused: [...refused.values()].sort((x, y) => y.links - x.links),
    blocked: blocked.slice(0, shownValues),
    blockedTraces: blocked.reduce((sum, { traces }) => sum + traces, 0),
    ...progress,
  }
}

function pairsOf(state: IdentityState, member: number): number {
  const pairs = new Set<string>()
  for (const { identifiers } of state.evidence.setOf(member).traces)
    for (const [i, a] of identifiers.entries())
      for (const b of identifiers.slice(i + 1)) pairs.add(a < b ? `${a}\n${b}` : `${b}\n${a}`)
  return pairs.size
}
