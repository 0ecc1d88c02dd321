import { eraseEvents, erasureOf } from '../../src/collect/erase.ts'
import { createLog } from '../../src/platform/log.ts'
import { connectStore } from '../../src/platform/store/store.ts'
import { openWarehouse } from '../../src/platform/warehouse/open-warehouse.ts'
import type { Warehouse } from '../../src/platform/warehouse/warehouse.ts'
import { answersOf } from '../line-answers.ts'
import { type LineRequest, lineOptions, lineRequest } from '../line-requests.ts'
import { expensive } from '../random-shop.ts'
import { openWholeLine } from '../whole-line.ts'
import { type World, worldNow } from '../world.ts'

// Intake, persons and journeys in a process of their own, which a test may kill. Asked through the channel to its parent.
const {
  dataFolder,
  warehouse: engine,
  storeUrl,
  life,
  before,
  stallAt,
} = lineOptions.parse(JSON.parse(process.argv[2] ?? ''))
process.on('disconnect', () => process.exit(1))
const log = createLog('silent')
const questions = { seconds: 120, memoryBytes: 4_000_000_000, threads: 2 }
const opened = await openWarehouse({ dataFolder, questions, warehouse: engine }, log)
const stalled = Promise.withResolvers<void>()
const warehouse: Warehouse = {
  ...opened,
  run(command) {
    if (command.name !== stallAt) return opened.run(command)
    stalled.resolve()
    return new Promise(() => undefined)
  },
}
const store = await connectStore(storeUrl, log)
const line = await openWholeLine({ warehouse, store, before })
const worlds = new Map<number, Promise<World>>()

function worldOf(workspace: number): Promise<World> {
  const known = worlds.get(workspace) ?? line.open({ workspace, now: worldNow + life * 60_000 })
  worlds.set(workspace, known)
  return known
}

/** As the parts do it one after the other. */
async function erase(workspace: number, identifier: string): Promise<void> {
  const subject = await line.unify.subjectOf(workspace, identifier)
  if (!subject) throw new Error(`nobody is ${identifier}`)
  await line.journeys.announceRemoval(workspace, erasureOf(subject))
  await eraseEvents(warehouse, subject)
  await line.unify.erase?.(subject)
  await line.journeys.forget(workspace, erasureOf(subject).name)
}

async function answer(request: LineRequest): Promise<unknown> {
  const { workspace } = request
  const { intake } = await worldOf(workspace)
  switch (request.do) {
    case 'prepare':
      await line.journeys.declareKind(workspace, 'order_id')
      return line.journeys.saveRules(workspace, [expensive])
    case 'send': {
      const receipts = await intake.accept(
        { workspace, country: 'MA', source: 'test' },
        request.messages.map(value => ({ text: JSON.stringify(value), value })),
      )
      return receipts.map(({ status }) => status)
    }
    case 'decide': {
      const actor = { caller: { kind: 'local' }, at: worldNow } as const
      await line.decisions.decide(workspace, { ...request.decision, note: '' }, actor)
      return line.unify.identity.decided(workspace)
    }
    case 'declare':
      return line.journeys.declareKind(workspace, request.path)
    case 'save':
      return line.journeys.saveRules(workspace, [expensive])
    case 'erase':
      return erase(workspace, request.identifier)
    case 'rebuild':
      return line.journeys.rebuild(workspace)
    case 'stalled':
      return stalled.promise
    case 'fold':
      return line.journeys.fold(workspace)
    case 'settled':
      return line.settled(workspace)
    case 'answers':
      return answersOf(warehouse, { workspace, now: worldNow })
  }
}

process.on('message', async message => {
  const { id, request } = lineRequest.parse(message)
  const outcome = await answer(request).then(
    value => ({ id, value }),
    error => ({ id, error: String(error?.stack ?? error) }),
  )
  process.send?.(outcome)
})
process.send?.({ id: 0, value: 'open' })
