import type { Origin } from './collect/intake/prepare-event.ts'
import { type CollectDeps, type CollectPart, createCollectPart } from './collect/part.ts'
import { createGovernPart, type GovernDeps, type GovernPart } from './govern/part.ts'
import { createMapPart, type MapPart } from './map/part.ts'
import { actions } from './map/questions/actions.ts'
import { emotion } from './map/questions/emotion.ts'
import { eventPositions } from './map/questions/event-positions.ts'
import { quotes } from './map/questions/quotes.ts'
import type { Clock } from './platform/clock.ts'
import type { Engines } from './platform/engines.ts'
import { RihlaError } from './platform/errors.ts'
import type { KeyCaller } from './platform/http/access.ts'
import { createAddressPolicy } from './platform/http/address-policy.ts'
import type { Guard } from './platform/http/guard.ts'
import { createOutgoing } from './platform/http/outgoing.ts'
import { createMail } from './platform/mail.ts'
import type { Part } from './platform/part.ts'
import { createZoneTable } from './platform/zones/zone-table.ts'
import { createZones, type Zones } from './platform/zones/zones.ts'
import { type Reporting, reportingSchema } from './understand/model-money.ts'
import { createUnderstandPart, type UnderstandDeps, type UnderstandPart } from './understand/part.ts'
import { createUnifyPart, type UnifyPart } from './unify/part.ts'
import { personOf } from './unify/person-of.ts'

/** The parts on open engines, in the order in which data flows through them. */
export interface Rihla {
  readonly parts: readonly Part[]
  readonly guard: Guard
  readonly govern: GovernPart
  readonly collect: CollectPart
  readonly unify: UnifyPart
  readonly understand: UnderstandPart
  readonly map: MapPart
}

/** Collect, unify, understand, map: each built on what stands before it, and all of them ask govern. */
export function composeParts(engines: Engines, local: { readonly localKey: string }): Rihla {
  const holding: Part[] = []
  const zones = createZones()
  const zoneTable = createZoneTable({ warehouse: engines.warehouse, zones })
  const govern = composeGovern(engines, {
    ...local,
    zones,
    zoneTable,
    parts: () => holding,
    subjectOf: (workspace, identifier) => unify.subjectOf(workspace, identifier),
  })
  const collect = composeCollect(engines, govern, {
    kindsOf: workspace => unify.kindsOf(workspace),
    isZone: zones.isZone,
    declareCase: (workspace, path) => understand.journeys.declareKind(workspace, path),
    announceRemoval: (workspace, removal) => understand.journeys.announceRemoval(workspace, removal),
    personOf,
    reflagged: async (workspace, name) => {
      await understand.journeys.forget(workspace, name)
      await unify.segments.keeper.lookAgain(workspace)
    },
    removed: async (workspace, { name }) => {
      await unify.rebuild(workspace)
      await understand.journeys.forget(workspace, name)
    },
    rederived: async (workspace, removal) => {
      await unify.rewritten(workspace)
      // Also those whose journeys the new rows belong to.
      await understand.journeys.announceRemoval(workspace, removal)
      await understand.journeys.forget(workspace, removal.name)
    },
    settled: async workspace => {
      await unify.settled()
      await understand.journeys.settled(workspace)
    },
  })
  const unify = createUnifyPart({
    ...engines,
    record: collect.intake.record,
    zoneOf: async workspace => (await govern.workspaces.find(workspace))?.zone ?? 'UTC',
  })
  const understand = createUnderstandPart({
    ...engines,
    workspaces: async () => (await govern.workspaces.list()).map(({ id }) => id),
    zones: {
      of: async workspace => {
        const settings = await govern.workspaces.find(workspace)
        return {
          zone: settings?.zone ?? 'UTC',
          weekStart: settings?.weekStart ?? 1,
          weekend: settings?.weekend ?? [6, 7],
          country: settings?.country ?? '',
          currency: settings?.currency ?? 'USD',
        }
      },
      rates: govern.workspaces.rates,
      ensure: async zone => zoneTable.ensure(zone),
      offsets: zones.offsets,
    },
    countryOf: async workspace => (await govern.workspaces.find(workspace))?.country ?? '',
    reportingOf: async workspace => {
      const settings = await govern.workspaces.find(workspace)
      return settings ? reportingIn(settings.currency, await govern.workspaces.rates(workspace)) : null
    },
    moreQuestions: [actions, emotion, quotes, eventPositions],
    wordsModel: engines.config.wordsModel,
    isPersonal: collect.isPersonal,
    around: aroundBoards(engines, govern, zones),
  })
  const map = createMapPart({
    ...engines,
    saveRules: understand.journeys.saveRules,
    caseKinds: understand.caseKinds,
    declareCaseKind: understand.journeys.declareKind,
    eventNames: async workspace => titlesOf(await govern.displayNames(workspace)),
    recordChange: govern.recordChange,
  })
  collect.intake.onStored(unify.onStored)
  collect.intake.onStored(understand.journeys.onStored)
  unify.identity.onMoved(moves => {
    for (const workspace of new Set(moves.map(move => move.workspace))) collect.bots.onMoved(workspace)
  })
  holding.push(collect, unify, understand, map)
  return {
    parts: [govern, collect, unify, understand, map],
    guard: govern.guard,
    govern,
    collect,
    unify,
    understand,
    map,
  }
}

function composeGovern(
  { store, clock, log, jobs, config }: Engines,
  more: Pick<GovernDeps, 'localKey' | 'zones' | 'zoneTable' | 'parts' | 'subjectOf'>,
): GovernPart {
  return createGovernPart({ store, clock, log, jobs, publicUrl: config.publicUrl, ...more })
}

/** What an import asks of the parts that follow; they are made after collect. */
type Following = Pick<
  CollectDeps,
  | 'declareCase'
  | 'announceRemoval'
  | 'removed'
  | 'rederived'
  | 'settled'
  | 'personOf'
  | 'reflagged'
  | 'isZone'
> & { kindsOf(workspace: number): Promise<Origin['kinds']> }

function composeCollect(
  engines: Engines,
  govern: GovernPart,
  { kindsOf, ...following }: Following,
): CollectPart {
  const originOf = async (workspace: number, source: string, importId = 0): Promise<Origin> => {
    const settings = await govern.workspaces.find(workspace)
    const kinds = await kindsOf(workspace)
    return { workspace, source, importId, country: settings?.country ?? '', ...(kinds ? { kinds } : {}) }
  }
  const originOfKey = rememberFor(5_000, engines.clock, async ({ workspace, keyId }: KeyCaller) =>
    originOf(workspace, await govern.workspaces.keyName(workspace, keyId)),
  )
  return createCollectPart({
    ...engines,
    ...following,
    dataFolder: engines.config.dataFolder,
    privateAddresses: engines.config.privateAddresses,
    mail: createMail(engines.config.mail),
    publicUrl: engines.config.publicUrl,
    workspaceOf: async workspace => {
      const settings = await govern.workspaces.find(workspace)
      return {
        name: settings?.name ?? '',
        country: settings?.country ?? '',
        zone: settings?.zone ?? 'UTC',
        currency: settings?.currency ?? '',
      }
    },
    workspaces: async () => (await govern.workspaces.list()).map(({ id }) => id),
    isSuppressed: govern.suppressions.isSuppressed,
    recordChange: govern.recordChange,
    originOfKey: key => originOfKey(key.keyId, key),
    originOf: (scope, source, importId) => originOf(scope.workspace, source, importId),
  })
}

/** What mailed, watched and shared boards need: who belongs here, how things are shown, and ways out. */
function aroundBoards({ config, jobs }: Engines, govern: GovernPart, zones: Zones): UnderstandDeps['around'] {
  return {
    ...{ jobs, zones, publicUrl: config.publicUrl, mail: createMail(config.mail) },
    outgoing: createOutgoing(createAddressPolicy(config.privateAddresses)),
    members: govern.members,
    displayNames: govern.displayNames,
    async placeOf(workspace) {
      const found = await govern.workspaces.find(workspace)
      if (!found) throw new RihlaError('not-found')
      const { id: _, name, ...settings } = found
      return { name, settings: { ...settings, offsets: zones.offsets(found.zone) } }
    },
  }
}

/** The currency of a workspace and its rates as questions take them; null where it is no currency that is known. */
function reportingIn(
  currency: string,
  rates: readonly { currency: string; day: string; rate: number }[],
): Reporting | null {
  const found = reportingSchema.safeParse({
    currency,
    rates: rates.map(one => ({ ...one, day: Date.parse(one.day) / 86_400_000 })),
  })
  return found.success ? found.data : null
}

/** Display names of events by raw name, as titles in both languages. */
function titlesOf(names: readonly { kind: string; raw: string; language: string; name: string }[]) {
  const titles: Record<string, { en?: string; ar?: string }> = {}
  for (const { kind, raw, language, name } of names) {
    if (kind === 'event' && (language === 'en' || language === 'ar'))
      titles[raw] = { ...titles[raw], [language]: name }
  }
  return titles
}

/** Remembers each answer for some seconds: trackers call many times a second with one key. */
function rememberFor<I, O>(ms: number, clock: Clock, find: (input: I) => Promise<O>) {
  const known = new Map<number, { readonly until: number; readonly answer: Promise<O> }>()
  return (key: number, input: I): Promise<O> => {
    const now = clock.now()
    const found = known.get(key)
    if (found && found.until > now) return found.answer
    const answer = find(input)
    known.set(key, { until: now + ms, answer })
    answer.catch(() => known.delete(key))
    return answer
  }
}
