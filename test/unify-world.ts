import { expect } from 'vitest'
import type { z } from 'zod'
import { warehouseMigrations as collectMigrations } from '../src/collect/migrations/warehouse.ts'
import { createApp } from '../src/platform/http/create-app.ts'
import { createLog } from '../src/platform/log.ts'
import { migrateStore } from '../src/platform/store/migrate-store.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import { createUnifyPart, type UnifyPart } from '../src/unify/part.ts'
import { cairoShop, localKey, startGovern, type TestApp } from './govern.ts'
import { createWorld, type World } from './world.ts'

/** Persons, segments and accounts behind HTTP, on one warehouse and one store; each shop is a workspace of its own. */
export interface UnifyWorld {
  readonly unify: UnifyPart
  readonly govern: Awaited<ReturnType<typeof startGovern>>
  readonly app: TestApp
  /** A fresh workspace whose events reach persons and segments. */
  openShop(): Promise<World>
  call(method: string, world: World, path: string, body?: unknown): Promise<Response>
  ask<T>(world: World, path: string, shape: z.ZodType<T>): Promise<T>
  /** Sends a body with POST or another method and reads what must be a success. */
  send<T>(world: World, path: string, shape: z.ZodType<T>, body: unknown, method?: string): Promise<T>
  settled(): Promise<void>
  stop(): Promise<void>
}

export async function openUnifyWorld(warehouse: Warehouse): Promise<UnifyWorld> {
  const log = createLog('silent')
  const govern = await startGovern()
  const worlds: World[] = []
  const unify = createUnifyPart({
    ...{ warehouse, store: govern.store, clock: govern.clock, log },
    record: async events => {
      const of = worlds.find(world => world.scope.workspace === events[0]?.workspace)
      return of?.intake.record(events)
    },
  })
  await warehouse.migrate([...collectMigrations, ...unify.warehouseMigrations])
  await migrateStore(govern.store, { ...govern.govern.storeMigrations, ...unify.storeMigrations })
  const app = createApp({
    routes: [...govern.govern.routes, ...unify.routes],
    guard: govern.govern.guard,
    ...{ log, clock: govern.clock },
  })
  await unify.start?.()
  const call: UnifyWorld['call'] = async (method, world, path, body) =>
    app.request(`/api/w/${world.scope.workspace}${path}`, {
      method,
      headers: { authorization: `Bearer ${localKey}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  const read = async <T>(response: Response, shape: z.ZodType<T>): Promise<T> => {
    const text = await response.text()
    expect([response.status, text]).toEqual([expect.toSatisfy(status => status < 300), text])
    return shape.parse(JSON.parse(text))
  }
  return {
    ...{ unify, govern, app, call },
    async openShop() {
      const world = await createWorld(warehouse)
      for (let id = 0; id < world.scope.workspace; )
        id = (await govern.govern.workspaces.create(cairoShop, { kind: 'local' })).id
      world.intake.onStored(unify.onStored)
      worlds.push(world)
      return world
    },
    ask: async (world, path, shape) => read(await call('GET', world, path), shape),
    send: async (world, path, shape, body, method = 'POST') =>
      read(await call(method, world, path, body), shape),
    async settled() {
      await unify.settled()
      await unify.segments.keeper.settled()
      await unify.settled()
    },
    stop: async () => unify.stop?.(),
  }
}
