import { expect, it } from 'vitest'
import { openTestWarehouse } from '../../../test/engines.ts'
import { systemClock } from '../../platform/clock.ts'
import { createLog } from '../../platform/log.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import { createBots } from './bots.ts'

it('looks at the other workspaces where one cannot be looked at, and comes back to it', async () => {
  const asked: number[] = []
  const refuse = async (): Promise<never> => {
    throw new Error('not now')
  }
  const records = {
    settingsOf(workspace: number) {
      asked.push(workspace)
      return refuse()
    },
    ...{ decisionsOf: refuse, saveSettings: refuse, decide: refuse, takeBack: refuse },
    ...{ listsOf: refuse, rangesOf: refuse, saveList: refuse, removeList: refuse },
    ...{ workspaces: refuse, export: refuse, erase: refuse },
  }
  const warehouse = await openTestWarehouse()
  try {
    const bots = createBots({
      ...{ records, warehouse, clock: systemClock, log: createLog('silent'), gatherMs: 10 },
      personOf: (_, trace) => trace,
      offPlan: () => sql`0`,
      ...{ announceRemoval: refuse, reflagged: refuse },
    })
    bots.onMoved(1)
    bots.onMoved(2)
    await expect.poll(() => asked.length).toBeGreaterThan(3)
    expect(asked.slice(0, 4)).toEqual([1, 2, 1, 2])
  } finally {
    await warehouse.close()
  }
})
