import { expect } from 'vitest'
import { z } from 'zod'
import { u64 } from '../src/platform/warehouse/rows.ts'
import { takeShortcuts } from '../src/platform/warehouse/shortcut.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { hashRanges } from '../src/understand/journeys/hash-ranges.ts'
import { journeys as journeysSql } from '../src/understand/journeys/journeys.ts'
import { epoch1900 } from '../src/understand/journeys/parts-sql.ts'
import { casesOf, type LogEvent } from './journey-log.ts'

const nameRow = z.object({ code: z.number(), name: z.string(), channel: z.string() })
const journeyRow = z.object({ case: u64, label: z.string(), steps: z.array(u64), codes: z.array(z.number()) })

/** Journeys as text, by each of their ways (at once, after a look, after one that names nobody, a range of cases at a time): case or label → 'time name channel' in order. */
export async function readJourneys(
  warehouse: Warehouse,
  workspace: number,
  by: string,
): Promise<Map<string, string[]>> {
  const scope = { workspace, now: 0 }
  const codes = await warehouse.rows({
    name: 'codes',
    sql: sql`SELECT code, name, channel FROM journey_codes FINAL WHERE workspace = ${workspace}`,
    row: nameRow,
  })
  const names = new Map(codes.map(c => [BigInt(c.code), `${c.name} ${c.channel}`]))
  const general = sql`SELECT case, label, steps, codes FROM ${journeysSql(scope, { by })} ORDER BY case`
  const [rows, looked] = [
    await warehouse.rows({ name: 'journeys', sql: general, row: journeyRow }),
    await warehouse.rows({
      name: 'journeys, after a look',
      sql: await takeShortcuts(general, warehouse),
      row: journeyRow,
    }),
  ]
  expect(looked).toEqual(rows)
  const unnamed = sql`SELECT case, label, steps, codes FROM ${journeysSql(scope, { by, mostNamed: 0 })} ORDER BY case`
  const many = await takeShortcuts(unnamed, warehouse)
  expect(await warehouse.rows({ name: 'journeys, of many touched', sql: many, row: journeyRow })).toEqual(
    rows,
  )
  const inRanges = hashRanges(3).map(
    among => sql`SELECT case, label, steps, codes FROM ${journeysSql(scope, { by, among })}
      WHERE case BETWEEN ${among.from} AND ${among.to} ORDER BY case`,
  )
  const ranged = await Promise.all(
    inRanges.map(range => warehouse.rows({ name: 'journeys, in ranges', sql: range, row: journeyRow })),
  )
  expect(ranged.flat()).toEqual(rows)
  for (const { steps, codes } of rows) expect(codes).toEqual(steps.map(step => Number(step & 65_535n)))
  expect(new Set(rows.map(row => row.case)).size).toBe(rows.length)
  return new Map(
    rows.map(({ case: key, label, steps }) => [
      by === 'person' ? String(key) : label,
      steps.map(step => `${Number(step >> 16n) - epoch1900} ${names.get(step & 65_535n)}`),
    ]),
  )
}

/** The same out of the log itself. */
export function twin(
  log: Parameters<typeof casesOf>[0],
  workspace: number,
  by: string,
): Map<string, string[]> {
  const text = (e: LogEvent) => `${e.time} ${e.name} ${e.channel}`
  return new Map([...casesOf(log, workspace, by)].map(([key, list]) => [key, list.map(text)]))
}

export const sorted = (map: Map<string, string[]>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
