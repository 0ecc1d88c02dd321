import { identifierSchema } from '../../model.ts'
import { type Condition, type Leaf, leafSchema } from '../../segments/model-segment.ts'

export type Mode = 'all' | 'any' | 'none'

/** A definition as it is written on the screen: groups of groups and conditions, each with a number for React. */
export type Draft =
  | { readonly key: number; readonly of: 'group'; readonly mode: Mode; readonly items: readonly Draft[] }
  | { readonly key: number; readonly of: 'leaf'; readonly leaf: Leaf }
export type GroupDraft = Extract<Draft, { of: 'group' }>

/** "Not" is a group of which none holds. */
export function draftOf(condition: Condition, nextKey: () => number): Draft {
  const key = nextKey()
  if (condition.of === 'not') {
    const inner = condition.condition
    const items = inner.of === 'any' ? inner.conditions : [inner]
    return { key, of: 'group', mode: 'none', items: items.map(item => draftOf(item, nextKey)) }
  }
  if (condition.of === 'all' || condition.of === 'any')
    return {
      key,
      of: 'group',
      mode: condition.of,
      items: condition.conditions.map(item => draftOf(item, nextKey)),
    }
  return { key, of: 'leaf', leaf: condition }
}

/** The whole is always a group, so that a condition can be added. */
export function rootOf(condition: Condition, nextKey: () => number): GroupDraft {
  const draft = draftOf(condition, nextKey)
  return draft.of === 'group' ? draft : { key: nextKey(), of: 'group', mode: 'all', items: [draft] }
}

export function conditionOf(draft: Draft): Condition {
  if (draft.of === 'leaf') return draft.leaf
  const conditions = draft.items.map(conditionOf)
  if (draft.mode === 'none') return { of: 'not', condition: { of: 'any', conditions } }
  return { of: draft.mode, conditions }
}

/** Whether everything is filled in, and at least one condition is there. */
export function isComplete(draft: Draft): boolean {
  if (draft.of === 'group') return draft.items.length > 0 && draft.items.every(isComplete)
  if (draft.leaf.of === 'list' && draft.leaf.identifiers.length === 0) return false
  return leafSchema.safeParse(draft.leaf).success
}

const anyEvent = { name: '', where: [], when: { is: 'ever' as const } }

export function emptyLeaf(of: Leaf['of']): Leaf {
  switch (of) {
    case 'did':
      return { of, event: anyEvent, times: { are: 'at-least', n: 1 } }
    case 'sequence':
      return { of, first: anyEvent, second: anyEvent, within: { n: 7, unit: 'days' } }
    case 'trait':
      return { of, path: '', test: { is: 'known' } }
    case 'computed':
      return { of, trait: 0, test: { is: 'known' } }
    case 'account':
      return { of, accounts: [] }
    case 'list':
      return { of, identifiers: [] }
  }
}

/** Identifiers out of a pasted or uploaded list: one a line, or the first column of a table. */
export function readList(text: string): string[] {
  const lines = text.split(/[\r\n]+/).map(line => (line.split(/[,;\t]/)[0] ?? '').trim().replaceAll('"', ''))
  const found = lines.filter(line => line !== '').map(nameIdentifier)
  return [...new Set(found)].filter(identifier => identifierSchema.safeParse(identifier).success)
}

function nameIdentifier(text: string): string {
  if (/^[a-z0-9][a-z0-9_]*:./s.test(text)) return text
  if (text.includes('@')) return `email:${text.toLowerCase()}`
  if (/^\+\d[\d ()-]{6,}$/.test(text)) return `phone:+${text.replace(/\D/g, '')}`
  return `user_id:${text}`
}
