import { mkdtempSync, rmSync, statSync } from 'node:fs'
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

  beforeAll(() => warehouse().migrate(warehouseMigrations))
  beforeEach(() => {
    workspace++
    forgotten = 'nobody'
    door = { opened: Promise.resolve(), fails: false }
    folder = mkdtempSync(join(tmpdir(), 'rihla-intake-'))
  })
  afterEach(async () => {
    for (const journal of journals.splice(0)) await journal.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function insert(table: string, lines: readonly string[]): Promise<InsertOutcome[]> {
    await door.opened
    if (door.fails) throw new RihlaError('warehouse.unavailable')
    return insertRows(warehouse(), table, lines)
  }

  async function open(): Promise<Intake> {
    const intake = createIntake({
      ...{ warehouse: warehouse(), clock: steppedClock(now), log: createLog('silent'), live: createLive() },
      insertRows: insert,
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
