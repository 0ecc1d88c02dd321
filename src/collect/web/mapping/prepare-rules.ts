import { unreachable } from '../../../platform/errors.ts'
import { type BadRule, findBadRules } from '../../mapping/model-bad-rules.ts'
import {
  type ActionKind,
  type MappingAction,
  type MappingRule,
  type RuleSet,
  ruleSet,
} from '../../mapping/model-mapping.ts'

export function emptyRule(set: RuleSet): MappingRule {
  const id = Math.max(0, ...set.rules.map(rule => rule.id)) + 1
  return {
    id,
    name: '',
    isOn: true,
    when: { sources: [], calls: [], events: [], properties: [] },
    actions: [emptyAction('rename-event')],
  }
}

export function emptyAction(kind: ActionKind): MappingAction {
  switch (kind) {
    case 'rename-event':
      return { do: kind, pattern: null, to: '' }
    case 'move':
      return { do: kind, from: '', to: '' }
    case 'cast': {
      const how = { decimal: 'either', zone: 'UTC', order: 'none', currency: null } as const
      return { do: kind, path: '', to: 'number', ...how }
    }
    case 'compute':
      return { do: kind, to: '', expression: '' }
    case 'drop-property':
      return { do: kind, path: '' }
    case 'drop-event':
      return { do: kind }
    case 'split':
      return { do: kind, list: '', name: null, keep: true }
    case 'copy':
      return { do: kind, name: '' }
    case 'channel':
      return { do: kind, name: '' }
    case 'identify':
      return { do: kind, from: '', kind: '' }
    default:
      return unreachable(kind)
  }
}

/** The list with the element of one place at another. Out of the list: as it was. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  if (to < 0 || to >= next.length || from < 0 || from >= next.length) return next
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

export function replaced<T>(list: readonly T[], at: number, by: T): T[] {
  return list.map((one, i) => (i === at ? by : one))
}

export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, i) => i !== at)
}

export interface Checked {
  /** What can be tried and saved; null while something is missing or cannot be read. */
  readonly set: RuleSet | null
  readonly bad: readonly BadRule[]
}

export function checkSet(draft: RuleSet): Checked {
  const parsed = ruleSet.safeParse(draft)
  if (!parsed.success) return { set: null, bad: findBadRules(draft) }
  const bad = findBadRules(parsed.data)
  return { set: bad.length === 0 ? parsed.data : null, bad }
}

/** "Riyadh = RUH", a line a row; a line without a sign is none. */
export function readTableRows(text: string): [string, string][] {
  return text.split('\n').flatMap((line): [string, string][] => {
    const at = line.indexOf('=')
    return at < 1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]]
  })
}

export function tableText(rows: readonly (readonly [string, string])[]): string {
  return rows.map(([from, to]) => `${from} = ${to}`).join('\n')
}
