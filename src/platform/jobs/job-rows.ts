import type pg from 'pg'
import { z } from 'zod'

/** In the order of the list: what needs a person first. */
export const jobStates = ['failed', 'running', 'retrying', 'waiting', 'later'] as const
export type JobState = (typeof jobStates)[number]

/** What the jobs screen shows of one job. Instants are milliseconds since 1970, UTC. */
export const jobView = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(jobStates),
  attempts: z.number(),
  maxAttempts: z.number(),
  createdAt: z.number(),
  runAt: z.number(),
  lastError: z.string().nullable(),
  payload: z.unknown(),
})
export type JobView = z.infer<typeof jobView>

// The tables are graphile-worker's own; its public view leaves out the payload, which names the workspace.
const found = `
  SELECT j.id::text AS id, j.id AS number, t.identifier AS name, j.attempts::int AS attempts, j.max_attempts::int AS "maxAttempts",
    CASE
      WHEN j.locked_at IS NOT NULL THEN 'running'
      WHEN j.attempts >= j.max_attempts THEN 'failed'
      WHEN j.attempts > 0 THEN 'retrying'
      WHEN j.run_at > now() THEN 'later'
      ELSE 'waiting'
    END AS state,
    (extract(epoch FROM j.created_at) * 1000)::float8 AS "createdAt",
    (extract(epoch FROM j.run_at) * 1000)::float8 AS "runAt",
    j.last_error AS "lastError", j.payload
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  WHERE $1::int IS NULL OR (j.payload ->> 'workspace') = $1::text`

const listing = `
  SELECT * FROM (${found}) AS found
  WHERE ($2::text IS NULL OR state = $2) AND ($3::text IS NULL OR id = $3)
  ORDER BY array_position(ARRAY[${jobStates.map(state => `'${state}'`).join(', ')}], state), "createdAt" DESC, number DESC
  LIMIT $4`

export interface JobChoice {
  readonly workspace?: number
  readonly state?: JobState
  readonly id?: string
  readonly limit?: number
}

export async function listJobs(
  pool: pg.Pool,
  { workspace, state, id, limit = 200 }: JobChoice,
): Promise<JobView[]> {
  const { rows } = await pool.query(listing, [workspace ?? null, state ?? null, id ?? null, limit])
  return z.array(jobView).parse(rows)
}

/** How many there are in each state, beyond what a list shows. */
export async function countJobs(
  pool: pg.Pool,
  workspace?: number,
): Promise<Partial<Record<JobState, number>>> {
  const counting = `SELECT state, count(*)::int AS n FROM (${found}) AS found GROUP BY state`
  const { rows } = await pool.query(counting, [workspace ?? null])
  const counted = z.array(z.object({ state: z.enum(jobStates), n: z.number() })).parse(rows)
  return Object.fromEntries(counted.map(({ state, n }) => [state, n]))
}

/**
 * graphile-worker leaves the jobs of a killed process locked for four hours. Only one process works on a store
 * (it holds the store's lock), so at its start every lock is one of the dead.
 */
export async function releaseAbandonedJobs(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query(
    'SELECT DISTINCT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL',
  )
  const workers = z.array(z.object({ locked_by: z.string() })).parse(rows)
  const names = workers.map(worker => worker.locked_by)
  if (names.length > 0) await pool.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [names])
  return names.length
}

/** Runs it at the next look (within a second), all attempts before it. False when it runs now or is not there. */
export async function retryJob(pool: pg.Pool, id: string): Promise<boolean> {
  if (!/^\d{1,18}$/.test(id)) return false
  // Not `rescheduleJobs` of the library: it takes `attempts: 0` for "leave them" (graphile-worker 0.18.0).
  const { rowCount } = await pool.query(
    'SELECT 1 FROM graphile_worker.reschedule_jobs(ARRAY[$1::bigint], run_at := now(), attempts := 0)',
    [id],
  )
  return rowCount === 1
}
