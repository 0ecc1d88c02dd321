import { defaultBlockedValues, type IdentityRules, type KindRule, type Limit } from '../../model.ts'

/** The blocked values as a page shows them: which of the supplied ones hold, and those of the workspace's own. */
export interface BlockedChoice {
  readonly off: ReadonlySet<string>
  readonly own: readonly string[]
}

const supplied = new Set(defaultBlockedValues)

export function splitBlocked({ blocked }: Pick<IdentityRules, 'blocked'>): BlockedChoice {
  const held = new Set(blocked)
  return {
    off: new Set(defaultBlockedValues.filter(value => !held.has(value))),
    own: blocked.filter(value => !supplied.has(value)),
  }
}

/** The supplied ones first and in their order, so that the same choice is always the same rules. */
export function joinBlocked({ off, own }: BlockedChoice): string[] {
  const kept = own.map(value => value.trim()).filter(value => value !== '')
  return [
    ...defaultBlockedValues.filter(value => !off.has(value) || kept.includes(value)),
    ...new Set(kept.filter(value => !supplied.has(value))),
  ]
}

/** The kind one place up (-1) or down (1); the same rules at the ends. */
export function moveKind(rules: IdentityRules, kind: string, by: -1 | 1): IdentityRules {
  const from = rules.kinds.findIndex(rule => rule.kind === kind)
  const to = from + by
  if (from === -1 || to < 0 || to >= rules.kinds.length) return rules
  const kinds = [...rules.kinds]
  kinds.splice(to, 0, ...kinds.splice(from, 1))
  return { ...rules, kinds }
}

/** Null is for every kind that is not listed. */
export function setLimits(rules: IdentityRules, kind: string | null, limits: Limit[]): IdentityRules {
  if (kind === null) return { ...rules, otherLimits: limits }
  return { ...rules, kinds: rules.kinds.map(rule => (rule.kind === kind ? { ...rule, limits } : rule)) }
}

/** What a kind is called and where it is found; undefined takes either away. */
export function setReading(
  rules: IdentityRules,
  kind: string,
  { titles, reading }: Pick<KindRule, 'titles' | 'reading'>,
): IdentityRules {
  return {
    ...rules,
    kinds: rules.kinds.map(rule =>
      rule.kind === kind
        ? { kind, limits: rule.limits, ...(titles ? { titles } : {}), ...(reading ? { reading } : {}) }
        : rule,
    ),
  }
}

/** A kind as the data names it, behind those that are listed, with the limits that it has now. */
export function addKind(rules: IdentityRules, kind: string): IdentityRules {
  if (!isKindName(kind) || rules.kinds.some(rule => rule.kind === kind)) return rules
  return { ...rules, kinds: [...rules.kinds, { kind, limits: rules.otherLimits }] }
}

export function removeKind(rules: IdentityRules, kind: string): IdentityRules {
  return { ...rules, kinds: rules.kinds.filter(rule => rule.kind !== kind) }
}

export function isKindName(text: string): boolean {
  return /^[a-z0-9][a-z0-9_]{0,63}$/.test(text)
}

/** Whether the two decide alike. */
export function isSameRules(a: IdentityRules, b: IdentityRules): boolean {
  const plain = ({ kinds, otherLimits, blocked }: IdentityRules) =>
    JSON.stringify([
      kinds.map(({ kind, limits, titles, reading }) => [kind, limits.map(limitText), titles, reading]),
      otherLimits.map(limitText),
      [...blocked].sort(),
    ])
  return plain(a) === plain(b)
}

function limitText({ most, days }: Limit): string {
  return `${most} ${days}`
}
