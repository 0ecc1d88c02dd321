import { prepareEvent } from '../src/collect/intake/prepare-event.ts'
import { compileRules } from '../src/collect/mapping/compile-rules.ts'
import { type MappingAction, mappedNote, ruleSet } from '../src/collect/mapping/model-mapping.ts'
import { eventFlags } from '../src/collect/model.ts'

const when = { sources: [], calls: [], events: [], properties: [] }

export type Given = { when?: object; actions: readonly object[]; id?: number; isOn?: boolean }

export function setOf(given: readonly Given[], tables: unknown[] = []) {
  return ruleSet.parse({
    rules: given.map((rule, i) => ({
      id: rule.id ?? i + 1,
      name: '',
      isOn: rule.isOn ?? true,
      when: { ...when, ...rule.when },
      actions: rule.actions,
    })),
    tables,
  })
}

export const received = Date.UTC(2026, 10, 29)

/** What the line makes of a message under rules; the messages of each row in short. */
export function run(given: readonly Given[], message: Record<string, unknown>, tables: unknown[] = []) {
  const rules = compileRules(setOf(given, tables), 7)
  const value = { type: 'track', event: 'Order', messageId: 'm1', userId: 'u1', ...message }
  const origin = { workspace: 1, country: 'SA', source: 'web', mappingVersion: 7, rules }
  const made = prepareEvent({ text: JSON.stringify(value), value }, origin, received)
  if ('reason' in made) return { refused: made.reason, rows: [] }
  const rows = [made, ...(made.parts ?? [])].map(row => ({
    id: row.messageId,
    name: row.name,
    type: row.type,
    channel: row.channel,
    identifiers: row.identifiers,
    properties: JSON.parse(row.properties),
    isDropped: (row.flags & eventFlags.dropped) !== 0,
    note: row.mapped === undefined ? null : mappedNote.parse(JSON.parse(row.mapped)),
    version: row.mappingVersion,
  }))
  return { refused: null, rows }
}

export const cast = (path: string, to: string, more: object = {}): object => ({
  ...{ do: 'cast', path, to, decimal: 'either', zone: 'UTC', order: 'none', currency: null },
  ...more,
})
export const compute = (to: string, expression: string): MappingAction => ({ do: 'compute', to, expression })
export const first = (result: ReturnType<typeof run>) => result.rows[0]!
