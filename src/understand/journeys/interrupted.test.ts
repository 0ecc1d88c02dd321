import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestServers, type TestServers } from '../../../test/clickhouse-server.ts'
import { testedKinds, warehouseConfigOf } from '../../../test/engines.ts'
import { type LineProcess, startLine } from '../../../test/line-process.ts'
import { decisions, randomShop } from '../../../test/random-shop.ts'
import { openTestStore } from '../../../test/store.ts'

const shop = randomShop(200)
const user = shop.map(said => z.string().safeParse(said.userId).data).find(id => id !== undefined)!

describe.each(testedKinds())('a process killed before journeys follow (%s)', kind => {
  let servers: TestServers | null = null
  const folders: string[] = []
  const lines: LineProcess[] = []
  beforeAll(async () => {
    servers = kind === 'embedded' ? null : await startTestServers(kind === 'cluster' ? 2 : 1)
  })
  afterAll(async () => {
    for (const line of lines) await line.kill()
    await servers?.stop()
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 20 })
  })

  /** Its data, and processes on it one after the other. */
  async function openPlace(at: number) {
    const dataFolder = await mkdtemp(join(tmpdir(), 'rihla-interrupted-'))
    folders.push(dataFolder)
    const { url: storeUrl } = await openTestStore()
    const start = async (life: number, stallAt: string | null) => {
      const warehouse = warehouseConfigOf(kind, servers?.urls ?? [])
      const before = life === 0 ? [] : [at]
      const line = await startLine({ dataFolder, storeUrl, warehouse, life, before, stallAt })
      lines.push(line)
      return line
    }
    return { start }
  }

  it.each([
    {
      number: 1,
      what: 'a new case kind',
      stallAt: 'journeys: derive units',
      act: { do: 'declare', path: 'order_id' },
    },
    { number: 2, what: 'a new rule', stallAt: 'journeys: derive units', act: { do: 'save' } },
    {
      number: 3,
      what: 'an erasure',
      stallAt: 'journeys: derive what is left',
      act: { do: 'erase', identifier: `user_id:${user}` },
    },
  ] as const)('is made up for at the next start: $what', async ({ number: at, stallAt, act }) => {
    const { start } = await openPlace(at)
    const first = await start(0, stallAt)
    await first.call({ do: 'send', workspace: at, messages: [...shop] })
    await first.call({ do: 'settled', workspace: at })
    await first.call({ do: 'fold', workspace: at })
    const before = await first.call({ do: 'answers', workspace: at })
    const dying = first.call({ ...act, workspace: at })
    dying.catch(() => undefined)
    await first.call({ do: 'stalled', workspace: at })
    await first.kill()
    await expect(dying).rejects.toThrow('SIGKILL')

    const second = await start(1, null)
    const repaired = await second.call({ do: 'answers', workspace: at })
    expect(repaired).not.toEqual(before)
    await second.call({ do: 'rebuild', workspace: at })
    expect(repaired).toEqual(await second.call({ do: 'answers', workspace: at }))
    await second.kill()

    // What was made up for is not marked any more: this start stands still at nothing.
    const third = await start(2, 'journeys: derive units')
    expect(await third.call({ do: 'answers', workspace: at })).toEqual(repaired)
    await third.kill()
  })

  it('an erasure that nothing interrupts leaves what a rebuild would', async () => {
    const { start } = await openPlace(4)
    // A rebuild before it is asked for stands still.
    const line = await start(0, 'journeys: derive units')
    await line.call({ do: 'send', workspace: 4, messages: [...shop] })
    for (const decision of decisions) await line.call({ do: 'decide', workspace: 4, decision })
    await line.call({ do: 'settled', workspace: 4 })
    await line.call({ do: 'fold', workspace: 4 })
    const before = await line.call({ do: 'answers', workspace: 4 })
    for (const identifier of ['user_id:u1', 'user_id:u3', 'user_id:u6'])
      await line.call({ do: 'erase', workspace: 4, identifier })
    const after = await line.call({ do: 'answers', workspace: 4 })
    expect(after).not.toEqual(before)
    await line.kill()
    const second = await start(1, null)
    expect(await second.call({ do: 'answers', workspace: 4 })).toEqual(after)
    await second.call({ do: 'rebuild', workspace: 4 })
    expect(await second.call({ do: 'answers', workspace: 4 })).toEqual(after)
    await second.kill()
  })
})
