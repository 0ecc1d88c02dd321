import { z } from 'zod'
import { events } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { PropertySummary } from './draft-map.ts'

/** So many events of each name are looked at: enough to tell a score from a price and a comment from a code. */
const sample = 300

/** What the properties of each event look like: numbers with their range, texts with their length and variety. */
export async function readProperties(
  warehouse: Warehouse,
  scope: Scope,
): Promise<Map<string, PropertySummary[]>> {
  // A choice by hash and not by place: the first rows of a sorted table are a few people.
  const chosen = sql`type = 'track' AND message_id IN (SELECT message_id FROM ${events(scope, { where: sql`type = 'track'`, select: sql`name, message_id` })} ORDER BY cityHash64(message_id) LIMIT ${sample} BY name)`
  const rows = await warehouse.rows({
    name: 'map.properties',
    sql: sql`
      SELECT name, toJSONString(properties) AS properties FROM ${events(scope, { where: chosen })} LIMIT ${sample} BY name LIMIT 30000`,
    row: z.object({ name: z.string(), properties: z.string() }),
  })
  const found = new Map<string, PropertySummary[]>()
  for (const [name, list] of Map.groupBy(rows, row => row.name)) {
    found.set(name, summarise(list.map(row => JSON.parse(row.properties))))
  }
  return found
}

/** @param bags the properties of some events of one name */
export function summarise(bags: readonly unknown[]): PropertySummary[] {
  const values = new Map<string, unknown[]>()
  for (const bag of bags)
    for (const [path, value] of leaves(bag, '')) values.set(path, [...(values.get(path) ?? []), value])
  return [...values]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, list]) => ({ path, range: rangeOf(list), text: textOf(list) }))
}

function* leaves(value: unknown, path: string): Generator<[string, unknown]> {
  if (typeof value !== 'object' || value === null) yield [path, value]
  else if (!Array.isArray(value))
    for (const [key, child] of Object.entries(value))
      yield* leaves(child, path === '' ? key : `${path}.${key}`)
}

/** 64-bit integers come quoted; a text counts as a number only where nearly all values are numbers. */
function rangeOf(list: readonly unknown[]): PropertySummary['range'] {
  const numbers = list.map(value =>
    typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
      ? Number(value)
      : Number.NaN,
  )
  const good = numbers.filter(Number.isFinite)
  return good.length > 0 && good.length >= list.length * 0.95
    ? { min: Math.min(...good), max: Math.max(...good) }
    : null
}

function textOf(list: readonly unknown[]): PropertySummary['text'] {
  const texts = list.filter(value => typeof value === 'string').filter(text => text.trim() !== '')
  if (texts.length === 0) return null
  const meanLength = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
  return { meanLength, distinct: new Set(texts).size, count: texts.length }
}
