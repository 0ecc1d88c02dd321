import type { Origin } from './collect/intake/prepare-event.ts'
import { type CollectPart, createCollectPart } from './collect/part.ts'
import { createGovernPart, type GovernPart } from './govern/part.ts'
import type { Clock } from './platform/clock.ts'
import type { Engines } from './platform/engines.ts'
import type { KeyCaller } from './platform/http/access.ts'
import type { Guard } from './platform/http/guard.ts'
import type { Part } from './platform/part.ts'
import { createZoneTable } from './platform/zones/zone-table.ts'
import { createZones } from './platform/zones/zones.ts'

/** The parts on open engines, in the order in which data flows through them. */
export interface Rihla {
  readonly parts: readonly Part[]
  readonly guard: Guard
  readonly govern: GovernPart
  readonly collect: CollectPart
}

/** Collect, unify, understand, map: each built on what stands before it, and all of them ask govern. */
export function composeParts(engines: Engines, local: { readonly localKey: string }): Rihla {
  const { store, warehouse, jobs, clock, log, config } = engines
  const holding: Part[] = []
  const zones = createZones()
  const govern = createGovernPart({
    store,
    clock,
    log,
    jobs,
    zones,
    zoneTable: createZoneTable({ warehouse, zones }),
    publicUrl: config.publicUrl,
    localKey: local.localKey,
    parts: () => holding,
  })
  const originOfKey = rememberFor(5_000, clock, async ({ workspace, keyId }: KeyCaller) =>
    originOf(workspace, await govern.workspaces.keyName(workspace, keyId)),
  )
  const originOf = async (workspace: number, source: string, importId = 0): Promise<Origin> => {
    const settings = await govern.workspaces.find(workspace)
    return { workspace, source, importId, country: settings?.country ?? '' }
  }
  const collect = createCollectPart({
    warehouse,
    clock,
    log,
    isSuppressed: govern.suppressions.isSuppressed,
    originOfKey: key => originOfKey(key.keyId, key),
    originOf: (scope, source, importId) => originOf(scope.workspace, source, importId),
  })
  holding.push(collect)
  return { parts: [govern, collect], guard: govern.guard, govern, collect }
}

/** Remembers each answer for some seconds: trackers call many times a second with one key. */
function rememberFor<I, O>(ms: number, clock: Clock, find: (input: I) => Promise<O>) {
  const known = new Map<number, { readonly until: number; readonly answer: Promise<O> }>()
  return (key: number, input: I): Promise<O> => {
    const now = clock.now()
    const found = known.get(key)
    if (found && found.until > now) return found.answer
    const answer = find(input)
    known.set(key, { until: now + ms, answer })
    answer.catch(() => known.delete(key))
    return answer
  }
}
