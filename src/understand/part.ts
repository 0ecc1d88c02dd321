import { erasureOf } from '../collect/erase.ts'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import type { Part } from '../platform/part.ts'
import type { Store } from '../platform/store/store.ts'
import type { AnyQuestion } from '../platform/warehouse/question.ts'
import type { Warehouse } from '../platform/warehouse/warehouse.ts'
import { createVisitRuleRecords, settledVisits } from './acquisition/visit-rules-records.ts'
import { visitRulesRoutes } from './acquisition/visit-rules-routes.ts'
import { type AskZones, createAskEntrance } from './ask-entrance.ts'
import { askRoutes } from './ask-routes.ts'
import { createBoards } from './boards/boards.ts'
import type { BoardsDeps } from './boards/boards-deps.ts'
import { boardMigrations } from './boards/migrations.ts'
import { createCircumstanceRecords } from './circumstances/circumstance-records.ts'
import { circumstanceRoutes } from './circumstances/circumstance-routes.ts'
import { createJourneys, type Journeys } from './journeys/create-journeys.ts'
import { storeMigrations } from './migrations/store.ts'
import { warehouseMigrations } from './migrations/warehouse.ts'
import type { Reporting } from './model-money.ts'
import type { WordsModel } from './plain-words/ask-model.ts'
import { wordsRoutes } from './plain-words/words-routes.ts'
import { createWordsSettings, wordsMigrations } from './plain-words/words-settings.ts'
import { abandonment } from './questions/abandonment.ts'
import { acquisition } from './questions/acquisition.ts'
import { attribution } from './questions/attribution.ts'
import { caseDurations } from './questions/case-durations.ts'
import { cases } from './questions/cases.ts'
import { checkoutEffort } from './questions/checkout-effort.ts'
import { conformance } from './questions/conformance.ts'
import { friction } from './questions/friction.ts'
import { funnel } from './questions/funnel.ts'
import { forgetKeptValues } from './questions/kept-values.ts'
import { leftOut } from './questions/left-out.ts'
import { lifecycle } from './questions/lifecycle.ts'
import { momentsOfTruth } from './questions/moments-of-truth.ts'
import { pageHeat } from './questions/page-heat.ts'
import { pathFlow } from './questions/path-flow.ts'
import { paths } from './questions/paths.ts'
import { propertyValues } from './questions/property-values.ts'
import { replay } from './questions/replay.ts'
import { retention } from './questions/retention.ts'
import { situations } from './questions/situations.ts'
import { stepChannels } from './questions/step-channels.ts'
import { stepMetrics } from './questions/step-metrics.ts'
import { touchpointInventory } from './questions/touchpoint-inventory.ts'
import { transitions } from './questions/transitions.ts'
import { trends } from './questions/trends.ts'
import { volume } from './questions/volume.ts'
import { whatChanged } from './questions/what-changed.ts'
import { whatDiffers } from './questions/what-differs.ts'
import { createRecentAnswers } from './recent-answers.ts'
import { journeyRecords } from './records.ts'

export interface UnderstandDeps {
  readonly warehouse: Warehouse
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  workspaces(): Promise<readonly number[]>
  readonly zones: AskZones
  /** The workspace's country, two letters: whose feasts the calendar knows. */
  countryOf(workspace: number): Promise<string>
  /** The currency that the workspace reports in, with its rates. */
  reportingOf(workspace: number): Promise<Reporting | null>
  /** Questions of parts that stand to the right: they are asked through the same entrance. */
  readonly moreQuestions: readonly AnyQuestion[]
  /** A language model for questions in plain words, if the operator named one. */
  readonly wordsModel: WordsModel | null
  isPersonal(workspace: number): (event: string, path: string) => boolean
  /** What mailed, watched and shared boards need of the rest. */
  readonly around: Pick<
    BoardsDeps,
    'jobs' | 'zones' | 'mail' | 'outgoing' | 'publicUrl' | 'placeOf' | 'members' | 'displayNames'
  >
}

export interface UnderstandPart extends Part {
  readonly journeys: Journeys
  /** `person`, `account` and the declared properties of a workspace. */
  caseKinds(workspace: number): Promise<readonly string[]>
}

export const questions: readonly AnyQuestion[] = [
  transitions,
  paths,
  pathFlow,
  replay,
  funnel,
  volume,
  trends,
  whatChanged,
  situations,
  retention,
  lifecycle,
  stepMetrics,
  stepChannels,
  caseDurations,
  conformance,
  cases,
  leftOut,
  abandonment,
  whatDiffers,
  checkoutEffort,
  propertyValues,
  momentsOfTruth,
  acquisition,
  attribution,
  friction,
  touchpointInventory,
  pageHeat,
]

/** Journeys kept up to date with the log, and the questions about them. */
export function createUnderstandPart(deps: UnderstandDeps): UnderstandPart {
  const { warehouse, store, clock, log, workspaces } = deps
  const records = journeyRecords(store)
  const visitRules = createVisitRuleRecords(store)
  const journeys = createJourneys({ warehouse, records, clock, log, workspaces })
  const asked = {
    warehouse,
    questions: [...questions, ...deps.moreQuestions],
    zones: deps.zones,
    settings: { ...settledVisits(visitRules), reporting: deps.reportingOf },
  }
  const recent = createRecentAnswers(createAskEntrance(asked))
  const boards = createBoards({
    store,
    warehouse,
    clock,
    log,
    asking: recent,
    ...deps.around,
  })
  const caseKinds = async (workspace: number) => [
    'person',
    'session',
    'account',
    ...(await records.kinds(workspace)).map(kind => kind.path),
  ]
  return {
    name: 'understand',
    storeMigrations: { ...storeMigrations, ...boardMigrations, ...wordsMigrations },
    warehouseMigrations,
    routes: [
      ...askRoutes({ questions: asked.questions, entrance: recent }),
      ...boards.routes,
      ...visitRulesRoutes({ rules: visitRules, clock }),
      ...wordsRoutes({
        ...{ warehouse, clock, zones: deps.zones, caseKinds, settings: createWordsSettings(store) },
        ...{ outgoing: deps.around.outgoing, displayNames: deps.around.displayNames },
        ...{ model: deps.wordsModel, isPersonal: deps.isPersonal },
        questions: asked.questions.map(({ name }) => name),
      }),
      ...circumstanceRoutes({
        circumstances: createCircumstanceRecords(store),
        clock,
        countryOf: deps.countryOf,
      }),
    ],
    jobs: boards.jobs,
    framedBy: boards.framedBy,
    journeys,
    caseKinds,
    async start() {
      await forgetKeptValues(warehouse)
      await journeys.repair()
      await boards.start()
    },
    stop: () => journeys.stop(),
    async export(subject) {
      const mailed = await boards.export(subject)
      return mailed.length > 0 ? { boardsMailedTo: mailed } : {}
    },
    /**
     * What they touched is derived again without them; beside the events only addresses to which boards are mailed are kept,
     * and recent answers, which go once nothing can be found of them any more.
     */
    async erase(subject) {
      await journeys.forget(subject.workspace, erasureOf(subject).name)
      recent.forget(subject.workspace)
      return { boardMails: await boards.erase(subject) }
    },
  }
}
