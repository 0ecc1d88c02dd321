import type { Clock } from '../platform/clock.ts'
import { RihlaError } from '../platform/errors.ts'
import type { Caller } from '../platform/http/access.ts'
import type { Part } from '../platform/part.ts'
import type { Store } from '../platform/store/store.ts'
import { ask } from '../platform/warehouse/question.ts'
import type { Scope } from '../platform/warehouse/scope.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import type { SavedRule } from '../understand/model.ts'
import { rulesOf } from '../understand/questions/packed-steps.ts'
import { draftMap } from './draft/draft-map.ts'
import { readProperties } from './draft/read-properties.ts'
import { storeMigrations } from './migrations/store.ts'
import { type JourneyMap, type MapContent, stepsOf, type Title } from './model.ts'
import { eventPositions } from './questions/event-positions.ts'
import { createMapRecords, type MapRecords } from './records.ts'
import { type MapRouteDeps, mapRoutes, nameOf } from './routes.ts'

export interface MapDeps {
  readonly warehouse: Warehouse
  readonly store: Pick<Store, 'db'>
  readonly clock: Clock
  saveRules(workspace: number, rules: readonly SavedRule[]): Promise<void>
  caseKinds(workspace: number): Promise<readonly string[]>
  declareCaseKind(workspace: number, path: string): Promise<void>
  /** Display names of events, by raw name. */
  eventNames(workspace: number): Promise<Readonly<Record<string, Title>>>
  recordChange: MapRouteDeps['recordChange']
}

export interface MapPart extends Part {
  readonly records: MapRecords
  /** @throws RihlaError `map.no-events` when there is nothing to draft from */
  draft(scope: Scope, by: string, caller: Caller): Promise<JourneyMap>
}

/** Journey maps: drafted from the log, edited by people, measured by the log. */
export function createMapPart(deps: MapDeps): MapPart {
  const { warehouse, store, clock, saveRules, caseKinds, recordChange } = deps
  const records = createMapRecords(store, clock)
  const prepare = (workspace: number, content: MapContent) =>
    saveRules(workspace, rulesOf(stepsOf(content).flatMap(step => step.rule)))

  async function draft(scope: Scope, by: string, caller: Caller): Promise<JourneyMap> {
    if (!(await caseKinds(scope.workspace)).includes(by)) throw new RihlaError('not-found')
    const [positions, properties, names] = await Promise.all([
      ask(eventPositions, { warehouse, scope }, { by }),
      readProperties(warehouse, scope),
      deps.eventNames(scope.workspace),
    ])
    if (positions.answer.length === 0) throw new RihlaError('map.no-events')
    const events = positions.answer.map(row => ({ ...row, properties: properties.get(row.name) ?? [] }))
    const content = draftMap({ by, events, names })
    await prepare(scope.workspace, content)
    const map = await records.create(scope.workspace, content, nameOf(caller))
    await recordChange({
      workspace: scope.workspace,
      caller,
      action: 'map.drafted',
      subject: String(map.id),
      after: { by },
    })
    return map
  }

  return {
    name: 'map',
    storeMigrations,
    warehouseMigrations: [],
    routes: mapRoutes({
      warehouse,
      records,
      draft,
      prepare,
      caseKinds,
      declareCaseKind: deps.declareCaseKind,
      recordChange,
    }),
    jobs: [],
    records,
    draft,
  }
}
