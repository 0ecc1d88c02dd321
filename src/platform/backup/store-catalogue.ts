import type pg from 'pg'
import { z } from 'zod'

const nameRow = z.object({ name: z.string() })

/** The parts' tables with the columns that can be written, each table after those it refers to. */
export async function listTables(client: pg.ClientBase): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      AND c.relname NOT IN ('kysely_migration', 'kysely_migration_lock')
    GROUP BY c.relname ORDER BY c.relname`)
  const tables = z.array(nameRow.extend({ columns: z.array(z.string()) })).parse(rows)
  return sortByReference(tables, await references(client))
}

async function references(client: pg.ClientBase): Promise<Map<string, string[]>> {
  const { rows } = await client.query(`
    SELECT conrelid::regclass::text AS "from", confrelid::regclass::text AS "to"
    FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid`)
  const found = new Map<string, string[]>()
  for (const { from, to } of z.array(z.object({ from: z.string(), to: z.string() })).parse(rows))
    found.set(unquote(from), [...(found.get(unquote(from)) ?? []), unquote(to)])
  return found
}

const unquote = (name: string) => name.replace(/^"|"$/g, '').replaceAll('""', '"')

function sortByReference<T extends { name: string }>(
  tables: readonly T[],
  refers: Map<string, string[]>,
): T[] {
  const sorted: T[] = []
  const waiting = new Set(tables)
  while (waiting.size > 0) {
    const names = new Set([...waiting].map(({ name }) => name))
    const free = [...waiting].filter(table => !refers.get(table.name)?.some(target => names.has(target)))
    if (free.length === 0)
      throw new Error(`these tables refer to each other in a circle: ${[...names].join(', ')}`)
    for (const table of free) {
      sorted.push(table)
      waiting.delete(table)
    }
  }
  return sorted
}

/** Where each numbering stands. */
export async function sequencesOf(client: pg.ClientBase): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query(
    `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
  )
  return z.array(nameRow.extend({ value: z.string() })).parse(rows)
}

/** A job as it can be put in again; how often it was tried does not travel. */
export const storedJob = z.object({
  name: z.string(),
  payload: z.unknown(),
  key: z.string().nullable(),
  runAt: z.number(),
  maxAttempts: z.number(),
})
export type StoredJob = z.infer<typeof storedJob>

/** Jobs that are still to be done, those that run now among them. */
export async function storedJobs(client: pg.ClientBase): Promise<StoredJob[]> {
  const { rows } = await client.query(`
    SELECT t.identifier AS name, j.payload, j.key, j.max_attempts::int AS "maxAttempts",
      (extract(epoch FROM j.run_at) * 1000)::float8 AS "runAt"
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE j.attempts < j.max_attempts OR j.locked_at IS NOT NULL
    ORDER BY j.id`)
  return z.array(storedJob).parse(rows)
}
