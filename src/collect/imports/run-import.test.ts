import { expect, it } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { createWorld } from '../../../test/world.ts'
import { countImported } from '../erase.ts'
import { inspect } from '../files/inspect/inspect.ts'
import { propose } from '../files/propose/propose.ts'
import { fileOf } from '../files/read/file-input.ts'
import { runImport } from './run-import.ts'

describeOnWarehouses('an import that is stopped in the middle', warehouse => {
  it('begins again from the start and adds what is missing, each row once', async () => {
    const world = await createWorld(warehouse())
    const { workspace } = world.scope
    const rows = Array.from({ length: 12_000 }, (_, i) => `u${i % 500},2024-03-05T10:00:00Z,p${i}`)
    const file = fileOf('visits.csv', `user_id,visited_at,page\n${rows.join('\n')}\nu1,soon,p\n`)
    const { mapping } = propose(await inspect([file]))
    const deps = {
      warehouse: warehouse(),
      intake: world.intake,
      clock: world.clock,
      originOf: async () => ({ workspace, source: 'visits', country: 'MA', importId: 7 }),
    }
    const stop = new AbortController()
    const told: number[] = []
    const input = {
      workspace,
      id: 7,
      mapping,
      files: [file],
      signal: stop.signal,
      async onProgress({ messages }: { messages: number }) {
        told.push(messages)
        if (messages > 6_000) stop.abort()
      },
    }
    const ticking = setInterval(() => world.clock.advance(1_000), 1)
    await expect(runImport(deps, input)).rejects.toThrow('abort')
    const before = await countImported(warehouse(), workspace, 7)
    expect(before).toBeLessThan(12_000)
    expect(told.length).toBeGreaterThan(0)
    const report = await runImport(deps, {
      ...input,
      signal: new AbortController().signal,
      onProgress: async () => undefined,
    })
    clearInterval(ticking)
    expect(report).toMatchObject({ messages: 12_000, stored: 12_000, repeated: 0 })
    expect(report.refused).toMatchObject([{ code: 'time-unreadable', count: 1, places: [{ line: 12_002 }] }])
    expect(await countImported(warehouse(), workspace, 7)).toBe(12_000)
  })
})
