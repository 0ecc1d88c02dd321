import { createInterface } from 'node:readline'
import { z } from 'zod'
import { composeParts } from '../src/parts.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { sql } from '../src/platform/warehouse/sql.ts'
import { lanes } from '../src/platform/warehouse/warehouse.ts'
import { startServer } from '../src/server.ts'
import { stopOnSignal } from '../src/stop-on-signal.ts'

// The whole of Rihla on a data folder, that can be told to ask something heavy: a line `ask SECONDS` on standard input keeps the
// threads of one question busy for so long, on the lane of questions (or on the one named after it, to see what that breaks).
// `asked N` and `answered N MS` are printed of the Nth.
const [dataFolder = ''] = process.argv.slice(2)
const config = { ...readConfig(), dataFolder, port: 0 }
const server = await startServer({ config, log: createLog('error'), compose: composeParts })
stopOnSignal(
  () => server.stop(),
  () => undefined,
)
const { govern } = server.composition
const caller = { kind: 'local' } as const
const { id } = await govern.workspaces.create(
  {
    name: 'under load',
    country: 'MA',
    zone: 'Africa/Casablanca',
    currency: 'MAD',
    weekend: [6, 7],
    weekStart: 1,
    digits: 'latn',
    calendar: 'gregory',
    language: 'ar',
  },
  caller,
)
const { secret } = await govern.workspaces.createKey({ workspace: id, kind: 'write', name: 'load', caller })
console.log(`ready ${server.url} ${id} ${secret} ${server.localKey}`)

const lane = z.enum(lanes)
let asked = 0
for await (const line of createInterface({ input: process.stdin })) {
  const [, seconds = '', named = 'question'] = line.split(' ')
  const start = performance.now()
  const n = ++asked
  console.log(`asked ${n}`)
  await server.engines.warehouse.rows({
    name: 'bench: heavy question',
    lane: lane.parse(named),
    sql: sql`SELECT max(sipHash64(number, toString(number))) AS most FROM numbers_mt(1000000000000)`,
    row: z.object({ most: z.string() }),
    timeoutMs: Number(seconds) * 1000,
    settings: { timeout_overflow_mode: 'break' },
  })
  console.log(`answered ${n} ${Math.round(performance.now() - start)}`)
}
