import { z } from 'zod'
import { events } from '../../collect/events.ts'
import { count, instant, u64 } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { compareOrder, type OrderKey } from '../order.ts'
import { personOf } from '../person-of.ts'
import { among, orderColumns, orderOf } from '../person-reads.ts'
import { firstOf } from '../profile/read-value.ts'
import type { AccountRole } from './model-accounts.ts'
import { readRole } from './role-words.ts'

/** Where senders say what an account belongs to, and what it is called. */
const parentPaths = [
  'parent',
  'parent_id',
  'parentId',
  'parent_account',
  'parentAccount',
  'parent_account_id',
  'parentAccountId',
  'parent_company_id',
  'parentCompanyId',
]
const namePaths = ['name', 'company', 'company_name', 'companyName']
/** A plain `role` is what an app lets somebody do; only where the account itself is spoken of it is their role in it. */
const rolePaths = ['account_role', 'accountRole', 'buying_role', 'buyingRole']
const groupRolePaths = [...rolePaths, 'role']

/** Traits of a group call that are about the person, or that have a place of their own on the screen. */
export const traitsSetApart: readonly string[] = [...groupRolePaths, ...parentPaths]

export interface AccountFact {
  readonly account: string
  readonly name: string | null
  readonly parent: string | null
  readonly people: number
  readonly events: number
  readonly firstTime: number
  readonly lastTime: number
}

const mostAccounts = 20_000

/**
 * The accounts that events name, the most recently active first, at most 20,000. Name and parent are what the latest group
 * call that mentions them says, in the total order of events. `only`: some of them.
 */
export async function readAccounts(
  warehouse: Warehouse,
  scope: Scope,
  only?: readonly string[],
): Promise<AccountFact[]> {
  if (only?.length === 0) return []
  const which = only === undefined ? sql`account != ''` : sql`account IN ${only}`
  const log = events(scope, {
    select: sql`account, trace, time, (time, ordinal, call, message_id) AS place,
      if(type = 'group', ${firstOf(...namePaths)}, '') AS name, if(type = 'group', ${firstOf(...parentPaths)}, '') AS parent`,
    where: which,
  })
  const rows = await warehouse.rows({
    name: 'unify: accounts',
    sql: sql`SELECT said.account AS account, argMaxIf(said.name, said.place, said.name != '') AS name,
        argMaxIf(said.parent, said.place, said.parent != '') AS parent,
        uniqExactIf(${personOf(scope, sql`said.trace`)}, said.trace != 0) AS people, count() AS events,
        min(said.time) AS first_time, max(said.time) AS last_time
      FROM ${log} AS said GROUP BY account ORDER BY last_time DESC, account LIMIT ${mostAccounts}`,
    row: z.object({
      account: z.string(),
      name: z.string(),
      parent: z.string(),
      people: count,
      events: count,
      first_time: instant,
      last_time: instant,
    }),
  })
  return rows.map(row => ({
    account: row.account,
    name: row.name === '' ? null : row.name,
    parent: row.parent === '' || row.parent === row.account ? null : row.parent,
    people: row.people,
    events: row.events,
    firstTime: row.first_time,
    lastTime: row.last_time,
  }))
}

/** Which account is a part of which, and what each is called, as the events say. */
export async function readTree(
  warehouse: Warehouse,
  scope: Scope,
): Promise<{ account: string; parent: string; name: string }[]> {
  const log = events(scope, {
    select: sql`account, (time, ordinal, call, message_id) AS place, ${firstOf(...namePaths)} AS name, ${firstOf(...parentPaths)} AS parent`,
    where: sql`type = 'group'`,
  })
  return warehouse.rows({
    name: 'unify: accounts and their parents',
    lane: 'lookup',
    sql: sql`SELECT said.account AS account, argMaxIf(said.parent, said.place, said.parent != '') AS parent,
        argMaxIf(said.name, said.place, said.name != '') AS name
      FROM ${log} AS said GROUP BY account ORDER BY account LIMIT ${mostAccounts}`,
    row: z.object({ account: z.string(), parent: z.string(), name: z.string() }),
  })
}

export interface Acting {
  readonly trace: bigint
  readonly account: string
  readonly events: number
  readonly firstTime: number
  readonly lastTime: number
}

/** Which traces acted for which accounts, and how often. */
export async function readActing(warehouse: Warehouse, scope: Scope, which: Sql): Promise<Acting[]> {
  const rows = await warehouse.rows({
    name: 'unify: who acts for an account',
    lane: 'lookup',
    sql: sql`SELECT trace, account, count() AS events, min(time) AS first_time, max(time) AS last_time
      FROM ${events(scope)} WHERE (${which}) AND account != '' AND trace != 0
      GROUP BY trace, account ORDER BY events DESC, trace, account LIMIT 100000`,
    row: z.object({
      trace: u64,
      account: z.string(),
      events: count,
      first_time: instant,
      last_time: instant,
    }),
  })
  return rows.map(({ first_time, last_time, ...row }) => ({
    ...row,
    firstTime: first_time,
    lastTime: last_time,
  }))
}

export interface SaidRole {
  readonly trace: bigint
  /** `''`: said without naming an account, so of each of theirs. */
  readonly account: string
  readonly role: AccountRole
  readonly at: OrderKey
}

/** What roles were said of some traces: in group calls, and in identify calls with or without an account. */
export async function readRoles(
  warehouse: Warehouse,
  scope: Scope,
  traces: readonly bigint[],
): Promise<SaidRole[]> {
  if (traces.length === 0) return []
  const log = events(scope, {
    select: sql`trace, account, (time, ordinal, call, message_id) AS place,
      if(type = 'group', ${firstOf(...groupRolePaths)}, ${firstOf(...rolePaths)}) AS word`,
    where: sql`${among(traces)} AND type IN ('group', 'identify')`,
  })
  const rows = await warehouse.rows({
    name: 'unify: roles in accounts',
    lane: 'lookup',
    sql: sql`SELECT trace, account, word, max(said.place) AS at, at.1 AS time, at.2 AS ordinal, at.3 AS call, at.4 AS message_id
      FROM ${log} AS said WHERE said.word != '' GROUP BY trace, account, word LIMIT 100000`,
    row: z.object({ trace: u64, account: z.string(), word: z.string(), ...orderColumns }),
  })
  return rows.flatMap(row => {
    const role = readRole(row.word)
    return role === null ? [] : [{ trace: row.trace, account: row.account, role, at: orderOf(row) }]
  })
}

/** The latest of some sayings about one person in one account. */
export function latestRole(said: readonly SaidRole[], account: string): AccountRole | null {
  const about = said.filter(one => one.account === account || one.account === '')
  return about.sort((x, y) => compareOrder(y.at, x.at))[0]?.role ?? null
}

/** Events of an account: those that name it, and those of its people that name none. */
export function eventsOfAccount(account: string, traces: readonly bigint[]): Sql {
  return traces.length === 0
    ? sql`account = ${account}`
    : sql`account = ${account} OR (account = '' AND trace IN ${param([...traces], 'Array(UInt64)')})`
}
