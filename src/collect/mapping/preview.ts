import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { parseJson } from '../adapters/read-values.ts'
import type { Origin } from '../intake/prepare-event.ts'
import { eventFlags, type StoredEvent } from '../model.ts'
import { compileRules } from './compile-rules.ts'
import { readLatest } from './kept-rows.ts'
import {
  type FailureReason,
  type MappingFailure,
  mappedNote,
  type PreviewAnswer,
  type PreviewRow,
  type RuleSet,
  type ShownEvent,
} from './model-mapping.ts'
import { isBag } from './paths.ts'
import { deriveAgain } from './reread.ts'

const mostShown = 30
const mostJoins = 20

export interface PreviewDeps {
  readonly warehouse: Warehouse
  originOf(workspace: number, source: string, importId: number): Promise<Origin>
}

interface Asked {
  readonly set: RuleSet
  readonly limit: number
  readonly messageId: string | null
}

/**
 * What rules would make of events that are there. "Before" is what the log holds without any rule: read again from what
 * was received, as a run over the past would. Nothing is kept.
 */
export async function previewRules(
  { warehouse, originOf }: PreviewDeps,
  workspace: number,
  { set, limit, messageId }: Asked,
): Promise<PreviewAnswer> {
  const rules = compileRules(set, 0)
  const kept = await readLatest(warehouse, workspace, { messageId, limit })
  const counter = createCounter()
  const rows: PreviewRow[] = []
  const joins = new Map<string, { identifiers: string[]; events: number }>()
  let unreadable = 0
  let identifiersChange = 0
  for (const row of kept) {
    const origin = await originOf(workspace, row.source, row.importId)
    const before = deriveAgain(row, { ...origin, rules: null })
    const after = deriveAgain(row, { ...origin, rules })
    if (before === null || after === null) {
      unreadable++
      continue
    }
    if (after.mapped === undefined) {
      if (messageId !== null)
        rows.push({
          source: row.source,
          before: shown(before),
          after: [shown(before)],
          rules: [],
          failed: [],
        })
      continue
    }
    const made = [after, ...(after.parts ?? [])]
    const notes = made.map(event => mappedNote.parse(parseJson(event.mapped ?? '{"rules":[]}')))
    const touched = [...new Set(notes.flatMap(note => note.rules))]
    const failed = distinct(notes.flatMap(note => note.failed ?? []))
    counter.add(
      touched,
      failed,
      notes.flatMap(note => note.dropped ?? []),
    )
    const names = new Set(before.identifiers)
    const gained = made.filter(
      event =>
        !isDropped(event) &&
        (event.identifiers.length !== names.size || event.identifiers.some(one => !names.has(one))),
    )
    if (gained.length > 0) identifiersChange++
    for (const { identifiers } of gained) {
      if (identifiers.length < 2 || identifiers.every(one => names.has(one))) continue
      const key = JSON.stringify(identifiers)
      const known = joins.get(key)
      if (known) known.events++
      else joins.set(key, { identifiers: [...identifiers], events: 1 })
    }
    if (rows.length < mostShown)
      rows.push({
        source: row.source,
        before: shown(before),
        after: made.slice(0, 20).map(shown),
        rules: touched,
        failed,
      })
  }
  return {
    looked: kept.length,
    changed: counter.changed(),
    unreadable,
    ...counter.counts(),
    rows,
    identifiersChange,
    joins: [...joins.values()].sort((a, b) => b.events - a.events).slice(0, mostJoins),
  }
}

function createCounter() {
  const byRule = new Map<number, { rule: number; events: number; failed: number; dropped: number }>()
  const byFailure = new Map<string, { rule: number; reason: FailureReason; events: number }>()
  let changed = 0
  const of = (rule: number) => {
    const found = byRule.get(rule) ?? { rule, events: 0, failed: 0, dropped: 0 }
    byRule.set(rule, found)
    return found
  }
  return {
    add(rules: readonly number[], failed: readonly MappingFailure[], dropped: readonly number[]) {
      changed++
      for (const rule of rules) of(rule).events++
      for (const rule of new Set(failed.map(one => one.rule))) of(rule).failed++
      for (const rule of new Set(dropped)) of(rule).dropped++
      for (const key of new Set(failed.map(({ rule, reason }) => `${rule} ${reason}`))) {
        const one = failed.find(({ rule, reason }) => `${rule} ${reason}` === key)
        if (!one) continue
        const known = byFailure.get(key) ?? { rule: one.rule, reason: one.reason, events: 0 }
        known.events++
        byFailure.set(key, known)
      }
    },
    changed: () => changed,
    counts: () => ({ counts: [...byRule.values()], failures: [...byFailure.values()] }),
  }
}

function distinct(failures: readonly MappingFailure[]): MappingFailure[] {
  return [...new Map(failures.map(one => [JSON.stringify(one), one])).values()]
}

function isDropped({ flags }: StoredEvent): boolean {
  return (flags & eventFlags.dropped) !== 0
}

function shown(event: StoredEvent): ShownEvent {
  const { messageId, type, name, channel, time, identifiers } = event
  const properties = parseJson(event.properties)
  return {
    ...{ messageId, type, name, channel, time },
    identifiers: [...identifiers],
    properties: isBag(properties) ? properties : {},
    isDropped: isDropped(event),
  }
}
