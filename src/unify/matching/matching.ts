import type { Change } from '../../govern/records/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Identity } from '../identity.ts'
import { compareText } from '../order.ts'
import type { IdentityRecords } from '../records.ts'
import { type Judged, learnThresholds, qualityOf } from './learn-thresholds.ts'
import { type Matched, matchRecords, probabilityAt, type ScoredPair } from './match-records.ts'
import type { AnsweredPair, MatchingRecords, NewPair } from './matching-records.ts'
import type { MatchModel, MatchSettings } from './model.ts'
import type { Answer, Comparison, MatchingStatus, PairView, RunResult, Thresholds } from './model-review.ts'
import { readPeople, readSome } from './read-people.ts'
import { scorePair, shareWeights } from './score-pair.ts'

export interface MatchingDeps {
  readonly warehouse: Warehouse
  readonly identity: Pick<Identity, 'stateOf' | 'settled' | 'decided' | 'personOfIdentifier'>
  readonly decisions: Pick<IdentityRecords, 'decideMatched' | 'decide' | 'undo' | 'decisions'>
  readonly records: MatchingRecords
  readonly clock: Clock
  readonly log: Log
}

type Actor = Pick<Change, 'caller' | 'at'>

/** So many pairs wait for people; beyond, the most probable ones. Nobody judges more before the next run. */
const mostAsked = 2_000
const mostLinked = 300_000

/** Finds people who are one though they share no identifier: links those that are sure, asks about those that may be. */
export function createMatching(deps: MatchingDeps) {
  const { warehouse, identity, records, clock } = deps

  /** The work of a run. Started again after a crash it gives the same. */
  async function run(workspace: number, number: number): Promise<RunResult> {
    const begun = performance.now()
    await records.setRun(number, 'running', null)
    try {
      await identity.settled()
      const settings = await records.settings(workspace)
      const { rules, compiled } = await identity.stateOf(workspace)
      deps.log.debug({ workspace, kinds: rules.kinds.length }, 'matching begins')
      const source = {
        warehouse,
        scope: { workspace, now: clock.now() },
        fields: settings.fields,
        rules: compiled,
      }
      const people: { handle: string; person: bigint }[] = []
      async function* values() {
        for await (const group of readPeople(source)) {
          for (const { handle, person } of group) people.push({ handle, person })
          yield group.map(({ values: known }) => known)
        }
      }
      const answered = await records.answered(workspace)
      const labelled = answered.map(({ comparison, isSame }) => ({
        isSame,
        levels: levelsIn(comparison, settings),
      }))
      const result = await matchRecords(
        { warehouse, run: number, settings, records: values(), labelled },
        async matched => {
          const judged = judge(answered, settings, matched.model)
          const wanted = { linkAt: settings.linkAt, askAt: settings.askAt }
          const thresholds = settings.learns ? learnThresholds(judged, wanted) : wanted
          const found = await sort(workspace, { matched, thresholds, people, answered })
          const some = await readSome(source, [
            ...new Set(
              found.asked.flatMap(({ a, b }) => [people[a], people[b]].flatMap(p => p?.person ?? [])),
            ),
          ])
          const known = new Map(some.map(({ handle, values: said }) => [handle, said]))
          const pairOf = (pair: ScoredPair): Omit<NewPair, 'decision'> => {
            const [a, b] = [people[pair.a]?.handle ?? '', people[pair.b]?.handle ?? ''].sort(compareText)
            const comparison = compare(pair, {
              settings,
              model: matched.model,
              left: known.get(a ?? ''),
              right: known.get(b ?? ''),
            })
            return { a: a ?? '', b: b ?? '', probability: pair.probability, comparison }
          }
          const linked = found.linked.map(pairOf)
          const made = await deps.decisions.decideMatched(
            workspace,
            linked.map(pair => ({ a: pair.a, b: pair.b, note: noteOf(pair) })),
            { caller: { kind: 'local' }, at: clock.now(), run: number },
          )
          const asked = found.asked.map(pair => ({ ...pairOf(pair), decision: null }))
          await records.keepPairs(workspace, number, [
            ...linked.map((pair, i) => ({ ...pair, decision: made[i]?.id ?? null })),
            ...asked,
          ])
          await identity.decided(workspace)
          return {
            records: matched.records,
            candidates: matched.candidates.pairs,
            blocksLeftOut: matched.candidates.byRule.reduce(
              (sum, { blocksLeftOut }) => sum + blocksLeftOut,
              0,
            ),
            linked: linked.length,
            asked: asked.length,
            notAsked: found.notAsked,
            thresholds,
            model: matched.model,
          }
        },
      )
      const done = { ...result, ms: Math.round(performance.now() - begun) }
      await records.setRun(number, 'done', { at: clock.now(), result: done })
      return done
    } catch (error) {
      await records.setRun(number, 'failed', { at: clock.now() })
      throw error
    }
  }

  interface Found {
    readonly matched: Matched
    readonly thresholds: Thresholds
    readonly people: readonly { handle: string; person: bigint }[]
    readonly answered: readonly AnsweredPair[]
  }

  /** Three outcomes: link, ask, leave. What a person decided about a pair, either way, is not decided again. */
  async function sort(
    workspace: number,
    { matched, thresholds: { linkAt, askAt }, people, answered }: Found,
  ) {
    const held = await deps.decisions.decisions(workspace)
    const settled = new Set([...answered, ...held].map(keyOf))
    const isOpen = (pair: ScoredPair) =>
      !settled.has(keyOf({ a: people[pair.a]?.handle ?? '', b: people[pair.b]?.handle ?? '' }))
    const least = Math.min(askAt, linkAt ?? 1)
    const all = (await matched.pairs({ probability: least, most: mostLinked })).filter(isOpen)
    const linked = linkAt === null ? [] : all.filter(({ probability }) => probability >= linkAt)
    const rest = all.slice(linked.length).filter(({ probability }) => probability >= askAt)
    return { linked, asked: rest.slice(0, mostAsked), notAsked: Math.max(0, rest.length - mostAsked) }
  }

  /** Pairs that wait, without those that events have made one person meanwhile. */
  async function review(workspace: number, limit: number): Promise<PairView[]> {
    const pairs = await records.waiting(workspace, limit * 2)
    const open = []
    for (const pair of pairs) {
      const [a, b] = await Promise.all(
        [pair.a, pair.b].map(handle => identity.personOfIdentifier(workspace, handle)),
      )
      if (a === null || b === null || a !== b) open.push(pair)
    }
    return open.slice(0, limit)
  }

  async function answer(
    workspace: number,
    id: number,
    given: { answer: Answer; actor: Actor },
  ): Promise<PairView> {
    const pair = await records.find(workspace, id)
    if (!pair || pair.state === 'linked') throw new RihlaError('not-found')
    const { actor } = given
    if (pair.decision !== null && given.answer !== 'same') {
      await deps.decisions.undo(workspace, pair.decision, actor)
      await identity.decided(workspace)
    }
    const isNew = given.answer === 'same' && pair.decision === null
    const link = { kind: 'link' as const, a: pair.a, b: pair.b, note: noteOf(pair) }
    const made = isNew ? await deps.decisions.decide(workspace, link, actor) : null
    const decision = given.answer === 'same' ? (made?.id ?? pair.decision) : null
    const state = given.answer === 'skip' ? 'skipped' : given.answer
    await records.answer({ workspace, id }, { state, decision }, actor)
    if (isNew) await identity.decided(workspace)
    return { ...pair, state }
  }

  async function status(workspace: number): Promise<MatchingStatus> {
    const [latest, counts, answered, settings] = await Promise.all([
      records.latestRun(workspace),
      records.counts(workspace),
      records.answered(workspace),
      records.settings(workspace),
    ])
    const model = latest?.result?.model
    return { run: latest, ...counts, quality: qualityOf(model ? judge(answered, settings, model) : []) }
  }

  return { run, review, answer, status }
}

export type Matching = ReturnType<typeof createMatching>

function keyOf({ a, b }: { a: string; b: string }): string {
  return [a, b].sort(compareText).join('\n')
}

/** Levels by name of the field, because the fields may have changed since. */
function levelsIn(comparison: Comparison, { fields }: MatchSettings): number[] {
  const levels = new Map(comparison.fields.map(({ name, kind, level }) => [`${kind} ${name}`, level]))
  return fields.map(({ name, kind }) => levels.get(`${kind} ${name}`) ?? 0)
}

/** How probable the model finds now what people have judged. */
function judge(answered: readonly AnsweredPair[], settings: MatchSettings, model: MatchModel): Judged[] {
  if (model.fields.length !== settings.fields.length) return []
  return answered.map(({ comparison, isSame }) => {
    const levels = levelsIn(comparison, settings)
    const weight = scorePair(model, settings.fields, { levels, rarity: comparison.rarity })
    return { isSame, probability: probabilityAt(weight) }
  })
}

interface Comparing {
  readonly settings: MatchSettings
  readonly model: MatchModel
  readonly left?: Readonly<Record<string, string>>
  readonly right?: Readonly<Record<string, string>>
}

function compare(pair: ScoredPair, { settings: { fields }, model, left, right }: Comparing): Comparison {
  const weights = shareWeights(model, fields, pair)
  return {
    rarity: pair.rarity,
    fields: fields.map(({ name, kind }, i) => ({
      ...{ name, kind, left: left?.[name] ?? '', right: right?.[name] ?? '' },
      level: pair.levels[i] ?? 0,
      weight: weights[i] ?? 0,
    })),
  }
}

/** The evidence of a link in one line of no language: how sure, and what each field says. */
function noteOf({ probability, comparison }: Pick<PairView, 'probability' | 'comparison'>): string {
  const said = comparison.fields.filter(({ level }) => level > 0)
  const parts = said.map(({ name, weight }) => `${name} ${weight > 0 ? '+' : ''}${weight.toFixed(1)}`)
  const share = Math.min(99.99, Math.floor(probability * 10_000) / 100)
  return `${share} % (${parts.join(', ')})`.slice(0, 500)
}
