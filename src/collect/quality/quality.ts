import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { Outgoing } from '../../platform/http/outgoing.ts'
import { defineJob, type JobDefinition, type Jobs } from '../../platform/jobs/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Mail } from '../../platform/mail.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { shiftDay } from '../../platform/zones/model-days.ts'
import { findDefects } from './find-defects.ts'
import type { Alarm } from './model-quality.ts'
import { readDays } from './read-days.ts'
import { keyOf, type QualityRecords, type StoredAlarm } from './records.ts'
import { tellMember } from './tell-members.ts'

export interface QualityDeps {
  readonly warehouse: Warehouse
  readonly records: QualityRecords
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly clock: Clock
  readonly log: Log
  readonly mail: Mail | null
  readonly outgoing: Outgoing
  readonly publicUrl: string | null
  /** The zone in which a workspace counts its days, and its name. */
  placeOf(workspace: number): Promise<{ readonly zone: string; readonly name: string }>
  isZone(name: string): boolean
}

export const qualityJobs = { look: 'collect.quality', tell: 'collect.quality-tell' } as const
const hourMs = 3_600_000
/** Days that may still change by late events, and today. */
const lookedDays = 3

/** Looks for defects every hour and when asked, and tells who asked to be told. */
export function createQuality(deps: QualityDeps) {
  const { warehouse, records, jobs, clock } = deps
  const scheduled = new Set<number>()

  async function look(workspace: number): Promise<StoredAlarm[]> {
    const scope: Scope = { workspace, now: clock.now() }
    const { zone } = await deps.placeOf(workspace)
    const found = await readDays(warehouse, scope, { zone, isZone: deps.isZone })
    const today = dayIn(zone, scope.now)
    const days = Array.from({ length: lookedDays + 1 }, (_, back) => shiftDay(today, -back))
    const usualFrom = new Map(
      (await records.list(workspace)).map(alarm => [alarm.key, alarm.usualFrom ?? '']),
    )
    const sinceOf = (key: Parameters<typeof keyOf>[0]) => usualFrom.get(keyOf(key)) ?? ''
    const raised = await records.raise(workspace, findDefects(found, { days, today, sinceOf }), scope.now)
    const alarms = raised.map(({ id }) => id)
    if (alarms.length > 0)
      for (const { userId, mail, webhook } of await records.subscribers(workspace))
        if (mail || webhook !== '')
          await jobs.enqueue(qualityJobs.tell, { workspace, user: userId, alarms }, { maxAttempts: 6 })
    return raised
  }

  async function tell(workspace: number, user: string, ids: readonly number[]): Promise<void> {
    const member = await records.subscription(workspace, user)
    if (!member) return
    const open = (await records.list(workspace)).filter(
      ({ id, state }) => ids.includes(id) && state === 'open',
    )
    const { name } = await deps.placeOf(workspace)
    await tellMember(deps, member, { workspace, workspaceName: name, alarms: open })
  }

  const schedule = (workspace: number, at: number) =>
    jobs.enqueue(
      qualityJobs.look,
      { workspace },
      { key: `${qualityJobs.look} ${workspace}`, runAt: at, maxAttempts: 3 },
    )

  const definitions: JobDefinition[] = [
    defineJob({
      name: qualityJobs.look,
      schema: z.object({ workspace: z.number().int().positive() }),
      async handler({ workspace }) {
        try {
          await look(workspace)
        } finally {
          await schedule(workspace, clock.now() + hourMs)
        }
      },
    }),
    defineJob({
      name: qualityJobs.tell,
      schema: z.object({
        workspace: z.number().int().positive(),
        user: z.string(),
        alarms: z.array(z.number()),
      }),
      handler: ({ workspace, user, alarms }) => tell(workspace, user, alarms),
    }),
  ]

  return {
    look,
    tell,
    jobs: definitions,
    zoneOf: async (workspace: number) => (await deps.placeOf(workspace)).zone,
    /** A workspace into which something comes is looked at from then on. */
    onStored({ workspace }: { readonly workspace: number }): void {
      if (scheduled.has(workspace)) return
      scheduled.add(workspace)
      schedule(workspace, clock.now() + hourMs).catch(err => {
        scheduled.delete(workspace)
        deps.log.warn({ err, workspace }, 'quality could not be scheduled')
      })
    },
    /** Alarms as they are shown: over, where their last bad day is not one of the last two. */
    async alarms(workspace: number): Promise<Alarm[]> {
      const { zone } = await deps.placeOf(workspace)
      const yesterday = shiftDay(dayIn(zone, clock.now()), -1)
      return (await records.list(workspace)).map(({ key: _, usualFrom: __, ...alarm }) => ({
        ...alarm,
        isOver: alarm.lastDay < yesterday,
      }))
    },
  }
}

export type Quality = ReturnType<typeof createQuality>

function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at))
}
