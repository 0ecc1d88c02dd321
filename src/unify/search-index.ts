import { z } from 'zod'
import { events } from '../collect/events.ts'
import type { StoredGroup } from '../collect/intake/write-group.ts'
import { callOrder, callTypes } from '../collect/model.ts'
import type { Log } from '../platform/log.ts'
import { count, instant, instantText, u64 } from '../platform/warehouse/rows.ts'
import { param, sql } from '../platform/warehouse/sql.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { traceRanges } from './load-evidence.ts'
import type { OrderKey } from './order.ts'
import { type Findable, findIdentifier, findName, namesIn } from './search-terms.ts'
import { isWord } from './similar-words.ts'

/** What of an event can be searched. */
interface SearchRow extends Omit<OrderKey, 'call'> {
  readonly type: (typeof callTypes)[number]
  readonly trace: bigint
  readonly identifiers: readonly string[]
  readonly properties: string
}

const gatherMs = 100
const retryMs = 1_000
const noteMs = 2_000
const rememberedTraces = 200_000
const rememberedWords = 200_000
const termsAnInsert = 50_000

/**
 * Writes what people can be found by, a moment after their events. Idempotent: what a crash left out is written again at
 * start, from the events of the insert groups after the last one noted.
 */
export function createSearchIndex(deps: { readonly warehouse: Warehouse; readonly log: Log }) {
  const { warehouse } = deps
  /** Traces whose identifiers were written lately; the older half is dropped when full. */
  let recent = new Set<bigint>()
  let older = new Set<bigint>()
  let terms: string[] = []
  let names: string[] = []
  let words: string[] = []
  /** Words that were written lately, by workspace; forgotten when full and then written again, which adds nothing. */
  const knownWords = new Set<string>()
  let reached = new Map<number, bigint>()
  const repairing = new Map<number, bigint>()
  let working: Promise<void> | null = null
  let stopped = false
  let notedAt = 0

  /** The same identifiers leave the same trace in every workspace: the workspace is part of what is remembered. */
  function isKnown(workspace: number, trace: bigint): boolean {
    const key = (BigInt(workspace) << 64n) | trace
    if (recent.has(key) || older.has(key)) return true
    if (recent.size >= rememberedTraces) [older, recent] = [recent, new Set()]
    recent.add(key)
    return false
  }

  function take(workspace: number, row: SearchRow): void {
    if (row.type === 'system' || row.trace === 0n) return
    const found: Findable[] = isKnown(workspace, row.trace) ? [] : row.identifiers.map(findIdentifier)
    if (row.type === 'identify') {
      const called = namesIn(row.properties)
      found.push(...called.map(findName))
      if (called[0] !== undefined) names.push(nameLine(workspace, row, called[0]))
    }
    for (const { field, label, folded, terms: under } of found) {
      if (field === 'name' || field === 'email') for (const term of under) takeWord(workspace, term)
      for (const term of under)
        terms.push(
          `{"workspace":${workspace},"term":${JSON.stringify(term)},"trace":"${row.trace}","field":"${field}","label":${JSON.stringify(label)},"words":${JSON.stringify(` ${folded}`)}}`,
        )
    }
  }

  function takeWord(workspace: number, term: string): void {
    if (!isWord(term)) return
    const line = `{"workspace":${workspace},"word":${JSON.stringify(term)}}`
    if (knownWords.has(line)) return
    if (knownWords.size >= rememberedWords) knownWords.clear()
    knownWords.add(line)
    words.push(line)
  }

  function onStored({ workspace, batch, rows }: StoredGroup): void {
    for (const row of rows) take(workspace, row)
    // What is stored during a repair is noted after it: noted earlier, a crash would leave a gap behind it.
    if (repairing.has(workspace)) repairing.set(workspace, batch)
    else reached.set(workspace, batch)
    work()
  }

  function work(): void {
    if (stopped) return
    working ??= new Promise(resolve => setTimeout(resolve, gatherMs))
      .then(() => flush())
      .catch(async error => {
        deps.log.error({ err: error }, 'search terms could not be written; trying again')
        await new Promise(resolve => setTimeout(resolve, retryMs))
      })
      .finally(() => {
        working = null
        if (terms.length + names.length + words.length > 0) work()
      })
  }

  async function flush(isLast = false): Promise<void> {
    const [newTerms, newNames, newWords, upTo] = [terms, names, words, reached]
    terms = []
    names = []
    words = []
    reached = new Map()
    try {
      await warehouse.insert('person_terms', newTerms)
      await warehouse.insert('person_names', newNames)
      await warehouse.insert('person_words', newWords)
      if (isLast || performance.now() - notedAt > noteMs) await note(upTo)
      else reached = new Map([...upTo, ...reached])
    } catch (error) {
      terms = [...newTerms, ...terms]
      names = [...newNames, ...names]
      words = [...newWords, ...words]
      reached = new Map([...upTo, ...reached])
      throw error
    }
  }

  /** Seldom: what is noted late is only written again after a crash, and replaces itself. */
  async function note(upTo: ReadonlyMap<number, bigint>): Promise<void> {
    notedAt = performance.now()
    const lines = [...upTo].map(([workspace, batch]) => `{"workspace":${workspace},"batch":"${batch}"}`)
    await warehouse.insert('person_search_progress', lines)
  }

  /** Writes what is missing of a workspace. */
  async function repair(workspace: number): Promise<void> {
    repairing.set(workspace, 0n)
    // Where this fails nothing more of the workspace is noted until the next start repairs it.
    await writeMissing(workspace)
    const latest = repairing.get(workspace) ?? 0n
    repairing.delete(workspace)
    if (latest > 0n) reached.set(workspace, latest)
    work()
  }

  /** Everything of a workspace is written again, from events that say something else now. */
  async function rebuild(workspace: number): Promise<void> {
    await working
    repairing.set(workspace, 0n)
    recent = new Set()
    older = new Set()
    for (const name of ['person_terms', 'person_names'])
      await warehouse.onEveryNode({
        name: `unify: rewrite ${name}`,
        sql: sql`DELETE FROM ${warehouse.localTable(name)} WHERE workspace = ${param(workspace, 'UInt32')}`,
      })
    await writeMissing(workspace, 0n)
    const latest = repairing.get(workspace) ?? 0n
    repairing.delete(workspace)
    if (latest > 0n) reached.set(workspace, latest)
    work()
  }

  /** `from`: also what was noted as written, after this batch. */
  async function writeMissing(workspace: number, from: bigint | null = null): Promise<void> {
    const [noted] = await warehouse.rows({
      name: 'unify: search progress',
      lane: 'lookup',
      sql: sql`SELECT (SELECT max(batch) FROM person_search_progress WHERE workspace = ${param(workspace, 'UInt32')}) AS noted,
        (SELECT max(batch) FROM events WHERE workspace = ${param(workspace, 'UInt32')}) AS latest`,
      row: z.object({ noted: u64, latest: u64 }),
    })
    const after = from ?? noted?.noted ?? 0n
    if (!noted || noted.latest <= after) return
    for (const range of await traceRanges(warehouse, workspace)) {
      for (const row of await missingRows(workspace, after, range)) {
        take(workspace, row)
        if (terms.length > termsAnInsert) await flush()
      }
    }
    reached.set(workspace, noted.latest)
    await flush(true)
  }

  /** Of each trace of a range one event for its identifiers, and all that may say a name. */
  function missingRows(workspace: number, after: bigint, range: { from: bigint; to: bigint }) {
    const log = events({ workspace, now: 0 }, { withFlagged: true })
    const missing = sql`batch > ${param(after, 'UInt64')} AND trace BETWEEN ${param(range.from, 'UInt64')} AND ${param(range.to, 'UInt64')}`
    return warehouse.rows({
      name: 'unify: events without search terms',
      sql: sql`SELECT trace, message_id, 'track' AS type, time, ordinal, identifiers, '' AS properties
        FROM ${log} WHERE ${missing} ORDER BY trace LIMIT 1 BY trace
        UNION ALL
        SELECT trace, message_id, type, time, ordinal, identifiers, toString(properties) AS properties
        FROM ${log} WHERE ${missing} AND type = 'identify'`,
      row: z
        .object({
          trace: u64,
          message_id: z.string(),
          type: z.enum(callTypes),
          time: instant,
          ordinal: count,
          identifiers: z.array(z.string()),
          properties: z.string(),
        })
        .transform(({ message_id, ...row }) => ({ ...row, messageId: message_id })),
      timeoutMs: 600_000,
    })
  }

  async function erase(workspace: number, traces: readonly bigint[]): Promise<void> {
    await working
    const mine = sql`workspace = ${param(workspace, 'UInt32')} AND trace IN ${param([...traces], 'Array(UInt64)')}`
    const gone = await warehouse.rows({
      name: 'unify: words of somebody who is erased',
      sql: sql`SELECT DISTINCT term FROM person_terms WHERE ${mine} AND field IN ('name', 'email')`,
      row: z.object({ term: z.string() }),
    })
    for (const name of ['person_terms', 'person_names'])
      await warehouse.onEveryNode({
        name: `unify: erase from ${name}`,
        sql: sql`DELETE FROM ${warehouse.localTable(name)} WHERE ${mine}`,
      })
    await eraseWords(workspace, gone.map(({ term }) => term).filter(isWord))
  }

  /** Words that nobody else bears go; those that others bear stay. */
  async function eraseWords(workspace: number, gone: readonly string[]): Promise<void> {
    if (gone.length === 0) return
    const here = sql`workspace = ${param(workspace, 'UInt32')}`
    const borne = await warehouse.rows({
      name: 'unify: words that others bear',
      sql: sql`SELECT DISTINCT term FROM person_terms WHERE ${here} AND term IN ${[...gone]} AND field IN ('name', 'email')`,
      row: z.object({ term: z.string() }),
    })
    const others = new Set(borne.map(({ term }) => term))
    const alone = gone.filter(term => !others.has(term))
    if (alone.length === 0) return
    // Whoever brings one of them again is to write it again.
    knownWords.clear()
    await warehouse.onEveryNode({
      name: 'unify: erase from person_words',
      sql: sql`DELETE FROM ${warehouse.localTable('person_words')} WHERE ${here} AND word IN ${alone}`,
    })
  }

  return {
    onStored,
    repair,
    rebuild,
    erase,
    /** Waits until what was stored before the call can be found. */
    async settled(): Promise<void> {
      while (working && !stopped) await working
    },
    async stop(): Promise<void> {
      await working
      stopped = true
      await flush(true)
    },
  }
}

function nameLine(workspace: number, row: SearchRow, name: string): string {
  return JSON.stringify({
    workspace,
    trace: String(row.trace),
    time: instantText(row.time),
    ordinal: String(row.ordinal),
    call: callOrder[row.type],
    message_id: row.messageId,
    name,
  })
}
