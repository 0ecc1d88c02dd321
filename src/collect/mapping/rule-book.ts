import type { Origin } from '../intake/prepare-event.ts'
import { compileRules } from './compile-rules.ts'
import type { MappingRecords } from './mapping-records.ts'
import type { RuleSet } from './model-mapping.ts'

type Valid = Required<Pick<Origin, 'mappingVersion' | 'rules'>>

/** The rules that are valid now, in memory and made ready: whoever takes a message in looks here. */
export function createRuleBook(records: Pick<MappingRecords, 'current'>) {
  const valid = new Map<number, Valid>()

  function set(workspace: number, version: number, rules: RuleSet): void {
    // Of two savings the later one counts, in whatever order they end.
    if ((valid.get(workspace)?.mappingVersion ?? 0) > version) return
    valid.set(workspace, { mappingVersion: version, rules: compileRules(rules, version) })
  }

  return {
    set,
    /** Before anything is taken in. */
    async load(): Promise<void> {
      for (const { workspace, version, set: rules } of await records.current()) set(workspace, version, rules)
    },
    of: (workspace: number): Valid | undefined => valid.get(workspace),
  }
}

export type RuleBook = ReturnType<typeof createRuleBook>
