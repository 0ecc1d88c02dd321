import { knownNames } from '../../collect/model-known-names.ts'
import { createAttemptLimit } from '../../govern/attempt-limit.ts'
import { installSecret } from '../../govern/install-secret.ts'
import type { GovernTables } from '../../govern/tables.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import { findLanguage } from '../../platform/i18n/languages.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { Subject } from '../../platform/part.ts'
import { createAlertRecords } from './alert-records.ts'
import { alertRoutes } from './alert-routes.ts'
import { createAlerts } from './alerts.ts'
import { createBoardRecords } from './board-records.ts'
import { boardRoutes } from './board-routes.ts'
import type { BoardsDeps } from './boards-deps.ts'
import { createEmbedRecords } from './embed-records.ts'
import { embedRoutes } from './embed-routes.ts'
import { createFirstBoard } from './first-board.ts'
import { firstBoardWords } from './first-board-words.ts'
import { createMailRecords } from './mail-records.ts'
import { mailRoutes } from './mail-routes.ts'
import { createMails } from './mails.ts'
import { createReaders } from './readers.ts'
import { createRefreshedBoards } from './refreshed-boards.ts'
import { createSavedRecords } from './saved-records.ts'
import { savedRoutes } from './saved-routes.ts'
import { unsubscribeRoutes } from './unsubscribe-routes.ts'

export interface Boards {
  readonly routes: readonly AnyRoute[]
  readonly jobs: readonly JobDefinition[]
  start(): Promise<void>
  /** Sites in whose frames a page of ours may stand; null for a page that is not a shared one. */
  framedBy(path: string): Promise<readonly string[] | null>
  /** Addresses of a person outside to whom boards are mailed. */
  erase(subject: Subject): Promise<number>
  export(subject: Subject): Promise<readonly string[]>
}

const known = knownNames()

/** Saved questions and boards of them, mailed, watched and shared. */
export function createBoards(given: BoardsDeps): Boards {
  // What the workspace calls its data stands above what the specifications call it.
  const displayNames = async (workspace: number) => [...known, ...(await given.displayNames(workspace))]
  const deps = { ...given, displayNames }
  const { store, asking, warehouse, clock, placeOf } = deps
  const [saved, boards] = [createSavedRecords(store), createBoardRecords(store)]
  const [mailRecords, alertRecords] = [createMailRecords(store), createAlertRecords(store)]
  const embeds = createEmbedRecords(store)
  let made: Promise<string> | null = null
  const secret = () => {
    made ??= installSecret(store.db.withTables<GovernTables>(), 'boards')
    return made
  }
  const readers = createReaders({
    store,
    members: deps.members,
    languageOf: async workspace =>
      findLanguage((await placeOf(workspace)).settings.language).words === 'ar' ? 'ar' : 'en',
  })
  const first = createFirstBoard({
    asking,
    boards,
    warehouse,
    wordsOf: async workspace => firstBoardWords((await placeOf(workspace)).settings),
  })
  const things = { asking, boards, saved }
  const mails = createMails({ ...deps, ...things, mails: mailRecords, readers, secret })
  const alerts = createAlerts({ ...deps, saved, alerts: alertRecords, letters: mailRecords, readers, secret })
  const refresh = createRefreshedBoards({ ...deps, ...things })
  const attempts = createAttemptLimit(clock)
  const canMail = deps.mail !== null
  const { zones } = deps
  return {
    routes: [
      ...savedRoutes({ asking, saved, clock }),
      ...boardRoutes({ ...things, first, refresh, clock }),
      ...mailRoutes({ ...things, mails, mailRecords, readers, zones, clock, canMail }),
      ...alertRoutes({ asking, alerts, alertRecords, saved, readers, clock }),
      ...embedRoutes({ ...things, embeds, clock, attempts, placeOf, displayNames }),
      ...unsubscribeRoutes({ mailRecords, alertRecords, attempts, secret }),
    ],
    jobs: [...mails.jobs, ...alerts.jobs, refresh.job],
    async start() {
      await mails.start()
      await alerts.start()
    },
    async framedBy(path) {
      const token = /^\/embed\/([\w-]{10,100})\/?$/.exec(path)?.[1]
      if (token === undefined) return null
      return (await embeds.open(token, clock.now()))?.settings.sites ?? null
    },
    async erase(subject) {
      let count = 0
      for (const address of addressesOf(subject)) {
        count += await mailRecords.forgetAddress(subject.workspace, address)
        for (const { id, readers: held } of await alertRecords.list(subject.workspace)) {
          const outside = held.outside.filter(one => one.address !== address)
          if (outside.length === held.outside.length) continue
          await alertRecords.setReaders(subject.workspace, id, { ...held, outside })
          count++
        }
      }
      return count
    },
    async export(subject) {
      const wanted = new Set(addressesOf(subject))
      const held = [
        ...(await mailRecords.list(subject.workspace)),
        ...(await alertRecords.list(subject.workspace)),
      ]
      const found = held.flatMap(one => one.readers.outside.map(({ address }) => address))
      return [...new Set(found)].filter(address => wanted.has(address))
    },
  }
}

function addressesOf({ identifiers }: Subject): string[] {
  return identifiers.flatMap(one =>
    one.startsWith('email:') ? [one.slice('email:'.length).toLowerCase()] : [],
  )
}
