import type { JudgeEvent } from '../bots/compile-judge.ts'
import { linkEvents, openEvents, weighFlags } from '../bots/model-bots.ts'
import type { StoredEvent } from '../model.ts'
import type { CheckEvent } from '../tracking-plan/compile-plan.ts'
import { parseObject } from '../tracking-plan/json-object.ts'
import { recordIn } from './identifiers-of.ts'
import type { Refusal } from './prepare-event.ts'

/** What a workspace says about events as they come: who is a program or a colleague, and what is planned. */
export interface Judge {
  readonly bots: JudgeEvent
  /** Null where there is no plan that marks or keeps out anything. */
  readonly plan: { readonly version: number; readonly check: CheckEvent } | null
}

const fromTools = new Set([...linkEvents, ...openEvents])

/**
 * The last stage of the line, after the mapping rules: flags what one event alone tells, and keeps out what the plan says.
 * What only several events tell follows with the next look (`bots/look-at-flags.ts`).
 *
 * @param value the message as it was parsed, before any rule
 */
export function judgeEvent<E extends StoredEvent>(event: E, value: unknown, judge: Judge): E | Refusal {
  const checked = judge.plan?.check(event) ?? null
  if (checked && judge.plan && checked.action === 'quarantine') {
    const said = checked.faults.map(({ fault, path }) => (path === '' ? fault : `${fault} ${path}`))
    return { reason: 'off-plan', detail: `v${judge.plan.version}: ${said.join(', ')}`.slice(0, 300) }
  }
  const bits = judge.bots({
    source: event.source,
    name: event.name,
    identifiers: event.identifiers,
    context: typeof value === 'object' && value !== null ? recordIn({ ...value }, 'context') : null,
    properties: fromTools.has(event.name) ? parseObject(event.properties) : null,
  })
  const flags = weighFlags(bits, checked?.action === 'flag')
  return flags === 0 ? event : { ...event, flags: (event.flags | flags) >>> 0 }
}
