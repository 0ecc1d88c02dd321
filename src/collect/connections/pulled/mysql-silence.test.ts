import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createAddressPolicy } from '../../../platform/http/address-policy.ts'
import { createOutgoing } from '../../../platform/http/outgoing.ts'
import { loadTable, type TableContext } from './load-table.ts'
import { openMysql } from './mysql.ts'
import { tableSettings } from './table-settings.ts'

// A server that keeps the line and says nothing: the load ends in its time, whatever was said before, and lets go of the line.

const sslBit = 0x0800

/** Protocol 4.1 with a name and a password, as MySQL 8 greets. */
function greeting(): Buffer {
  const flags = 0x0200 | 0x0008 | 0x8000 | sslBit
  return Buffer.concat([
    Buffer.from('\u000a8.0.36\0', 'latin1'),
    Buffer.from([1, 0, 0, 0, ...Buffer.from('12345678'), 0]),
    Buffer.from([flags & 0xff, flags >> 8, 45, 2, 0, 0x08, 0, 21, ...Buffer.alloc(10)]),
    Buffer.from('123456789012\0mysql_native_password\0', 'latin1'),
  ])
}

const fine = Buffer.from([0, 0, 0, 2, 0, 0, 0])

function packet(sequence: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([body.length, 0, 0, sequence]), body])
}

interface Silence {
  /** How many of its answers it gives, the greeting first. */
  readonly answers: number
  /** Of the answer after these it sends so many bytes. */
  readonly bytes?: number
}

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function serveSilence({ answers, bytes = 0 }: Silence) {
  const lines = new Set<Socket>()
  const server = createServer(line => {
    let given = 0
    const answer = (sequence: number, body: Buffer) => {
      const whole = packet(sequence, body)
      if (given < answers) line.write(whole)
      else if (given === answers && bytes > 0) line.write(whole.subarray(0, bytes))
      given++
    }
    lines.add(line)
    line.on('close', () => lines.delete(line)).on('error', () => undefined)
    // Each of its questions fits in one packet, and comes alone.
    line.on('data', asked => answer((asked[3] ?? 0) + 1, fine))
    answer(0, greeting())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    for (const line of lines) line.destroy()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, lines }
}

function contextOf(port: number, encrypted: boolean): TableContext {
  const addresses = createAddressPolicy(['127.0.0.1'])
  return {
    settings: tableSettings.parse({
      ...{ host: '127.0.0.1', port, database: 'shop', user: 'reader', encrypted },
      ...{ table: 'orders', keyColumn: 'id', cursorColumn: 'updated_at' },
      ...{ event: 'Order Completed', timeColumn: 'placed_at', userColumn: 'customer_id' },
    }),
    secrets: { password: 'secret' },
    workspace: { country: 'EG', zone: 'Africa/Cairo', currency: 'EGP' },
    source: 'silent',
    ...{ http: createOutgoing(addresses), addresses, now: Date.now },
    signal: AbortSignal.timeout(60_000),
    keepSecrets: async () => undefined,
  }
}

const short = { connectMs: 300, answerMs: 300 }

describe('a MySQL server that falls silent', () => {
  it.each([
    { when: 'before it greets', answers: 0, code: 'connection.unreachable' },
    { when: 'in the middle of its greeting', answers: 0, bytes: 20, code: 'connection.unreachable' },
    { when: 'before it lets us in', answers: 1, code: 'connection.unreachable' },
    { when: 'before the line is encrypted', answers: 1, encrypted: true, code: 'connection.unreachable' },
    { when: 'after it let us in', answers: 2, code: 'connection.timed-out' },
    { when: 'at the first SELECT', answers: 5, code: 'connection.timed-out' },
    { when: 'in the middle of an answer', answers: 5, bytes: 6, code: 'connection.timed-out' },
  ])(
    '$when',
    async ({ answers, bytes = 0, encrypted = false, code }) => {
      const { port, lines } = await serveSilence({ answers, bytes })
      const began = performance.now()
      const open = (context: TableContext) => openMysql(context, short)
      const load = loadTable('mysql', contextOf(port, encrypted), { open, cursor: null })
      await expect(load.next()).rejects.toMatchObject({ code, params: { host: '127.0.0.1' } })
      const took = performance.now() - began
      expect(took).toBeGreaterThan(250)
      // With the second that a goodbye may take.
      expect(took).toBeLessThan(5_000)
      await expect.poll(() => lines.size).toBe(0)
    },
    20_000,
  )

  it('is let go of when the load is stopped', async () => {
    const { port, lines } = await serveSilence({ answers: 5 })
    const stop = new AbortController()
    const context = { ...contextOf(port, false), signal: stop.signal }
    const load = loadTable('mysql', context, { open: openMysql, cursor: null }).next()
    setTimeout(() => stop.abort(), 300)
    await expect(load).rejects.toMatchObject({ code: 'connection.timed-out' })
    await expect.poll(() => lines.size).toBe(0)
  }, 20_000)
})
