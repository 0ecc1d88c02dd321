import { type AccountDecision, type AccountRole, accountRoles } from './model-accounts.ts'

/**
 * What decisions by hand say of one person in an account. Decisions name identifiers: of all that are now one person's the
 * latest decision of a kind counts, so a merge joins what was decided and a cut takes it apart again.
 */
export function decidedOf(
  decisions: readonly AccountDecision[],
  account: string,
  identifiers: ReadonlySet<string>,
): { member: 'in' | 'out' | null; role: AccountRole | 'none' | null } {
  const about = decisions.filter(
    one => one.account === account && one.identifier !== null && identifiers.has(one.identifier),
  )
  const latest = (kind: AccountDecision['kind']) =>
    about.filter(one => one.kind === kind).sort((x, y) => y.id - x.id)[0]?.value
  const member = latest('member')
  const role = latest('role')
  return {
    member: member === 'in' || member === 'out' ? member : null,
    role: role === 'none' ? 'none' : (accountRoles.find(one => one === role) ?? null),
  }
}

/** What decisions say of the account itself; undefined where they say nothing. */
export function decidedOfAccount(
  decisions: readonly AccountDecision[],
  account: string,
): { parent: string | undefined; name: string | undefined } {
  const latest = (kind: AccountDecision['kind']) =>
    decisions.filter(one => one.account === account && one.kind === kind).sort((x, y) => y.id - x.id)[0]
      ?.value
  return { parent: latest('parent'), name: latest('name') }
}

/** Upwards from an account, the nearest first. A chain that comes back to itself ends there. */
export function ancestorsOf(account: string, parentOf: (account: string) => string | null): string[] {
  const found: string[] = []
  const seen = new Set([account])
  for (let at = parentOf(account); at !== null && !seen.has(at); at = parentOf(at)) {
    seen.add(at)
    found.push(at)
  }
  return found
}

/**
 * Who belongs to some accounts, or does not, by decisions alone; every account where none is named. Of all decisions about
 * identifiers that are one person's now the latest counts. Null where nothing was decided.
 */
export async function decideMembers(
  decisions: readonly AccountDecision[],
  accounts: readonly string[],
  personOf: (identifier: string) => Promise<readonly bigint[]>,
): Promise<{ in: string[]; out: { account: string; people: string[] }[] } | null> {
  const latest = new Map<string, { account: string; person: string; value: string }>()
  for (const { kind, account, identifier, value } of decisions) {
    if (kind !== 'member' || identifier === null) continue
    if (accounts.length > 0 && !accounts.includes(account)) continue
    for (const person of await personOf(identifier))
      latest.set(`${person} ${account}`, { account, person: String(person), value })
  }
  if (latest.size === 0) return null
  const held = [...latest.values()]
  const gone = Map.groupBy(
    held.filter(({ value }) => value === 'out'),
    ({ account }) => account,
  )
  return {
    in: [...new Set(held.filter(({ value }) => value === 'in').map(({ person }) => person))],
    out: [...gone].map(([account, out]) => ({ account, people: out.map(({ person }) => person) })),
  }
}
