import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { createWorld } from '../../../test/world.ts'
import { countImported } from '../erase.ts'
import { inspect } from '../files/inspect/inspect.ts'
import { propose } from '../files/propose/propose.ts'
import { fileAt, fileOf } from '../files/read/file-input.ts'
import { type Checkpoint, checkpoint } from './model-import.ts'
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
      from: null,
      async onProgress({ messages }: { messages: number }) {
        told.push(messages)
        if (messages > 6_000) stop.abort()
        return true
      },
      onCheckpoint: async () => undefined,
    }
    const ticking = setInterval(() => world.clock.advance(1_000), 1)
    await expect(runImport(deps, input)).rejects.toThrow('abort')
    const before = await countImported(warehouse(), workspace, 7)
    expect(before).toBeLessThan(12_000)
    expect(told.length).toBeGreaterThan(0)
    const report = await runImport(deps, {
      ...input,
      signal: new AbortController().signal,
      onProgress: async () => true,
    })
    clearInterval(ticking)
    expect(report).toMatchObject({ messages: 12_000, stored: 12_000, repeated: 0 })
    expect(report?.refused).toMatchObject([{ code: 'time-unreadable', count: 1, places: [{ line: 12_002 }] }])
    expect(await countImported(warehouse(), workspace, 7)).toBe(12_000)
  })

  it('goes on where it was paused, with one report of the whole', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rihla-run-import-'))
    try {
      const world = await createWorld(warehouse())
      const { workspace } = world.scope
      // Every third row comes twice, far apart; the last is refused.
      const rows = Array.from(
        { length: 12_000 },
        (_, i) => `u${i % 500},2024-03-05T10:00:00Z,p${i % 8_000} ${'x'.repeat(60)}`,
      )
      const path = join(folder, 'visits.csv')
      await writeFile(path, `user_id,visited_at,page\n${rows.join('\n')}\nu1,soon,p\n`)
      const file = fileAt(path)
      const { mapping } = propose(await inspect([file]))
      let brought = 0
      const accept: typeof world.intake.accept = (origin, messages) => {
        brought += messages.length
        return world.intake.accept(origin, messages)
      }
      const deps = {
        warehouse: warehouse(),
        intake: { ...world.intake, accept },
        clock: world.clock,
        originOf: async () => ({ workspace, source: 'visits', country: 'MA', importId: 8 }),
      }
      const saved: Checkpoint[] = []
      const input = {
        workspace,
        id: 8,
        mapping,
        files: [file],
        signal: new AbortController().signal,
        from: null,
        onProgress: async ({ messages }: { messages: number }) => messages < 6_000,
        onCheckpoint: async (reached: Checkpoint) =>
          void saved.push(checkpoint.parse(JSON.parse(JSON.stringify(reached)))),
      }
      const ticking = setInterval(() => world.clock.advance(1_000), 1)
      expect(await runImport(deps, input)).toBe(null)
      const last = saved.at(-1)
      expect(last?.report.messages).toBe(brought)
      expect(await countImported(warehouse(), workspace, 8)).toBe(brought)
      const before = brought
      expect(before).toBeGreaterThan(5_000)
      const report = await runImport(deps, { ...input, from: last ?? null, onProgress: async () => true })
      clearInterval(ticking)
      expect(brought).toBe(12_000)
      expect(report).toMatchObject({ messages: 12_000, stored: 12_000, repeated: 0, quarantined: [] })
      expect(report?.refused).toMatchObject([
        { code: 'time-unreadable', count: 1, places: [{ line: 12_002 }] },
      ])
      expect(report?.notices).toMatchObject([
        { code: 'repeated-row', count: 4_000, places: [{ line: 8_002 }, {}, {}, {}, {}] },
      ])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
