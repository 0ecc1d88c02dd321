import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openImportShop, type Shop } from '../../../../test/import-run.ts'
import { reader, startTestMariadb, type TestMariadb } from '../../../../test/mariadb-server.ts'
import { openPulling } from '../../../../test/pulled-tables.ts'

let shop: Shop
let source: TestMariadb
beforeAll(async () => {
  shop = await openImportShop({ RIHLA_ALLOW_PRIVATE: '127.0.0.1' })
  source = await startTestMariadb()
})
afterAll(async () => {
  await source?.stop()
  await shop?.stop()
})

const settingsOf = (more: object = {}) => ({
  ...{ host: '127.0.0.1', port: source.port, database: 'shop', user: reader.user, encrypted: false },
  ...{ table: 'orders', keyColumn: 'id', cursorColumn: 'updated_at' },
  ...{ event: 'Order Completed', timeColumn: 'placed_at', zone: 'Africa/Cairo' },
  ...{ userColumn: 'customer_id', phoneColumn: 'phone', caseColumn: 'id' },
  ...more,
})
const secrets = { password: reader.password }

describe('a MySQL table', () => {
  it('each row once: equal cursors over pages, late and changed rows, types, a column that vanishes', async () => {
    await source.run(`CREATE TABLE orders (id bigint unsigned PRIMARY KEY, customer_id varchar(40), phone text, placed_at datetime,
        \`Total \`\`x\`\`\` decimal(10,2), gift tinyint(1), flags bit(3), photo blob, note varchar(40) CHARACTER SET latin1,
        updated_at timestamp(6) NULL);
      INSERT INTO orders SELECT seq, CONCAT('c', seq % 7), CONCAT('010', 10000000 + seq), '2026-03-01 12:00:00' + INTERVAL seq SECOND, seq + 0.5,
        seq % 2 = 0, 5, x'00ff', 'café 1', CONVERT_TZ('2026-03-02 00:00:00.123456' + INTERVAL (seq DIV 1000) HOUR, '+00:00', @@session.time_zone)
        FROM seq_1_to_5000`)
    const own = await openPulling(shop)
    expect(await own.tryOut('mysql', { settings: settingsOf(), secrets })).toMatchObject({
      name: 'orders',
      preview: {
        events: [{ person: 'c1', properties: { 'Total `x`': 1.5 } }, { person: 'c2' }, { person: 'c3' }],
      },
    })
    const id = await own.connect('mysql', { settings: settingsOf(), secrets })
    const first = await own.load(id)
    expect(first.error).toBeNull()
    expect(first.totals).toMatchObject({ stored: 5000, quarantined: 0 })
    const [event] = await own.events()
    expect(event).toEqual({
      time: '2026-03-01 10:00:01.000',
      identifiers: ['phone:+201010000001', 'user_id:c1'],
      properties: expect.objectContaining({
        ...{ id: '1', 'Total `x`': 1.5, gift: '0', flags: '5', photo: '00FF', note: 'café 1' },
        updated_at: '2026-03-02 00:00:00.123456Z',
      }),
    })
    await source.run(`ALTER TABLE orders DROP COLUMN gift;
      INSERT INTO orders VALUES
        (6001, 'late', NULL, '2026-03-03 10:00', 1, 0, NULL, NULL, '2026-03-02 04:55:00'),
        (6002, 'new', NULL, '2026-03-03 11:00', 2, 0, NULL, NULL, '2026-03-02 09:00:00'),
        (6003, 'none', NULL, NULL, 2, 0, NULL, NULL, '2026-03-02 09:00:01');
      UPDATE orders SET customer_id = 'changed', updated_at = '2026-03-02 10:00:00' WHERE id = 5`)
    expect((await own.again(id)).error).toBeNull()
    const users = (await own.events()).flatMap(one => one.identifiers)
    expect(users.filter(one => /late|new|changed/.test(one)).sort()).toEqual(['user_id:late', 'user_id:new'])
    expect(await own.events()).toHaveLength(5002)
    expect(await own.quarantined()).toEqual(['column is no longer there: gift', 'time-missing 6003'])
    await own.again(id)
    expect(await own.events()).toHaveLength(5002)
  })

  it('numbers that a fraction of two powers cannot tell apart', async () => {
    // More than two pages beyond 2^53, of different lengths: by the column's own order, not by that of its text.
    await source.run(`CREATE TABLE big (id bigint unsigned PRIMARY KEY, placed_at datetime, status varchar(9), seen bigint unsigned);
      INSERT INTO big SELECT 18446744073709540000 + seq, '2026-03-01', 'new', seq * 1000000000000001 FROM seq_1_to_4500`)
    const own = await openPulling(shop)
    const settings = settingsOf({
      ...{ table: 'big', cursorColumn: 'seen', userColumn: '', phoneColumn: '', eventColumn: 'status' },
      changes: 'each',
    })
    const id = await own.connect('mysql', { settings, secrets })
    expect((await own.load(id)).totals).toMatchObject({ stored: 4500, quarantined: 0 })
    await source.run(
      `UPDATE big SET status = 'sent', seen = 9000000000000000001 WHERE id = 18446744073709540002`,
    )
    await own.again(id)
    await own.again(id)
    expect(await own.events()).toHaveLength(4501)
  })

  it('keys of bytes and of bits, cursors of single precision, dates of zeros, shapes and small states', async () => {
    await source.run(`CREATE TABLE odd (id binary(16) PRIMARY KEY, placed_at datetime, state tinyint(1), area polygon, track linestring,
        seen float, zero datetime NOT NULL);
      SET sql_mode = '';
      INSERT INTO odd SELECT UNHEX(MD5(seq)), '2026-03-01', seq % 4, ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 0))'), NULL,
        16777216 + (seq DIV 2500), '0000-00-00 00:00:00' FROM seq_1_to_4500;
      CREATE TABLE bits (id bit(8) PRIMARY KEY, placed_at datetime, seen int);
      INSERT INTO bits SELECT seq, '2026-03-01', 1 FROM seq_1_to_255`)
    const named = { event: 'Seen', userColumn: '', phoneColumn: '', caseColumn: '' }
    const loaded = async (more: object) => {
      const own = await openPulling(shop)
      const id = await own.connect('mysql', { settings: settingsOf({ ...named, ...more }), secrets })
      const { error, totals } = await own.load(id)
      return { own, id, error, stored: totals.stored }
    }
    const odd = await loaded({ table: 'odd', cursorColumn: 'seen' })
    expect(odd).toMatchObject({ error: null, stored: 4500 })
    const states = new Set(
      (await odd.own.events()).map(one => z.object({ state: z.coerce.number() }).parse(one.properties).state),
    )
    expect([...states].sort()).toEqual([0, 1, 2, 3])
    expect(await loaded({ table: 'bits', cursorColumn: 'seen' })).toMatchObject({ error: null, stored: 255 })

    await source.run(`CREATE TABLE zeros (id int PRIMARY KEY, placed_at datetime, zero datetime NOT NULL);
      SET sql_mode = ''; INSERT INTO zeros VALUES (1, '2026-03-01', '0000-00-00')`)
    const { own, id, stored } = await loaded({ table: 'zeros', cursorColumn: 'zero' })
    expect(stored).toBe(1)
    await source.run(`INSERT INTO zeros VALUES (2, '2026-03-02', '2026-03-02')`)
    expect((await own.again(id)).totals.stored).toBe(2)
  })

  it('goes on where it stood when only its schedule changes', async () => {
    const own = await openPulling(shop)
    await source.run(`CREATE TABLE visits (id int PRIMARY KEY, placed_at datetime, updated_at int)`)
    for (let n = 1; n <= 10; n++)
      await source.run(`INSERT INTO visits VALUES (${n}, '2026-03-01 10:00:00', ${n * 5_000})`)
    const settings = { ...settingsOf({ table: 'visits' }), userColumn: '', phoneColumn: '' }
    const id = await own.connect('mysql', { settings, secrets })
    const { lastRunAt: before } = await own.load(id)
    await own.change(id, { settings, secrets: {}, minutes: 60 })
    for (let found = await own.view(id); found.isRunning || found.lastRunAt === before; ) {
      await new Promise(resolve => setTimeout(resolve, 50))
      found = await own.view(id)
    }
    const { totals } = await own.view(id)
    expect(totals.stored).toBe(10)
    expect(totals.repeated).toBeLessThan(5)
  })

  it('reads only, and says what is wrong without saying a secret', async () => {
    const own = await openPulling(shop)
    const refusal = (more: object, password = secrets.password) =>
      own.tryOut('mysql', { settings: settingsOf(more), secrets: { password } }).then(
        () => null,
        error => error.problem ?? error,
      )
    await source.run(`CREATE TABLE steps (id int, updated_at int, placed_at text, customer_id text, phone text);
      INSERT INTO steps VALUES (1, 1, '2026-03-01', 'a', '');
      CREATE TABLE \`or\`\`ders; DROP TABLE steps\` LIKE steps;
      CREATE FUNCTION touch() RETURNS int MODIFIES SQL DATA BEGIN DELETE FROM steps; RETURN 1; END;
      CREATE VIEW sly AS SELECT touch() AS id, 1 AS updated_at, '2026-03-01' AS placed_at, '' AS customer_id, '' AS phone`)
    expect(await refusal({ table: 'or`ders; DROP TABLE steps' })).toBeNull()
    expect(await refusal({ table: 'absent' })).toMatchObject({ code: 'connection.table-missing' })
    expect(await refusal({ database: 'absent' })).toMatchObject({ code: 'connection.forbidden' })
    expect(await refusal({}, 'wrong')).toMatchObject({ code: 'connection.login-refused' })
    expect(await refusal({ host: '10.0.0.9' })).toMatchObject({ code: 'connection.address-private' })
    expect(await refusal({ port: 1 })).toMatchObject({ code: 'connection.unreachable' })
    expect(await refusal({ encrypted: true })).toMatchObject({ code: 'connection.unreachable' })
    const id = await own.connect('mysql', { settings: settingsOf({ table: 'sly' }), secrets })
    // A password that is kept is tried for other rows of the same server, and never sent to another.
    const keptFor = (more: object) =>
      own.tryOut('mysql', { id, settings: settingsOf(more), secrets: {} }).then(
        () => null,
        error => error.problem ?? error,
      )
    expect(await keptFor({ table: 'steps', emailColumn: 'phone' })).toBeNull()
    expect(await keptFor({ table: 'steps', keyColumn: 'nope' })).toMatchObject({
      code: 'connection.column-missing',
      params: { field: 'keyColumn', column: 'nope' },
    })
    expect(await keptFor({ table: 'steps', database: 'mysql' })).toMatchObject({
      code: 'connection.login-refused',
    })
    const found = await own.load(id)
    // A view that would write is not even described to who reads only.
    expect(found.error?.code).toBe('connection.table-missing')
    expect(JSON.stringify(found)).not.toContain(secrets.password)
    expect(await source.run('SELECT count(*) AS n FROM steps')).toEqual([{ n: 1 }])
  })
})
