import { z } from 'zod'
import { defineJob, type JobDefinition } from '../../platform/jobs/jobs.ts'
import type { Loads } from './run-load.ts'

export const loadJobName = 'collect.load-connection'

/** Of one connection at most one load waits. */
export function loadJobKey(id: number): string {
  return `${loadJobName} ${id}`
}

const work = z.object({ workspace: z.number().int().positive(), connection: z.number().int().positive() })

/** A load. Its failures are the connection's, with pauses of their own: the job itself comes to an end. */
export function connectionJobs(loads: Pick<Loads, 'run'>): JobDefinition[] {
  return [
    defineJob({
      name: loadJobName,
      schema: work,
      handler: ({ workspace, connection }, { signal }) => loads.run(workspace, connection, signal),
    }),
  ]
}
