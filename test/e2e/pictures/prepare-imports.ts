import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Session } from '../../../src/cli/session.ts'
import { streamFile } from '../../../src/cli/stream-file.ts'
import { type FileInput, fileAt, fileOf } from '../../../src/collect/files/read/file-input.ts'
import { importDetail, importRecord } from '../../../src/collect/imports/model-import.ts'

const rows = Array.from({ length: 45 }, (_, i) => i)
const two = (n: number) => String(n).padStart(2, '0')
const orders = fileOf(
  'orders.csv',
  `order_id,user_id,ordered_at,shipped_at,city\n${rows
    .map(
      i =>
        `o${i},u${i % 20},2024-03-05 10:${two(i)}:00,2024-03-06 10:00:00,${i % 2 ? 'الدار البيضاء' : 'Rabat'}`,
    )
    .join('\n')}\no98,u7,soon,,Rabat\n`,
)
const items = fileOf(
  'order_items.csv',
  `order_id,price\n${rows.map(i => `o${i},10.5\no${i},0.2`).join('\n')}\n`,
)

function dayFile(day: number, head: string): FileInput {
  const lines = rows.map(i => `d${day}-${i},u${i % 9},2026-11-${two(day)} 10:${two(i)}:00,${i}.5`)
  return fileOf(`orders-2026-11-${two(day)}.csv`, `${[head, ...lines].join('\n')}\n`)
}

/** One import that asks, one that can start, one of days whose columns changed, and one that is done. */
export async function importSome(session: Session, base: string, folder: string | null) {
  const own =
    folder === null
      ? []
      : (await readdir(folder)).filter(name => /\.(csv|json|jsonl|xlsx|xes|parquet)$/.test(name))
  const files = folder === null ? [orders, items] : own.map(name => fileAt(join(folder, name), name))
  const path = `${base}/imports`
  const upload = async (name: string, given: readonly FileInput[], answers?: object) => {
    const made = await session.call({ method: 'POST', path, body: { name }, answer: importRecord })
    for (const file of given) {
      const to = `${path}/${made.id}/files/${encodeURIComponent(file.name)}`
      await session.call({ method: 'PUT', path: to, stream: streamFile(file), answer: importRecord })
    }
    await session.call({
      method: 'POST',
      path: `${path}/${made.id}/inspect`,
      body: answers ? { answers } : {},
      answer: importDetail,
    })
    return made.id
  }
  const done = await upload('طلبات مارس', [orders, items], { zone: 'UTC' })
  await session.call({ method: 'POST', path: `${path}/${done}/start`, answer: importRecord })
  const head = 'order_id,user_id,ordered_at,total'
  const days = [dayFile(1, head), dayFile(2, head), dayFile(3, `${head}_amount`)]
  const differing = await upload('orders-2026-11-01.csv', days)
  const ready = await upload('Past orders', files, { zone: 'UTC' })
  const asking = await upload('Past orders', files)
  for (let status = 'running'; status === 'running'; ) {
    status = (await session.call({ path: `${path}/${done}`, answer: importDetail })).import.status
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  const at = (id: number) => `/data/imports/${id}`
  return {
    '/data/imports/$id': at(asking),
    'an import that can start': at(ready),
    'an import of days that differ': at(differing),
    'an import that is done': at(done),
  }
}
