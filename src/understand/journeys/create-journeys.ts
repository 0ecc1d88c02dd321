import type { Removal } from '../../collect/erase.ts'
import type { SavedRule } from '../model.ts'
import type { JourneysDeps, StoredGroup } from './journeys-deps.ts'
import { ruleNumber } from './rule-number.ts'
import { openWorkspaceJourneys, type WorkspaceJourneys } from './workspace-journeys.ts'

/** Keeps the journeys of all workspaces up to date with the log. One for the process. */
export interface Journeys {
  /** A listener for the intake. What it is told is visible in questions a fraction of a second later. */
  onStored(group: StoredGroup): void
  /** Resolves when everything told so far is visible in questions. */
  settled(workspace: number): Promise<void>
  /** Folds now. Otherwise a fold starts by itself when 1 % of the cases were touched. */
  fold(workspace: number): Promise<void>
  /** Derives everything again from the events. */
  rebuild(workspace: number): Promise<void>
  /** Before events are taken out of the log (an import undone, an erasure); afterwards `forget` with its name. */
  announceRemoval(workspace: number, removal: Removal): Promise<void>
  /**
   * The events of an announced removal are gone, and persons know it: journeys follow, and what held them is off the disk.
   * Costs in proportion to whom it touched; of very many, or when it was not announced, everything is derived again.
   */
  forget(workspace: number, name: string): Promise<void>
  /** After a crash, before the server listens: derives what was stored and not derived, and what was marked and not rebuilt. */
  repair(): Promise<void>
  /** Saves rules; the past is derived again when one of them is new. Resolves when questions can use them. */
  saveRules(workspace: number, rules: readonly SavedRule[]): Promise<void>
  /** Declares a property whose values are cases: `order_id`. Resolves when questions can use it. */
  declareKind(workspace: number, path: string): Promise<void>
  /** Waits for what is under way; afterwards nothing here touches the engines. */
  stop(): Promise<void>
}

export function createJourneys(deps: JourneysDeps): Journeys {
  const opened = new Map<number, Promise<WorkspaceJourneys>>()
  let stopped = false

  const of = (workspace: number): Promise<WorkspaceJourneys> => {
    const known = opened.get(workspace) ?? openWorkspaceJourneys(workspace, deps)
    opened.set(workspace, known)
    return known
  }
  const report = (workspace: number) => (err: unknown) =>
    deps.log.error({ err, workspace }, 'journeys could not be derived')

  return {
    onStored(group) {
      if (stopped) return
      of(group.workspace)
        .then(journeys => journeys.onStored(group))
        .catch(report(group.workspace))
    },
    settled: async workspace => (await of(workspace)).settled(),
    fold: async workspace => (await of(workspace)).fold(),
    rebuild: async workspace => (await of(workspace)).rebuild(),
    announceRemoval: async (workspace, removal) => (await of(workspace)).announceRemoval(removal),
    forget: async (workspace, name) => (await of(workspace)).forget(name),
    async repair() {
      for (const workspace of await deps.workspaces()) await (await of(workspace)).repair()
    },
    async saveRules(workspace, rules) {
      const distinct = [...new Map(rules.map(rule => [ruleNumber(rule), rule])).values()]
      await (await of(workspace)).saveRules(distinct)
    },
    async declareKind(workspace, path) {
      await (await of(workspace)).declareKind(path)
    },
    async stop() {
      stopped = true
      for (const journeys of opened.values()) await (await journeys).stop()
    },
  }
}
