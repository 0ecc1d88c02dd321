import { foldText } from '../platform/i18n/fold-text.ts'
import { type IdentityRules, identifierValue } from './model.ts'

/** Zeros, dashes and other filler: `0`, `-`, `00000000-0000-0000-0000-000000000000`, `+000`. No letter, no other digit. */
const filler = /^[\p{P}\p{S}\s0]*$/u

/** What folding leaves as it is: nearly every e-mail, phone and generated id. */
const plain = /^[a-z0-9@.+_-]*$/

/** A test for identifiers whose value names nobody. Folding costs microseconds: callers keep the answer per identifier. */
export function createBlockedTest(rules: Pick<IdentityRules, 'blocked'>): (identifier: string) => boolean {
  const blocked = new Set(rules.blocked.map(foldText))
  return identifier => {
    const written = identifierValue(identifier)
    const value = plain.test(written) ? written : foldText(written)
    return filler.test(value) || blocked.has(value)
  }
}
