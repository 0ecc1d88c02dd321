import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { steppedClock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import { createLog } from '../../platform/log.ts'
import { type InsertOutcome, insertRows } from '../../platform/warehouse/insert-rows.ts'
import { count } from '../../platform/warehouse/rows.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import { events } from '../events.ts'
import { createLive } from '../live.ts'
import { warehouseMigrations } from '../migrations/warehouse.ts'
import { eventLine, readEventLine } from './event-line.ts'
import { createIntake, type Intake } from './intake.ts'
import { type Journal, openJournal } from './journal.ts'
import { prepareEvent } from './prepare-event.ts'

const now = Date.UTC(2026, 10, 22, 12)

describeOnWarehouses('an intake with a journal', warehouse => {
  let workspace = 4_000
  let folder: string
  const journals: Journal[] = []
  /** What happens to inserts into the log: until it is opened they wait. */
  let door = { opened: Promise.resolve(), fails: false }
  let forgotten = 'nobody'
  let copied: readonly string[] = []
  /** What the warehouse takes in one insert, and whether it takes the next one and says that it did not. */
  let mostLines = Number.POSITIVE_INFINITY
  let losesAnswer = false
  /** Told when a group of events sets out for the log. */
  let begun = (): void => undefined
  const repeated: string[] = []

  beforeAll(() => warehouse().migrate(warehouseMigrations))
  beforeEach(() => {
    workspace++
    forgotten = 'nobody'
    mostLines = Number.POSITIVE_INFINITY
    losesAnswer = false
    begun = () => undefined
    repeated.length = 0
    door = { opened: Promise.resolve(), fails: false }
    folder = mkdtempSync(join(tmpdir(), 'rihla-intake-'))
  })
  afterEach(async () => {
    for (const journal of journals.splice(0)) await journal.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function insert(table: string, lines: readonly string[]): Promise<InsertOutcome[]> {
    if (table === 'events') begun()
    await door.opened
    if (door.fails || lines.length > mostLines) throw new RihlaError('warehouse.unavailable')
    const outcomes = await insertRows(warehouse(), table, lines)
    if (table === 'events' && losesAnswer) {
      losesAnswer = false
      throw new RihlaError('warehouse.unavailable')
    }
    return outcomes
  }

  async function open(at = now): Promise<Intake> {
    const intake = createIntake({
      ...{ warehouse: warehouse(), clock: steppedClock(at), log: createLog('silent'), live: createLive() },
      insertRows: insert,
      countRepeated: (_, source, n) => void repeated.push(`${source} ${n}`),
      isSuppressed: (_, identifiers) => identifiers.includes(`user_id:${forgotten}`),
    })
    const journal = await openJournal(folder)
    journals.push(journal)
    await intake.keepIn(journal)
    await intake.start()
    return intake
  }

  function send(intake: Intake, id: string, over: Record<string, unknown> = {}) {
    const value = { type: 'track', event: 'Seen', userId: 'u1', messageId: id, timestamp: now, ...over }
    const origin = { workspace, country: 'MA', source: 'test' }
    return intake.accept(origin, [{ text: JSON.stringify(value), value }], 'durable')
  }

  /** What the log holds, by message id, each as often as it counts. */
  async function stored(): Promise<string[]> {
    const rows = await warehouse().rows({
      name: 'test',
      sql: sql`SELECT message_id AS id FROM ${events({ workspace, now })} ORDER BY id`,
      row: z.object({ id: z.string() }),
    })
    return rows.map(({ id }) => id)
  }

  /** Holds the log shut while the work goes on; what came first waits for it. */
  async function whileShut<T>(intake: Intake, work: () => Promise<T>): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<void>()
    door = { ...door, opened: promise }
    const first = send(intake, '0-first')
    try {
      return await work()
    } finally {
      resolve()
      await first.catch(() => undefined)
    }
  }

  const size = () => ['a', 'b'].reduce((sum, name) => sum + statSync(join(folder, `${name}.journal`)).size, 0)

  it('writes a stream to the log rarely, and soon where somebody waits for the log', async () => {
    const intake = await open()
    const origin = { workspace, country: 'MA', source: 'test' }
    let groups = 0
    let stored = (): void => undefined
    intake.onStored(() => {
      groups++
      stored()
    })
    let n = 0
    let streams = true
    const stream = (async () => {
      while (streams) {
        void send(intake, `stream-${n++}`)
        await sleep(2)
      }
    })()
    let callers = 0
    /** How long callers wait for their group to begin, who come so long after the log had one: the shortest of five. */
    const waitAfter = async (ms: number) => {
      const waits: number[] = []
      while (waits.length < 5) {
        await new Promise<void>(resolve => {
          stored = resolve
        })
        await sleep(ms)
        const start = performance.now()
        begun = () => {
          waits.push(performance.now() - start)
          begun = () => undefined
        }
        const value = { type: 'track', event: 'Seen', userId: 'u2', messageId: `waits-${callers++}` }
        await intake.accept(origin, [{ text: JSON.stringify(value), value }])
      }
      return Math.min(...waits)
    }
    try {
      await sleep(100)
      const before = groups
      await sleep(1_200)
      expect(groups - before).toBeLessThanOrEqual(8) // of twelve, and seven wanted
      expect(await waitAfter(0)).toBeLessThan(120) // of two hundred, and eighty wanted
      expect(await waitAfter(100)).toBeLessThan(40) // of a hundred less, and none wanted
    } finally {
      streams = false
      await stream
      await intake.close()
    }
  })

  it('answers who comes in a stream before the log has it, and the log has it soon', async () => {
    const intake = await open()
    const receipts = await whileShut(intake, async () => {
      const early = await Promise.all([send(intake, '1'), send(intake, '2')])
      expect(await stored()).toEqual([])
      return early
    })
    expect(receipts.flat()).toEqual([
      { status: 'stored', messageId: '1' },
      { status: 'stored', messageId: '2' },
    ])
    await intake.barrier()
    expect(await stored()).toEqual(['0-first', '1', '2'])
    await expect.poll(size).toBe(0)
  })

  it('lets wait for the log, and says truly, who sends again, uses an id again or sends what is refused', async () => {
    const intake = await open()
    await send(intake, 'used')
    const answers = await whileShut(intake, async () => {
      await send(intake, 'early')
      const late = [
        send(intake, 'used'),
        send(intake, 'used', { event: 'Other' }),
        send(intake, 'early', { event: 'Other' }),
        send(intake, 'nameless', { event: '' }),
      ]
      const first = await Promise.race([...late, new Promise(resolve => setTimeout(resolve, 100, 'none'))])
      expect(first).toBe('none')
      return late
    })
    expect((await Promise.all(answers)).flat()).toMatchObject([
      { status: 'repeated' },
      { status: 'quarantined', reason: 'message-id-reused' },
      { status: 'quarantined', reason: 'message-id-reused' },
      { status: 'quarantined', reason: 'event-name-missing' },
    ])
    expect(await stored()).toEqual(['0-first', 'early', 'used'])
  })

  it('brings in at the next start what the process before had answered for, once', async () => {
    const killed = await open()
    const properties = { big: 9_007_199_254_740_991, note: 'شاي \u{1F375}' }
    // Nothing that it does reaches the log any more.
    door = { opened: new Promise(() => undefined), fails: false }
    void send(killed, '0-first')
    await send(killed, '1', { properties })
    await send(killed, '2', { userId: 'forgotten' })
    await sleep(100)
    door = { opened: Promise.resolve(), fails: false }
    forgotten = 'forgotten'
    const next = await open()
    expect(await stored()).toEqual(['1'])
    await expect.poll(size).toBe(0)
    expect(await send(next, '1', { properties })).toEqual([{ status: 'repeated', messageId: '1' }])
    expect(await stored()).toEqual(['1'])
  })

  it('brings in nothing twice, also when it was killed while the log took it', async () => {
    const killed = await open()
    await whileShut(killed, async () => {
      await send(killed, '1')
      await send(killed, '2')
      const { left, close } = await openJournal(folder)
      await close()
      expect(left).toHaveLength(2)
      copied = left
    })
    await killed.barrier()
    expect(await stored()).toEqual(['0-first', '1', '2'])
    // The journal as it stood before the log had them.
    await killed.close()
    for (const journal of journals.splice(0)) await journal.close()
    const journal = await openJournal(folder)
    await journal.append([...copied, ...copied])
    await journal.close()
    await open()
    expect(await stored()).toEqual(['0-first', '1', '2'])
  })

  it('keeps what it answered for while the warehouse takes nothing, and answers nobody else meanwhile', async () => {
    const intake = await open()
    await whileShut(intake, async () => {
      await send(intake, 'early')
      door.fails = true
    })
    // The first group was the one that came alone: its sender is told. Then the early one is refused, again and again.
    await expect(intake.barrier()).rejects.toThrow('warehouse.unavailable')
    await expect(send(intake, 'late')).rejects.toThrow('warehouse.unavailable')
    expect(await stored()).toEqual([])
    door.fails = false
    await expect.poll(stored).toEqual(['early'])
    expect(await send(intake, 'late')).toMatchObject([{ status: 'stored' }])
    expect(await stored()).toEqual(['early', 'late'])
  })

  it('ends while the warehouse takes nothing, and the next one goes on', async () => {
    const intake = await open()
    await whileShut(intake, async () => {
      await send(intake, 'early')
      door.fails = true
    })
    await intake.close()
    expect(await stored()).toEqual([])
    door.fails = false
    await open()
    expect(await stored()).toEqual(['early'])
  })

  it('tells of every event once, under the number it has in the log, also where the log took it and said no', async () => {
    const intake = await open()
    const told: string[] = []
    intake.onStored(({ batch, rows }) => void told.push(...rows.map(row => `${row.messageId} ${batch}`)))
    await send(intake, 'alone')
    await whileShut(intake, async () => {
      await Promise.all([send(intake, '1'), send(intake, '2'), send(intake, '3')])
    })
    await intake.barrier()
    await whileShut(intake, async () => {
      await Promise.all([send(intake, '4'), send(intake, '5'), send(intake, '6')])
      losesAnswer = true
    })
    await expect.poll(stored).toHaveLength(8)
    await expect.poll(() => told.length).toBe(8)
    const rows = await warehouse().rows({
      name: 'test',
      sql: sql`SELECT message_id || ' ' || toString(batch) AS held FROM ${events({ workspace, now })} ORDER BY held`,
      row: z.object({ held: z.string() }),
    })
    expect(losesAnswer).toBe(false)
    expect(told.toSorted()).toEqual(rows.map(({ held }) => held))
    expect(repeated).toEqual([])
  })

  it('finds out what the warehouse takes in one insert', async () => {
    const intake = await open()
    mostLines = 6
    await whileShut(intake, () => Promise.all(Array.from({ length: 40 }, (_, i) => send(intake, `n${i}`))))
    await expect.poll(async () => (await stored()).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(40)
    expect(new Set(await stored()).size).toBe((await stored()).length)
  })

  it('answers nobody early with too much in the journal', async () => {
    const intake = await open()
    const large = { note: 'x'.repeat(14_000) }
    await whileShut(intake, async () => {
      let early = 0
      for (;;) {
        const all = Promise.all(
          Array.from({ length: 100 }, (_, i) => send(intake, `l${early}-${i}`, { properties: large })),
        )
        const answer = await Promise.race([all, sleep(6_000, 'none')])
        if (answer === 'none') break
        early += 100
      }
      expect(early).toBeGreaterThan(300)
      expect(size()).toBeGreaterThan(14e6)
      expect(size()).toBeLessThan(20e6)
    })
  })

  it('leaves nothing in the journal of what is about to be taken out of the log', async () => {
    const intake = await open()
    let isOver = false
    const stream = async (name: string) => {
      for (let i = 0; !isOver; i++) await send(intake, `${name}${i}`)
    }
    const streams = ['a', 'b', 'c', 'd'].map(stream)
    await expect.poll(size).toBeGreaterThan(0)
    const sent = Promise.all(Array.from({ length: 20 }, (_, i) => send(intake, `gone-${i}`)))
    await sent
    await intake.settle()
    const { left, close } = await openJournal(folder)
    await close()
    expect(left.filter(line => line.includes('gone-'))).toEqual([])
    isOver = true
    await Promise.all(streams)
  })

  it('brings in under a newer number than any, whatever the clock says, and starts with a line that it cannot read', async () => {
    const before = await open()
    await send(before, 'before')
    await before.close()
    for (const journal of journals.splice(0)) await journal.close()
    const value = { type: 'track', event: 'Seen', userId: 'u1', messageId: 'left' }
    const origin = { workspace, country: 'MA', source: 'test' }
    const left = prepareEvent({ text: JSON.stringify(value), value }, origin, now)
    if ('reason' in left) throw new Error(left.reason)
    const journal = await openJournal(folder)
    await journal.append(['{"v":"of another version"}', eventLine(left, 0n)])
    await journal.close()
    const newest = async () => {
      const [row] = await warehouse().rows({
        name: 'test',
        sql: sql`SELECT argMax(message_id, batch) AS newest, uniqExact(batch) AS n FROM ${events({ workspace, now })}`,
        row: z.object({ newest: z.string(), n: count }),
      })
      return row
    }
    await (await open(now - 86_400_000)).close()
    expect(await newest()).toEqual({ newest: 'left', n: 2 })
    // Also where nothing was left.
    for (const journal of journals.splice(0)) await journal.close()
    const last = await open(now - 2 * 86_400_000)
    await send(last, 'last')
    expect(await newest()).toEqual({ newest: 'last', n: 3 })
    expect(readFileSync(join(folder, 'unread.lines'), 'utf8')).toBe('{"v":"of another version"}\n')
    await expect.poll(size).toBe(0)
  })

  it('waits for the log where the journal takes nothing', async () => {
    const intake = await open()
    await journals.splice(0)[0]?.close()
    const answer = await whileShut(intake, async () => {
      const late = send(intake, 'late')
      const first = await Promise.race([late, new Promise(resolve => setTimeout(resolve, 100, 'none'))])
      expect(first).toBe('none')
      return [late]
    })
    expect(await answer[0]).toEqual([{ status: 'stored', messageId: 'late' }])
    expect(await stored()).toEqual(['0-first', 'late'])
  })
})

it('reads of a line the event that wrote it', () => {
  const value = {
    ...{ type: 'identify', userId: 'u"1', anonymousId: 'ز\u2028', messageId: 'm\u0000\u{1F600}' },
    ...{ timestamp: '1900-01-01T00:00:00.001Z', traits: { n: 1e-7, deep: [{ a: null, 7: 'x' }] } },
    context: { groupId: 'acme', channel: 'app' },
  }
  const origin = { workspace: 3, country: 'EG', source: 'shop "ا"', importId: 9 }
  const event = prepareEvent({ text: JSON.stringify(value), value }, origin, Date.UTC(2299, 11, 31))
  if ('reason' in event) throw new Error(event.reason)
  expect(readEventLine(eventLine(event, 12n))).toEqual(event)
})
