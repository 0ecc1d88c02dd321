import { z } from 'zod'
import { u64 } from '../../platform/warehouse/rows.ts'
import { param, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { Code, JourneyRecords } from '../records.ts'
import { createLine } from './create-line.ts'
import { otherCode } from './parts-sql.ts'

/** What a code stands for. */
export type Combination = Omit<Code, 'code'>

export const combinationRow = z.object({ name: z.string(), channel: z.string(), rules: z.array(u64) })

/** The codes of one workspace: numbered from 1 in PostgreSQL, copied to the warehouse, known here. */
export interface Codebook {
  knows(combination: Combination): boolean
  /** The code of a name and channel where none of these rules holds. All must have been learned, without rules. */
  unruled(rules: ReadonlySet<bigint>): (event: { readonly name: string; readonly channel: string }) => number
  /** Numbers what is new. When it resolves, the warehouse can derive with the new codes. */
  learn(combinations: readonly Combination[]): Promise<void>
}

/** Reads the codes and makes the warehouse's copy whole: a crash may have come between the two. */
export async function openCodebook(
  workspace: number,
  { warehouse, records }: { readonly warehouse: Warehouse; readonly records: JourneyRecords },
): Promise<Codebook> {
  const codes = await records.codes(workspace)
  const known = new Set(codes.map(keyOf))
  const byEvent = Map.groupBy(codes, eventKey)
  const copied = await warehouse.rows({
    name: 'journeys: copied codes',
    sql: sql`SELECT code FROM journey_codes FINAL WHERE workspace = ${param(workspace, 'UInt32')}`,
    row: z.object({ code: z.number() }),
    lane: 'lookup',
  })
  const there = new Set(copied.map(row => row.code))
  await copy(codes.filter(code => !there.has(code.code)))
  let next = (codes.at(-1)?.code ?? 0) + 1
  /** In PostgreSQL already, but the warehouse refused them: they go with the next that are learned. */
  const uncopied: Code[] = []

  async function copy(missing: readonly Code[]): Promise<void> {
    const lines = missing.map(code =>
      JSON.stringify({ workspace, ...code, rules: code.rules.map(rule => rule.toString()) }),
    )
    await warehouse.insert('journey_codes', lines)
  }

  async function add(combinations: readonly Combination[]): Promise<void> {
    const stored = new Set(uncopied.map(keyOf))
    const fresh = new Map(combinations.map(c => [keyOf(c), c]))
    const added: Code[] = []
    for (const [key, combination] of fresh) {
      if (known.has(key) || stored.has(key)) continue
      if (next + added.length > otherCode) break
      const code = next + added.length
      const other = { name: '', channel: '', rules: [] }
      added.push({ code, ...(code === otherCode ? other : combination) })
    }
    if (added.length > 0) await records.addCodes(workspace, added)
    next += added.length
    uncopied.push(...added)
    if (uncopied.length === 0) return
    await copy(uncopied)
    for (const code of uncopied.splice(0)) {
      known.add(keyOf(code))
      const others = byEvent.get(eventKey(code))
      if (others) others.push(code)
      else byEvent.set(eventKey(code), [code])
    }
  }

  // One after the other: deriving and rebuilding run side by side and may find the same combination at once.
  const line = createLine()
  return {
    knows: combination => known.has(keyOf(combination)),
    unruled: rules => event => {
      const codes = byEvent.get(eventKey(event)) ?? []
      // Ascending: the first is what the warehouse chooses among those that say the same.
      return codes.find(code => !code.rules.some(rule => rules.has(rule)))?.code ?? otherCode
    },
    learn: combinations => line(() => add(combinations)),
  }
}

function eventKey({ name, channel }: { readonly name: string; readonly channel: string }): string {
  return JSON.stringify([name, channel])
}

function keyOf({ name, channel, rules }: Combination): string {
  return JSON.stringify([name, channel, rules.map(String)])
}
