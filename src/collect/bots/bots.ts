import type { Change } from '../../govern/records/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { textOfDay } from '../../platform/zones/model-days.ts'
import type { StoredGroup } from '../intake/write-group.ts'
import { type AddressTable, addressTable } from './address-table.ts'
import { compileJudge, type JudgeEvent, type Judging, judgeByDefault } from './compile-judge.ts'
import { type LookDeps, lookAtFlags, type Span } from './look-at-flags.ts'
import type { BotSettings, DecisionBody, ListBody } from './model-bots.ts'
import { readRanges } from './read-ranges.ts'
import type { BotRecords } from './records.ts'

export interface BotsDeps extends LookDeps {
  readonly records: BotRecords
  readonly clock: Clock
  readonly log: Log
  /** How long what came waits for more before its flags are looked at. Default half a minute. */
  readonly gatherMs?: number
}

type Actor = Pick<Change, 'caller' | 'at'>

/** A look may take a tenth of the time. */
const restFactor = 9
const dayMs = 86_400_000

/**
 * Programs and colleagues of every workspace. The door asks `judgeOf` what one event tells; a look, some time after events
 * came, sets what only several of them tell; after a decision everything is looked at again.
 */
export function createBots(deps: BotsDeps) {
  const { records, clock, log, gatherMs = 30_000 } = deps
  const judges = new Map<number, JudgeEvent>()
  /** Made of lists of some ten thousand ranges: kept until they change. */
  const centres = new Map<number, AddressTable>()
  const waiting = new Map<number, Set<string> | 'all'>()
  let timer: NodeJS.Timeout | null = null
  let line: Promise<unknown> = Promise.resolve()
  let stopped = false

  async function judgingOf(workspace: number): Promise<Judging> {
    const [settings, decisions] = [await records.settingsOf(workspace), await records.decisionsOf(workspace)]
    return {
      settings,
      decisions,
      centres: centres.get(workspace) ?? (await readCentres(workspace, settings)),
    }
  }

  async function readCentres(workspace: number, { dataCentres }: BotSettings): Promise<AddressTable> {
    const table = addressTable([...dataCentres, ...(await records.rangesOf(workspace))])
    centres.set(workspace, table)
    return table
  }

  async function load(workspace: number): Promise<void> {
    centres.delete(workspace)
    judges.set(workspace, compileJudge(await judgingOf(workspace)))
  }

  /** One look at a time: each may rewrite the column. Resolves to how many events changed. */
  function look(workspace: number, span: Span): Promise<number> {
    const next = line.then(async () => {
      if (stopped) return 0
      const now = clock.now()
      const changed = await lookAtFlags(deps, { workspace, now }, await judgingOf(workspace), span)
      return changed
    })
    line = next.catch(() => undefined)
    return next
  }

  function note(workspace: number, days: Iterable<string> | 'all'): void {
    const before = waiting.get(workspace)
    if (before === 'all') return
    waiting.set(workspace, days === 'all' ? 'all' : new Set([...(before ?? []), ...days]))
    schedule(gatherMs)
  }

  function schedule(ms: number): void {
    if (stopped || timer) return
    timer = setTimeout(() => {
      timer = null
      void lookAtWaiting()
    }, ms)
    timer.unref()
  }

  async function lookAtWaiting(): Promise<void> {
    const start = clock.now()
    const spans = [...waiting]
    waiting.clear()
    for (const [workspace, span] of spans)
      try {
        await look(workspace, span)
      } catch (err) {
        // The others have their turn; this one comes again.
        log.error({ err, workspace }, 'flags could not be looked at')
        note(workspace, span)
      }
    if (waiting.size > 0) schedule(Math.max(gatherMs, restFactor * (clock.now() - start)))
  }

  /** Of the change itself all are told when the past has followed. */
  async function changed(workspace: number): Promise<number> {
    await load(workspace)
    waiting.delete(workspace)
    return look(workspace, 'all')
  }

  return {
    judgeOf: (workspace: number): JudgeEvent => judges.get(workspace) ?? judgeByDefault,
    judgingOf,
    look,
    onStored({ workspace, rows }: Pick<StoredGroup, 'workspace' | 'rows'>): void {
      const days = new Set<number>()
      for (const { type, time } of rows) if (type !== 'system') days.add(Math.trunc(time / dayMs))
      if (days.size > 0) note(workspace, [...days].map(textOfDay))
    },
    /** Persons moved: what is said of them follows. */
    onMoved: (workspace: number) => note(workspace, []),
    async saveSettings(workspace: number, settings: BotSettings, actor: Actor): Promise<number> {
      await records.saveSettings(workspace, settings, actor)
      return changed(workspace)
    },
    async decide(workspace: number, body: DecisionBody, actor: Actor): Promise<number> {
      await records.decide(workspace, body, actor)
      return changed(workspace)
    },
    /** @throws RihlaError `not-found` */
    async takeBack(workspace: number, id: number, actor: Actor): Promise<number> {
      if (!(await records.takeBack(workspace, id, actor))) throw new RihlaError('not-found')
      return changed(workspace)
    },
    lists: records.listsOf,
    /** @throws RihlaError `bots.list-unreadable` */
    async loadList(workspace: number, { name, text }: ListBody, actor: Actor): Promise<number> {
      await records.saveList(workspace, { name, ranges: readRanges(text) }, actor)
      return changed(workspace)
    },
    /** @throws RihlaError `not-found` */
    async removeList(workspace: number, id: number, actor: Actor): Promise<number> {
      if (!(await records.removeList(workspace, id, actor))) throw new RihlaError('not-found')
      return changed(workspace)
    },
    /** The tracking plan marks other events than before. */
    planChanged(workspace: number): void {
      note(workspace, 'all')
    },
    /** Waits until what came before the call is looked at. */
    async settled(): Promise<void> {
      if (timer) clearTimeout(timer)
      timer = null
      await lookAtWaiting()
      await line
    },
    async start(workspaces: readonly number[]): Promise<void> {
      for (const workspace of await records.workspaces()) await load(workspace)
      // What came shortly before the last stop may not have been looked at.
      const days = [0, 1, 2].map(back => textOfDay(Math.trunc(clock.now() / dayMs) - back))
      for (const workspace of workspaces) note(workspace, days)
    },
    async stop(): Promise<void> {
      stopped = true
      if (timer) clearTimeout(timer)
      await line
    },
  }
}

export type Bots = ReturnType<typeof createBots>
