import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runChild } from '../../test/children/child.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-cli-import-'))
  await chmod(folder, 0o711)
})
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }))

async function rihla(...args: string[]) {
  const child = runChild('src/cli/main.ts', args, { RIHLA_DATA: join(folder, 'data') })
  return { code: await child.exited, answer: child.answer(), output: child.output() }
}

test('import at the start, then again by hand: questions by exit code, nothing twice, a mapping to keep', async () => {
  const orders = join(folder, 'orders.csv')
  const ids = Array.from({ length: 40 }, (_, i) => i + 10)
  const lines = ids.map(i => `o${i},u${i % 20},2024-03-05 10:${i}:00,2024-03-06 10:00:00`)
  await writeFile(orders, `order_id,user_id,ordered_at,shipped_at\n${lines.join('\n')}\n`)

  const served = runChild('src/main.ts', ['--port', '0', '--import', orders, '--zone', 'Africa/Cairo'], {
    RIHLA_DATA: join(folder, 'data'),
  })
  await served.line('Rihla is ready')
  expect(served.output()).toContain('80 events stored, 0 known already')
  expect(served.output()).toContain('Drafted a journey map')

  const open = await rihla('import', orders, '--yes')
  expect(open).toMatchObject({ code: 2, output: expect.stringContaining('zone') })
  const saved = join(folder, 'mapping.json')
  const again = await rihla('import', orders, '--zone', 'Africa/Cairo', '--save-mapping', saved, '--json')
  expect(again).toMatchObject({ code: 0 })
  expect(JSON.parse(again.answer).report).toMatchObject({ stored: 0, repeated: 80 })
  expect(JSON.parse(await readFile(saved, 'utf8'))).toMatchObject({ version: 1 })
  const reused = await rihla('import', orders, '--mapping', saved)
  expect(reused).toMatchObject({ code: 0, answer: expect.stringContaining('80 known already') })

  const days = join(folder, 'days')
  await mkdir(join(days, '2026-11'), { recursive: true })
  const head = ['order_id', 'user_id', 'ordered_at', 'total']
  for (const day of [1, 2, 3]) {
    const names = day === 3 ? head.map(name => name.replace('total', 'total_amount')) : head
    const rows = ids.map(i => `d${day}-${i},u${i % 20},2026-11-0${day} 10:${i}:00,${i}.5`)
    await writeFile(join(days, '2026-11', `orders-0${day}.csv`), `${[names.join(','), ...rows].join('\n')}\n`)
  }
  await writeFile(join(days, 'read me.pdf'), '%PDF')
  await writeFile(join(days, '.hidden.csv'), 'a,b\n')
  const whole = await rihla('import', days, '--zone', 'Africa/Cairo', '--yes')
  expect(whole).toMatchObject({ code: 0, answer: expect.stringContaining('120 events stored') })
  expect(whole.output).toContain('Not read: read me.pdf')
  expect(whole.output).toContain('total is called total_amount: 2026-11_orders-03.csv:2')
  expect(await rihla('import', join(folder, 'nowhere'))).toMatchObject({ code: 3 })
  expect(await rihla('import')).toMatchObject({ code: 2 })
  expect(await rihla('import', '--resume', '999')).toMatchObject({ code: 3 })
  expect(await rihla('import', '--pause', '1')).toMatchObject({ code: 4 })
  await served.end('SIGTERM')
})
