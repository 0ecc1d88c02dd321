import { createAct } from './acts.ts'
import { createCondition } from './condition.ts'
import { compileExpression } from './expression/evaluate.ts'
import { isBad, parseExpression } from './expression/parse-expression.ts'
import { Failure } from './failure.ts'
import type { Act, Mapped, Start } from './mapped.ts'
import type { MappedNote, MappingRule, RuleSet } from './model-mapping.ts'

/** Of one message at most so many events may come. */
const mostParts = 1_000

export interface CompiledRules {
  readonly version: number
  /** The events that a message becomes, the first of them in its own place. Null: no rule touches it. */
  apply(start: Start): Mapped[] | null
}

/** Made ready once for each version. Null where nothing is to be done: the line then pays nothing. */
export function compileRules(set: RuleSet, version: number): CompiledRules | null {
  const active = set.rules.filter(rule => rule.isOn).map(rule => compileRule(rule, set))
  if (active.length === 0) return null
  return {
    version,
    apply(start) {
      const { properties, traits, context } = start
      let events: Mapped[] | null = null
      const untouched: Mapped = { ...start, rules: [], failed: [], dropped: null }
      for (const rule of active) {
        if (events === null) {
          // What the sender wrote is copied only when the first rule touches it.
          if (!rule.matches(untouched)) continue
          const own = structuredClone({ properties, traits, context })
          events = rule.run({ ...untouched, ...own, rules: [], failed: [] }, mostParts)
        } else {
          const here: readonly Mapped[] = events
          const next: Mapped[] = []
          for (const [at, event] of here.entries()) {
            if (event.dropped !== null || !rule.matches(event)) next.push(event)
            else next.push(...rule.run(event, mostParts - next.length - (here.length - at - 1)))
          }
          events = next
        }
      }
      return events
    },
  }
}

interface CompiledRule {
  matches(event: Mapped): boolean
  /** At most `most` events come of it. */
  run(event: Mapped, most: number): Mapped[]
}

function compileRule(rule: MappingRule, set: RuleSet): CompiledRule {
  const acts = rule.actions.map(action =>
    createAct(action, text => {
      const parsed = parseExpression(text)
      if (isBad(parsed)) throw new Error(`a formula that cannot be read was saved: ${text}`)
      return compileExpression(parsed, set.tables)
    }),
  )
  return {
    matches: createCondition(rule.when),
    run(event, most) {
      event.rules.push(rule.id)
      let events: Mapped[] = [event]
      for (const [at, act] of acts.entries()) {
        const next: Mapped[] = []
        for (const [i, one] of events.entries()) {
          const left = most - next.length - (events.length - i - 1)
          if (one.dropped !== null) next.push(one)
          else next.push(...attempt(act, one, { rule: rule.id, action: at, most: left }))
        }
        events = next
      }
      return events
    },
  }
}

function attempt(
  act: Act,
  event: Mapped,
  { rule, action, most }: { readonly rule: number; readonly action: number; readonly most: number },
): Mapped[] {
  try {
    const made = act(event, most) ?? [event]
    if (made.length === 1 && made[0]?.dropped === -1) made[0].dropped = rule
    return made
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    event.failed.push({ rule, action, reason: error.reason })
    return [event]
  }
}

/** What the row remembers of the rules. */
export function noteOf({ rules, failed, dropped }: Mapped, part: number): MappedNote {
  return {
    ...(part > 0 ? { part } : {}),
    rules: [...new Set(rules)],
    ...(failed.length > 0 ? { failed: failed.slice(0, 20) } : {}),
    ...(dropped === null ? {} : { dropped }),
  }
}
