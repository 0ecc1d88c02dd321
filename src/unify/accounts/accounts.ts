import type { Change } from '../../govern/records/audit.ts'
import { RihlaError } from '../../platform/errors.ts'
import { matchesText } from '../../platform/i18n/fold-text.ts'
import type { Subject } from '../../platform/part.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { TimelineFilter } from '../model-people.ts'
import type { People } from '../people.ts'
import type { PersonGroup, PersonGroups } from '../person-groups.ts'
import { among, countChannels, countEvents, readTraits } from '../person-reads.ts'
import { readTraitHistory } from '../profile/read-trait-history.ts'
import { readValue } from '../profile/read-value.ts'
import { readTimeline } from '../timeline.ts'
import {
  type AccountFact,
  type Acting,
  eventsOfAccount,
  latestRole,
  readAccounts,
  readActing,
  readRoles,
  readTree,
  type SaidRole,
  traitsSetApart,
} from './account-reads.ts'
import type { AccountRecords } from './account-records.ts'
import { ancestorsOf, decidedOf, decidedOfAccount } from './decided.ts'
import type {
  AccountDecision,
  AccountDecisionBody,
  AccountPage,
  AccountPerson,
  AccountRef,
  AccountSummary,
  AccountsAnswer,
  PersonAccount,
} from './model-accounts.ts'

export interface AccountsDeps {
  readonly warehouse: Warehouse
  readonly groups: PersonGroups
  readonly people: Pick<People, 'describe' | 'describeGroups'>
  readonly records: AccountRecords
  /** A decision changed who belongs to what: segments that speak of accounts follow. */
  changed(workspace: number): Promise<void>
}

type Actor = Pick<Change, 'caller' | 'at'>

/** Beyond so many people an account is shown by what names it alone. */
const mostPeople = 2_000
const mostShown = 500

/** Somebody of an account, by what the events say and what was decided. */
interface Member extends Pick<AccountPerson, 'role' | 'roleFrom' | 'memberFrom'> {
  readonly group: PersonGroup
  readonly events: number
  readonly firstTime: number | null
  readonly lastTime: number | null
}

/**
 * Accounts: a function of the log and of decisions that can be undone. Somebody belongs to an account for which one of
 * their events speaks; decisions by hand stand above that. Nothing is kept, everything is read when it is asked.
 */
export function createAccounts(deps: AccountsDeps) {
  const { warehouse, groups, records } = deps

  async function list(
    scope: Scope,
    { search, after, limit }: { search: string; after: number; limit: number },
  ): Promise<AccountsAnswer> {
    const [facts, decisions] = await Promise.all([
      readAccounts(warehouse, scope),
      records.holding(scope.workspace),
    ])
    const all = withDecided(facts, decisions)
    const found =
      search.trim() === '' ? all : all.filter(one => matchesText(search, [one.account, one.name ?? '']))
    const page = found.slice(after, after + limit)
    const byHand = new Set(decisions.filter(one => one.kind === 'member').map(one => one.account))
    const accounts = await Promise.all(
      page.map(async one =>
        byHand.has(one.account)
          ? { ...one, people: (await membersOf(scope, one.account, decisions)).members.length }
          : one,
      ),
    )
    return { accounts, next: found.length > after + limit ? after + limit : null, total: found.length }
  }

  /** Who belongs to an account, the most active first. */
  async function membersOf(
    scope: Scope,
    account: string,
    holding?: readonly AccountDecision[],
  ): Promise<{ members: Member[]; traces: bigint[]; isLarge: boolean }> {
    const decisions = (holding ?? (await records.holding(scope.workspace, account))).filter(
      one => one.account === account,
    )
    const acting = await readActing(warehouse, scope, sql`account = ${account}`)
    const isLarge = acting.length > mostPeople * 5
    const known = await groups.byTraces(
      scope.workspace,
      acting.slice(0, mostPeople * 5).map(({ trace }) => trace),
    )
    const named = decisions.flatMap(({ identifier }) => identifier ?? [])
    for (const identifier of new Set(named)) {
      const group = await groups.find(scope.workspace, identifier)
      if (group && !known.some(one => isSame(one, group))) known.push(group)
    }
    const roles = await readRoles(
      warehouse,
      scope,
      known.flatMap(({ traces }) => traces),
    )
    const members = known.flatMap(group => memberOf(group, { account, decisions, acting, roles }) ?? [])
    members.sort((x, y) => y.events - x.events || compareHandles(x.group, y.group))
    const traces = members.flatMap(({ group }) => group.traces)
    return { members, traces: isLarge || members.length > mostPeople ? [] : traces, isLarge }
  }

  async function page(scope: Scope, account: string): Promise<AccountPage | null> {
    const decisions = await records.holding(scope.workspace)
    const [[fact], tree, history] = await Promise.all([
      readAccounts(warehouse, scope, [account]),
      readTree(warehouse, scope),
      records.history(scope.workspace, account),
    ])
    if (!fact && history.length === 0) return null
    const [summary] = withDecided(fact ? [fact] : [], decisions, account)
    if (!summary) return null
    const { members, traces, isLarge } = await membersOf(scope, account, decisions)
    const which = eventsOfAccount(account, traces)
    const [people, traits, value, channelCounts, eventCounts] = await Promise.all([
      deps.people.describeGroups(
        scope,
        members.slice(0, mostShown).map(({ group }) => group),
      ),
      readTraits(warehouse, scope, sql`account = ${account}`, 'group'),
      readValue(warehouse, scope, which),
      countChannels(warehouse, scope, which),
      countEvents(warehouse, scope, which),
    ])
    const parents = treeOf(tree, decisions)
    const nameOf = (of: string): AccountRef => ({ account: of, name: parents.get(of)?.name ?? null })
    return {
      ...summary,
      people: members.length,
      parent: summary.parent === null ? null : nameOf(summary.parent.account),
      ancestors: ancestorsOf(account, of => parents.get(of)?.parent ?? null).map(nameOf),
      children: [...parents].filter(([, one]) => one.parent === account).map(([child]) => nameOf(child)),
      members: members.slice(0, mostShown).flatMap(({ group: _, ...member }, i) => {
        const person = people[i]
        return person === undefined ? [] : [{ person, ...member }]
      }),
      traits: traits.filter(({ key }) => !traitsSetApart.includes(key)),
      ...{ value, channelCounts, eventCounts, decisions: history, isLarge },
    }
  }

  async function timeline(
    scope: Scope,
    account: string,
    query: TimelineFilter & { before?: string | undefined; limit: number },
  ) {
    if (!(await isKnown(scope, account))) return null
    const { traces } = await membersOf(scope, account)
    const { events, next } = await readTimeline(warehouse, scope, eventsOfAccount(account, traces), query)
    const known = await groups.byTraces(scope.workspace, [...new Set(events.map(({ trace }) => trace))])
    const people = await deps.people.describeGroups(scope, known)
    const personOfTrace = new Map(
      known.flatMap((group, i) => group.traces.map(trace => [trace, people[i] ?? null] as const)),
    )
    return {
      events: events.map(({ trace, ...event }) => ({ ...event, person: personOfTrace.get(trace) ?? null })),
      next,
    }
  }

  /** The accounts of a person, the most active first. */
  async function ofPerson(scope: Scope, handle: string): Promise<PersonAccount[] | null> {
    const group = await groups.find(scope.workspace, handle)
    if (!group) return null
    const [acting, roles, all] = await Promise.all([
      readActing(warehouse, scope, among(group.traces)),
      readRoles(warehouse, scope, group.traces),
      records.holding(scope.workspace),
    ])
    const own = new Set(group.identifiers)
    const decisions = all.filter(one => one.identifier !== null && own.has(one.identifier))
    const accounts = [...new Set([...acting, ...decisions].map(({ account }) => account))]
    const found = accounts.flatMap(account => {
      const member = memberOf(group, { account, decisions, acting, roles })
      return member ? [{ account, member }] : []
    })
    const facts = withDecided(
      await readAccounts(
        warehouse,
        scope,
        found.map(({ account }) => account),
      ),
      all,
    )
    const parents = treeOf(facts.length > 0 ? await readTree(warehouse, scope) : [], all)
    return found
      .map(({ account, member: { group: _, ...member } }) => {
        const parent = parents.get(account)?.parent ?? null
        return {
          ...{ account, name: parents.get(account)?.name ?? null, ...member },
          parent: parent === null ? null : { account: parent, name: parents.get(parent)?.name ?? null },
        }
      })
      .sort((x, y) => y.events - x.events || (x.account < y.account ? -1 : 1))
  }

  async function isKnown(scope: Scope, account: string): Promise<boolean> {
    if ((await records.history(scope.workspace, account)).length > 0) return true
    return (await readAccounts(warehouse, scope, [account])).length > 0
  }

  async function decide(
    scope: Scope,
    account: string,
    body: AccountDecisionBody,
    actor: Actor,
  ): Promise<AccountDecision> {
    if (!(await isKnown(scope, account))) throw new RihlaError('not-found')
    if (body.kind === 'parent' && body.value !== '') await refuseCircle(scope, account, body.value)
    const decided = await records.decide(scope.workspace, account, body, actor)
    if (body.kind === 'member') await deps.changed(scope.workspace)
    return decided
  }

  async function refuseCircle(scope: Scope, account: string, parent: string): Promise<void> {
    const parents = treeOf(await readTree(warehouse, scope), await records.holding(scope.workspace))
    const above = [parent, ...ancestorsOf(parent, of => parents.get(of)?.parent ?? null)]
    if (above.includes(account)) throw new RihlaError('account.circle')
  }

  async function add(
    scope: Scope,
    { account, name }: { account: string; name: string },
    actor: Actor,
  ): Promise<AccountDecision> {
    if (await isKnown(scope, account)) throw new RihlaError('account.exists')
    return records.decide(scope.workspace, account, { kind: 'name', value: name }, actor)
  }

  async function undo(scope: Scope, id: number, actor: Actor): Promise<AccountDecision> {
    const undone = await records.undo(scope.workspace, id, actor)
    if (!undone) throw new RihlaError('not-found')
    if (undone.kind === 'member') await deps.changed(scope.workspace)
    return undone
  }

  async function traitHistory(scope: Scope, account: string, key: string) {
    if (!(await isKnown(scope, account))) return null
    return readTraitHistory(warehouse, scope, { which: sql`account = ${account}`, call: 'group', key })
  }

  return {
    ...{ list, page, timeline, ofPerson, membersOf, decide, add, undo, traitHistory },
    export: ({ workspace, identifiers }: Subject) => records.ofIdentifiers(workspace, identifiers),
    erase: ({ workspace, identifiers }: Subject) => records.erase(workspace, identifiers),
  }
}

export type Accounts = ReturnType<typeof createAccounts>

/** Whether somebody belongs to an account, and as what. Null where they do not. */
function memberOf(
  group: PersonGroup,
  known: {
    readonly account: string
    readonly decisions: readonly AccountDecision[]
    readonly acting: readonly Acting[]
    readonly roles: readonly SaidRole[]
  },
): Member | null {
  const { account } = known
  const decided = decidedOf(known.decisions, account, new Set(group.identifiers))
  const own = new Set(group.traces)
  const acts = known.acting.filter(one => one.account === account && own.has(one.trace))
  if (decided.member === 'out' || (acts.length === 0 && decided.member !== 'in')) return null
  const said = latestRole(
    known.roles.filter(one => own.has(one.trace)),
    account,
  )
  const role = decided.role === null ? said : decided.role === 'none' ? null : decided.role
  return {
    group,
    role,
    roleFrom: decided.role !== null ? 'hand' : said !== null ? 'events' : null,
    memberFrom: acts.length > 0 ? 'events' : 'hand',
    events: acts.reduce((sum, one) => sum + one.events, 0),
    firstTime: acts.length === 0 ? null : Math.min(...acts.map(one => one.firstTime)),
    lastTime: acts.length === 0 ? null : Math.max(...acts.map(one => one.lastTime)),
  }
}

/** Name and parent of every account, decisions above what the events say. */
function treeOf(
  said: readonly { account: string; parent: string; name: string }[],
  decisions: readonly AccountDecision[],
): Map<string, { parent: string | null; name: string | null }> {
  const known = new Map(said.map(one => [one.account, one]))
  const accounts = new Set([...known.keys(), ...decisions.map(({ account }) => account)])
  return new Map(
    [...accounts].map(account => {
      const byHand = decidedOfAccount(decisions, account)
      const parent = byHand.parent ?? known.get(account)?.parent ?? ''
      const name = byHand.name ?? known.get(account)?.name ?? ''
      return [
        account,
        { parent: parent === '' || parent === account ? null : parent, name: name === '' ? null : name },
      ]
    }),
  )
}

/** Accounts of the log and of decisions, by hand above what was said. `only`: this one, whether the log knows it or not. */
function withDecided(
  facts: readonly AccountFact[],
  decisions: readonly AccountDecision[],
  only?: string,
): AccountSummary[] {
  const known = new Set(facts.map(({ account }) => account))
  const added = [...new Set(decisions.map(({ account }) => account))].filter(account => !known.has(account))
  const silent = { name: null, parent: null, people: 0, events: 0, firstTime: null, lastTime: null }
  const names = new Map(facts.map(({ account, name }) => [account, name]))
  const nameOf = (account: string) => decidedOfAccount(decisions, account).name ?? names.get(account) ?? null
  const wanted = only === undefined ? added : known.has(only) ? [] : [only]
  return [...facts, ...wanted.map(account => ({ account, ...silent }))].map(fact => {
    const parent = decidedOfAccount(decisions, fact.account).parent ?? fact.parent
    return {
      ...fact,
      name: nameOf(fact.account),
      parent: parent === null || parent === '' ? null : { account: parent, name: nameOf(parent) },
    }
  })
}

function isSame(a: PersonGroup, b: PersonGroup): boolean {
  return a.identifiers[0] === b.identifiers[0] && a.person === b.person
}

function compareHandles(a: PersonGroup, b: PersonGroup): number {
  return (a.identifiers[0] ?? '') < (b.identifiers[0] ?? '') ? -1 : 1
}
