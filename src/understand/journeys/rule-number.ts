import { hash64 } from '../../platform/ids.ts'
import type { Condition, SavedRule } from '../model.ts'

/** A rule is called by what it says, so the same rule saved by a map and by a funnel is one rule. */
export function ruleNumber({ event, where }: SavedRule): bigint {
  const conditions = where.map(conditionText).sort()
  return hash64(JSON.stringify([event, [...new Set(conditions)]]))
}

function conditionText({ path, op, value }: Condition): string {
  return JSON.stringify([path, op, op === 'exists' ? '' : value])
}
