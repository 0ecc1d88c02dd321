import { createIntake, type Intake, type IntakeDeps } from '../src/collect/intake/intake.ts'
import { createLive } from '../src/collect/live.ts'
import { warehouseMigrations } from '../src/collect/migrations/warehouse.ts'
import type { Receipt } from '../src/collect/model.ts'
import { type Clock, steppedClock } from '../src/platform/clock.ts'
import { createLog } from '../src/platform/log.ts'
import { insertRows } from '../src/platform/warehouse/insert-rows.ts'
import type { Scope } from '../src/platform/warehouse/scope.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'

/** A message as a test writes it: what is not said is made up (a message id, user `u1`, the current time). */
export type SaidMessage = Readonly<Record<string, unknown>>

export interface World {
  readonly scope: Scope
  readonly clock: Clock & { advance(ms: number): void }
  readonly intake: Intake
  /** Sends messages through the intake; `type` is `track` unless said. */
  send(...messages: readonly SaidMessage[]): Promise<Receipt[]>
}

let lastWorkspace = 0
/** 2026-11-22 12:00 UTC: "now" in every world. */
export const worldNow = Date.UTC(2026, 10, 22, 12)

export interface WorldOptions {
  readonly importId?: number
  /** A number of its own, where several processes share a warehouse. */
  readonly workspace?: number
  /** What the clock of the intake says; a later process of the same workspace must be later. */
  readonly now?: number
  /** The mapping rules that are valid; none unless said. */
  readonly mappingOf?: IntakeDeps['mappingOf']
}

/** A fresh workspace on an open warehouse, with the real intake in front of it. */
export async function createWorld(warehouse: Warehouse, options: WorldOptions = {}): Promise<World> {
  await warehouse.migrate(warehouseMigrations)
  const clock = steppedClock(options.now ?? worldNow)
  const workspace = options.workspace ?? ++lastWorkspace
  let messages = 0
  const intake = createIntake({
    warehouse,
    clock,
    log: createLog('silent'),
    live: createLive(),
    insertRows: (table, lines) => insertRows(warehouse, table, lines),
    isSuppressed: () => false,
    ...(options.mappingOf ? { mappingOf: options.mappingOf } : {}),
  })
  const origin = { workspace, country: 'MA', source: 'test', importId: options.importId ?? 0 }
  return {
    scope: { workspace, now: worldNow },
    clock,
    intake,
    send: (...said) =>
      intake.accept(
        origin,
        said.map(message => {
          const value = { type: 'track', messageId: `m${++messages}`, userId: 'u1', ...message }
          return { text: JSON.stringify(value), value }
        }),
      ),
  }
}
