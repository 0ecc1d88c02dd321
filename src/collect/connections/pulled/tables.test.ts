import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServers, type TestServers } from '../../../../test/clickhouse-server.ts'
import { openImportShop, type Shop } from '../../../../test/import-run.ts'
import { openPulling } from '../../../../test/pulled-tables.ts'
import { createLog } from '../../../platform/log.ts'
import { startPostgres } from '../../../platform/store/postgres-server.ts'

let shop: Shop
let postgres: Awaited<ReturnType<typeof startPostgres>>
let source: pg.Client
let folder = ''
let server: TestServers
beforeAll(async () => {
  shop = await openImportShop({ RIHLA_ALLOW_PRIVATE: '127.0.0.1' })
  folder = await mkdtemp(join(tmpdir(), 'rihla-source-'))
  await chmod(folder, 0o711)
  postgres = await startPostgres({ folder, log: createLog('silent'), listen: 'tcp' })
  source = new pg.Client({ connectionString: postgres.url })
  await source.connect()
  server = await startTestServers(1)
})
afterAll(async () => {
  await server?.stop()
  await source?.end()
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
  await shop?.stop()
})

const common = {
  encrypted: false,
  table: 'orders',
  keyColumn: 'id',
  cursorColumn: 'updated_at',
  event: 'Order Completed',
  timeColumn: 'placed_at',
  zone: 'Africa/Cairo',
  userColumn: 'customer_id',
  phoneColumn: 'phone',
  caseColumn: 'id',
}

function postgresSettings() {
  const { hostname, port, username, password, pathname } = new URL(postgres.url)
  return {
    settings: {
      ...common,
      host: hostname,
      port: Number(port),
      database: pathname.slice(1),
      user: decodeURIComponent(username),
    },
    secrets: { password: decodeURIComponent(password) },
  }
}

const workspaceOf = () => openPulling(shop)

const run = (text: string) => source.query(text)

describe('a PostgreSQL table', () => {
  it('each row once: equal cursors over pages, late and changed rows, a column that vanishes', async () => {
    // 5,000 rows of which a thousand share each cursor; names that must be quoted.
    await run(`CREATE TABLE orders (id bigint PRIMARY KEY, customer_id text, phone text, placed_at timestamp, "Total ""x""" numeric(10,2),
      gift boolean, lines jsonb, updated_at timestamptz)`)
    await run(`INSERT INTO orders SELECT n, 'c' || n % 7, '010' || (10000000 + n), timestamp '2026-03-01 12:00' + n * interval '1 second', n + 0.5,
      n % 2 = 0, '[{"sku":"a"}]', timestamptz '2026-03-02 00:00:00.123456+00' + (n / 1000) * interval '1 hour' FROM generate_series(1, 5000) n`)
    const own = await workspaceOf()
    const given = postgresSettings()
    expect(await own.tryOut('postgresql', given)).toMatchObject({
      name: 'orders',
      preview: {
        events: [
          {
            event: 'Order Completed',
            time: '2026-03-01T10:00:01.000Z',
            person: 'c1',
            properties: { gift: false },
          },
          { person: 'c2' },
          { person: 'c3' },
        ],
        refused: [],
      },
    })
    const id = await own.connect('postgresql', given)
    const first = await own.load(id)
    expect(first.error).toBeNull()
    expect(first.totals).toMatchObject({ stored: 5000, quarantined: 0 })
    const [event] = await own.events()
    expect(event).toEqual({
      time: '2026-03-01 10:00:01.000',
      identifiers: ['phone:+201010000001', 'user_id:c1'],
      properties: expect.objectContaining({ id: '1', 'Total "x"': 1.5, gift: false, lines: [{ sku: 'a' }] }),
    })
    // One that was written late, one that changed, one without time, a new one; and a column is dropped.
    await run(`ALTER TABLE orders DROP COLUMN gift`)
    await run(`INSERT INTO orders VALUES
      (6001, 'late', null, '2026-03-03 10:00', 1, null, timestamptz '2026-03-02 04:55:00+00'),
      (6002, 'new', null, '2026-03-03 11:00', 2, null, timestamptz '2026-03-02 09:00:00+00'),
      (6003, 'none', null, null, 2, null, timestamptz '2026-03-02 09:00:01+00')`)
    await run(
      `UPDATE orders SET customer_id = 'changed', updated_at = timestamptz '2026-03-02 10:00:00+00' WHERE id = 5`,
    )
    const second = await own.again(id)
    expect(second.error).toBeNull()
    const users = (await own.events())
      .flatMap(one => one.identifiers)
      .filter(one => /late|new|changed/.test(one))
    expect(users.sort()).toEqual(['user_id:late', 'user_id:new'])
    expect(await own.events()).toHaveLength(5002)
    expect(await own.quarantined()).toEqual(['column is no longer there: gift', 'time-missing 6003'])
    await own.again(id)
    expect(await own.events()).toHaveLength(5002)
    // A column that rows are read by is not done without.
    await run(`ALTER TABLE orders DROP COLUMN customer_id`)
    expect(await own.again(id)).toMatchObject({
      status: 'failed',
      error: { code: 'connection.column-missing', params: { field: 'userColumn', column: 'customer_id' } },
    })
  })

  it('pages go on by the order of the columns and not of their texts', async () => {
    // All share one cursor; 10 comes after 9, as text before it.
    await run(`CREATE TABLE many (id int PRIMARY KEY, placed_at timestamptz, updated_at int)`)
    await run(`INSERT INTO many SELECT n, now(), 7 FROM generate_series(1, 4500) n`)
    const own = await workspaceOf()
    const { settings, secrets } = postgresSettings()
    const given = { ...settings, table: 'many', userColumn: '', phoneColumn: '' }
    const id = await own.connect('postgresql', { settings: given, secrets })
    expect((await own.load(id)).totals).toMatchObject({ stored: 4500 })
  })

  it('where each change counts, a changed row is another event', async () => {
    await run(`CREATE TABLE steps (id int PRIMARY KEY, placed_at timestamptz, updated_at int, status text)`)
    await run(`INSERT INTO steps SELECT n, now(), n, 'new' FROM generate_series(1, 3) n`)
    const own = await workspaceOf()
    const { settings, secrets } = postgresSettings()
    const { userColumn: _, phoneColumn: __, ...rest } = settings
    const id = await own.connect('postgresql', {
      settings: { ...rest, table: 'steps', event: '', eventColumn: 'status', changes: 'each' },
      secrets,
    })
    await own.load(id)
    await run(`UPDATE steps SET status = 'sent', updated_at = 9 WHERE id = 2`)
    await own.again(id)
    await own.again(id)
    expect(await own.events()).toHaveLength(4)
  })

  it('reads only, and says what is wrong without saying a secret', async () => {
    const own = await workspaceOf()
    const { settings, secrets } = postgresSettings()
    const refusal = (more: object, password = secrets.password) =>
      own.tryOut('postgresql', { settings: { ...settings, ...more }, secrets: { password } }).then(
        () => null,
        error => error.problem ?? error,
      )
    await run(
      `CREATE TABLE IF NOT EXISTS "or""ders; DROP TABLE steps" (id int, updated_at int, placed_at text, customer_id text, phone text)`,
    )
    expect(await refusal({ table: 'or"ders; DROP TABLE steps' })).toBeNull()
    await run(`SELECT 1 FROM steps`)
    expect(await refusal({ table: 'absent' })).toMatchObject({ code: 'connection.table-missing' })
    expect(await refusal({ keyColumn: 'nope', table: 'steps' })).toMatchObject({
      code: 'connection.column-missing',
      params: { field: 'keyColumn', column: 'nope', columns: 'id\nplaced_at\nupdated_at\nstatus' },
    })
    expect(await refusal({ host: '10.0.0.9' })).toMatchObject({ code: 'connection.address-private' })
    expect(await refusal({ port: 1 })).toMatchObject({ code: 'connection.unreachable' })
    await run(
      `CREATE FUNCTION touch() RETURNS int LANGUAGE sql AS 'DELETE FROM steps WHERE id = 1 RETURNING 1'`,
    )
    await run(
      `CREATE VIEW sly AS SELECT touch() AS id, 1 AS updated_at, now() AS placed_at, '' AS customer_id, '' AS phone`,
    )
    const id = await own.connect('postgresql', { settings: { ...settings, table: 'sly' }, secrets })
    const found = await own.load(id)
    expect(found.error?.code).toBe('connection.source-failed')
    expect(JSON.stringify(found)).not.toContain(secrets.password)
    const left = await source.query<{ n: string }>('SELECT count(*)::text AS n FROM steps')
    expect(left.rows[0]?.n).toBe('3')
  })
})

describe('a ClickHouse table', () => {
  it('each row once, by its HTTP port, with instants and nothing as they are', async () => {
    const url = server.urls[0] ?? ''
    const ask = async (body: string) => {
      const answer = await fetch(url, { method: 'POST', body })
      if (!answer.ok) throw new Error(await answer.text())
    }
    await ask(`CREATE TABLE default.orders (id UInt64, customer_id Nullable(String), phone String, placed_at DateTime64(3, 'Asia/Riyadh'),
      total Decimal(10, 2), tags Array(String), updated_at DateTime) ENGINE = MergeTree ORDER BY id`)
    await ask(`INSERT INTO default.orders SELECT number + 1, if(number % 3 = 0, NULL, concat('c', toString(number))), '', toDateTime64('2026-03-01 12:00:00', 3, 'Asia/Riyadh') + number,
      number + 0.25, ['a', 'b'], toDateTime('2026-03-02 00:00:00', 'UTC') + intDiv(number, 1500) FROM numbers(4500)`)
    const own = await workspaceOf()
    const { hostname, port } = new URL(url)
    const settings = { ...common, host: hostname, port: Number(port), database: 'default', user: 'default' }
    expect(await own.tryOut('clickhouse', { settings })).toMatchObject({
      name: 'orders',
      counts: [{ n: 4500 }],
      preview: {
        events: [{ person: null }, { person: 'c1', properties: { tags: ['a', 'b'] } }, { person: 'c2' }],
      },
    })
    expect(await own.tryOut('clickhouse', { settings: { ...settings, timeColumn: 'phone' } })).toMatchObject({
      preview: { events: [], refused: ['time-missing', 'time-missing', 'time-missing'] },
    })
    const id = await own.connect('clickhouse', { settings })
    const found = await own.load(id)
    expect(found.error).toBeNull()
    expect(found.totals.stored).toBe(4500)
    const [first, second] = await own.events()
    expect(first).toMatchObject({ time: '2026-03-01 09:00:00.000', identifiers: [] })
    expect(second).toMatchObject({
      identifiers: ['user_id:c1'],
      properties: { total: 1.25, tags: ['a', 'b'], id: '2' },
    })
    await ask(
      `INSERT INTO default.orders SELECT 9001, 'late', '', now64(3), 1, [], toDateTime('2026-03-02 00:00:01', 'UTC')`,
    )
    await own.again(id)
    expect(await own.events()).toHaveLength(4501)
  })
})
