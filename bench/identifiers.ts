import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLog } from '../src/platform/log.ts'
import { openWarehouse } from '../src/platform/warehouse/open-warehouse.ts'
import { param, type Sql, sql } from '../src/platform/warehouse/sql.ts'
import { identityStatusSchema } from '../src/unify/model.ts'
import { openShop, startWhole, type WholeServer } from '../test/whole-server.ts'
import { currentCommit } from './measure.ts'
import { writeResults } from './results.ts'

/**
 * `node bench/identifiers.ts [identifiers]`: what memory a workspace of ten million identifiers takes, all of them linked: the
 * whole server on a log that holds them, when it reads them first (and writes everybody's person), when it is started again, and
 * while events come. Writes its part of RESULTS.md. Linux only: it reads `/proc`.
 */
const identifiers = Number(process.argv[2] ?? 10_000_000)
/** A user id and a device each, an address every second: two and a half identifiers a person. */
const persons = Math.ceil(identifiers / 2.5)
const mostBytes = 4e9
const folder = mkdtempSync(join(tmpdir(), 'rihla-identifiers-'))
chmodSync(folder, 0o711) // as root, PostgreSQL's own account must get through
const data = join(folder, 'data')
const busyBefore = loadavg()[0] ?? 0
let server: WholeServer | null = null

interface Stage {
  readonly what: string
  readonly seconds: number
  readonly mostBytes: number
}

try {
  server = await startWhole(data)
  const shop = await openShop(server)
  await end()
  const filled = await fill(shop.workspace)
  const first = await start(shop.workspace, 'read for the first time, every person written')
  const between = await measureLive(shop)
  await end()
  const again = await start(shop.workspace, 'started again')
  await end()
  const text = report(filled, [first.stage, between, again.stage], again.status)
  console.log(text)
  writeResults('identifiers', text)
} finally {
  await server?.child.end('SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
}

async function end(): Promise<void> {
  server?.child.process.kill('SIGTERM')
  await server?.child.exited
  server = null
}

/** Writes the log by the engine itself, in a way that the intake would have: the trace is the hash of the identifiers. */
async function fill(workspace: number): Promise<number> {
  const begun = performance.now()
  const questions = { seconds: 600, memoryBytes: 6e9, threads: 2 }
  const warehouse = await openWarehouse(
    { dataFolder: data, warehouse: { kind: 'embedded' }, questions },
    createLog('silent'),
  )
  const portion = 200_000
  try {
    for (let from = 0; from < persons; from += portion)
      await warehouse.run({
        name: 'bench: identifiers',
        sql: insertEvents(workspace, { from, to: Math.min(persons, from + portion) }),
        settings: { max_block_size: 65_536 },
      })
  } finally {
    await warehouse.close()
  }
  return (performance.now() - begun) / 1000
}

/**
 * Of batch 0: journeys and search, which take what comes after the batch that they noted, leave it alone. Everybody comes as a device, signs in, and comes back signed in; every second says an address. */
function insertEvents(workspace: number, { from, to }: { from: number; to: number }): Sql {
  const device = sql`concat('anonymous_id:', toString(reinterpretAsUUID(sipHash128(p))))`
  const user = sql`concat('user_id:', toString(p))`
  const email = sql`concat('email:customer.', toString(p), '@example.com')`
  return sql`INSERT INTO events (workspace, message_id, id_hash, content, type, call, name, time, received_at, identifiers, trace, properties, received, batch)
    SELECT ${param(workspace, 'UInt32')}, id, cityHash64(id), 0, type, if(type = 'identify', 0, 5), type,
      toDateTime64('2026-01-01', 3, 'UTC') + p % 10000000 + i AS time, time, arraySort(list),
      reinterpretAsUInt64(reverse(substring(SHA256(concat('["', arrayStringConcat(arraySort(list), '","'), '"]')), 1, 8))), '{}', '', 0
    FROM (
      SELECT p, i, list, if(i = 4, 'identify', 'track') AS type, toString(reinterpretAsUUID(sipHash128(p, i))) AS id
      FROM (SELECT number + ${from} AS p FROM numbers(${to - from}))
      ARRAY JOIN if(p % 2 = 0, [[${device}], [${device}, ${user}], [${user}], [${user}, ${email}]], [[${device}], [${device}, ${user}], [${user}]]) AS list,
        if(p % 2 = 0, [1, 2, 3, 4], [1, 2, 3]) AS i
    )`
}

/** Starts the server on the folder and waits until identity is whole. */
async function start(workspace: number, what: string) {
  const begun = performance.now()
  const started = await startWhole(data)
  server = started
  const ask = () => started.call(`/api/w/${workspace}/identity/status`, identityStatusSchema)
  for (;;) {
    const status = await ask().catch(() => said(started))
    if (status.isLoaded && !status.isBehind) {
      const seconds = (performance.now() - begun) / 1000
      return { status, stage: { what, seconds, mostBytes: mostMemory() } }
    }
    await sleep(250)
  }
}

/** The server is gone: fails with what it said last. */
async function said({ child }: WholeServer): Promise<never> {
  throw new Error(await child.line('what no server says'))
}

/** A thousand events a second for a quarter of a minute, of those who are there and of new ones. */
async function measureLive({ writeKey }: { writeKey: string }): Promise<Stage> {
  const begun = performance.now()
  for (let i = 0; i < 15_000; i += 100) {
    const batch = Array.from({ length: 100 }, (_, n) => ({
      ...{ type: 'track', event: 'Seen', messageId: `live-${i + n}`, timestamp: new Date().toISOString() },
      ...{ userId: String((i + n) * 509), anonymousId: `new-${i + n}` },
    }))
    const response = await fetch(`${server?.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ batch }),
    })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    await sleep(100 - ((performance.now() - begun) % 100))
  }
  const seconds = (performance.now() - begun) / 1000
  return { what: 'while 15,000 events link new devices to them', seconds, mostBytes: mostMemory() }
}

function mostMemory(): number {
  const status = readFileSync(`/proc/${server?.child.pid}/status`, 'utf8')
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(status) ?? []
  return Number(kilobytes) * 1024
}

function report(
  filled: number,
  stages: readonly Stage[],
  {
    identifiers: held,
    traces,
    singles,
    bytes,
  }: { identifiers: number; traces: number; singles: number; bytes: number },
): string {
  const rows = stages.map(
    ({ what, seconds, mostBytes: most }) =>
      `| ${what} | ${(most / 1e9).toFixed(2)} GB | ${seconds.toFixed(0)} s | < 4 GB | ${most < mostBytes ? 'met' : '**missed**'} |`,
  )
  return `Command: \`node_modules/.bin/node bench/identifiers.ts ${identifiers}\`, commit ${currentCommit()}, ${availableParallelism()} cores. ${held} identifiers of
${persons} persons, all linked: ${traces} traces of several identifiers and ${singles} of one, written in ${filled.toFixed(0)} s. The most memory that
the server's process held until then, engine included, PostgreSQL not; load average before: ${busyBefore.toFixed(1)}. The evidence itself
takes ${(bytes / 1e9).toFixed(2)} GB.

| what | most memory | took | target | |
|---|---|---|---|---|
${rows.join('\n')}
`
}
