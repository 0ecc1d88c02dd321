import { callOrder, eventFlags } from '../../collect/model.ts'
import { compareOrder } from '../../unify/order.ts'
import type { SavedRule } from '../model.ts'
import type { Derivation } from './derive.ts'
import type { StoredGroup, StoredStep } from './journeys-deps.ts'
import { epoch1900, personKind } from './parts-sql.ts'
import { ruleNumber } from './rule-number.ts'

const leftOut = eventFlags.bot | eventFlags.internal | eventFlags.dropped

/** The events of a group that are steps of journeys: what `stepEvents` reads of it. */
export function stepsOf({ rows }: StoredGroup): StoredStep[] {
  return rows.filter(
    ({ type, flags }) =>
      (type === 'track' || type === 'page' || type === 'screen') && (flags & leftOut) === 0,
  )
}

/** Whether a name is enough to tell the rules that these steps match: none. */
export function matchNoRules(steps: readonly StoredStep[], rules: readonly SavedRule[]): boolean {
  if (rules.length === 0) return true
  const ruled = new Set(rules.map(({ event }) => event))
  return steps.every(({ name }) => !ruled.has(name))
}

/**
 * Whether what was told of these batches is all that the log holds of them: a group that came again after a failure tells only of
 * what was not told before, and what is being taken out of the log is told of all the same.
 */
export function areWhole(
  groups: readonly StoredGroup[],
  { derivedTo, mustAsk }: { readonly derivedTo: bigint; readonly mustAsk: ReadonlySet<bigint> },
): boolean {
  const batches = new Set(groups.map(({ batch }) => batch))
  return (
    batches.size === groups.length && groups.every(({ batch }) => batch > derivedTo && !mustAsk.has(batch))
  )
}

/**
 * Lines for `journey_parts`: what each trace did in each group, as `partsSql` makes them of the log, from the rows that the process
 * holds: reading them back and planning that cost twelve times as much. The steps match no rule, and all their codes are learned.
 */
export function partLinesOf(
  groups: readonly StoredGroup[],
  { scope, codebook, rules, revision }: Pick<Derivation, 'scope' | 'codebook' | 'rules' | 'revision'>,
): string[] {
  const codeOf = codebook.unruled(new Set(rules.map(ruleNumber)))
  const packed = (step: StoredStep) => (BigInt(step.time + epoch1900) << 16n) | BigInt(codeOf(step))
  return groups.flatMap(group => {
    const start = `{"workspace":${scope.workspace},"kind":${personKind.kind},"revision":"${revision}","batch":"${group.batch}","label":""`
    const byTrace = Map.groupBy(
      stepsOf(group).filter(({ trace }) => trace !== 0n),
      ({ trace }) => trace,
    )
    return [...byTrace].map(([trace, unsorted]) => {
      const sorted = unsorted.map(step => ({ ...step, call: callOrder[step.type] })).toSorted(compareOrder)
      const steps = sorted.map(step => `"${packed(step)}"`)
      const ordinals = sorted.map(({ ordinal }) => `"${ordinal}"`)
      const calls = sorted.map(({ call }) => call)
      const ids = sorted.map(({ messageId }) => JSON.stringify(messageId))
      return `${start},"unit":"${trace}","steps":[${steps}],"ordinals":[${ordinals}],"calls":[${calls}],"ids":[${ids}]}`
    })
  })
}
