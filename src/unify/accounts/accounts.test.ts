import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnWarehouses } from '../../../test/engines.ts'
import { openUnifyWorld, type UnifyWorld } from '../../../test/unify-world.ts'
import type { World } from '../../../test/world.ts'
import { decisionSchema } from '../model.ts'
import { traitHistoryAnswer } from '../profile/model-profile.ts'
import { type Segment, segmentSchema, segmentsAnswer } from '../segments/model-segment.ts'
import {
  type AccountRole,
  accountDecisionSchema,
  accountPageSchema,
  accountsAnswer,
  accountTimelineAnswer,
  personAccountsAnswer,
} from './model-accounts.ts'
import { readRole } from './role-words.ts'

const minutes = (world: World, n: number) =>
  new Date(world.clock.now() - 86_400_000 + n * 60_000).toISOString()

it('reads roles in both languages and none into anything else', () => {
  for (const word of ['Economic Buyer', 'economic_buyer', 'decision-maker', 'صاحب القرار', 'صاحبُ القرار'])
    expect(readRole(word)).toBe('economic-buyer')
  expect(readRole('مُستخدِم')).toBe('user')
  expect(readRole('admin')).toBeNull()
  expect(readRole('')).toBeNull()
})

describeOnWarehouses('accounts', warehouse => {
  let line: UnifyWorld
  beforeAll(async () => {
    line = await openUnifyWorld(warehouse())
  })
  afterAll(() => line?.stop())

  const page = (shop: World, account: string) =>
    line.ask(shop, `/accounts/${encodeURIComponent(account)}`, accountPageSchema)
  const members = async (shop: World, account: string) =>
    Object.fromEntries(
      (await page(shop, account)).members.map(({ person, role, roleFrom, memberFrom }) => [
        person.handle.replace('user_id:', ''),
        [role, roleFrom, memberFrom].join(' '),
      ]),
    )
  const decide = (shop: World, account: string, body: object) =>
    line.send(shop, `/accounts/${encodeURIComponent(account)}/decisions`, accountDecisionSchema, body)
  const undo = (shop: World, id: number) =>
    line.send(shop, `/account-decisions/${id}/undo`, accountDecisionSchema, {})

  async function openCompany(): Promise<World> {
    const shop = await line.openShop()
    const group = (n: number, userId: string, groupId: string, traits: object) => ({
      ...{ type: 'group', userId, groupId, traits, timestamp: minutes(shop, n) },
    })
    await shop.send(
      group(1, 'amal', 'acme', { name: 'Acme', industry: 'retail', role: 'champion' }),
      group(4, 'amal', 'acme', { name: 'أكمي', parent_id: 'holding', industry: 'retail' }),
      // Said earlier, arrives later: neither the name nor the role of today.
      group(2, 'amal', 'acme', { name: 'Acme Ltd', role: 'user' }),
      group(3, 'badr', 'acme', { role: 'صاحب القرار' }),
      group(5, 'badr', 'beta / co', { name: 'Beta', role: 'blocker' }),
      group(6, 'dina', 'holding', { name: 'Holding' }),
      {
        userId: 'amal',
        event: 'Order Completed',
        timestamp: minutes(shop, 7),
        context: { groupId: 'acme' },
        properties: { order_id: '1', revenue: 20, currency: 'MAD' },
      },
      {
        userId: 'badr',
        event: 'Order Completed',
        timestamp: minutes(shop, 8),
        context: { groupId: 'beta / co' },
        properties: { order_id: '2', revenue: 5, currency: 'MAD' },
      },
      { userId: 'badr', event: 'Product Viewed', timestamp: minutes(shop, 9) },
      { userId: 'stranger', event: 'Product Viewed', timestamp: minutes(shop, 10) },
    )
    await line.settled()
    return shop
  }

  it('are listed and found in any spelling, with their people, name, parent and value', async () => {
    const shop = await openCompany()
    const { accounts, total } = await line.ask(shop, '/accounts', accountsAnswer)
    expect(total).toBe(3)
    expect(
      accounts.map(({ account, name, people, events, parent }) => [account, name, people, events, parent]),
    ).toEqual([
      ['beta / co', 'Beta', 1, 2, null],
      ['acme', 'أكمي', 2, 5, { account: 'holding', name: 'Holding' }],
      ['holding', 'Holding', 1, 1, null],
    ])
    for (const search of ['اكمى', 'ACM'])
      expect(
        (await line.ask(shop, `/accounts?search=${encodeURIComponent(search)}`, accountsAnswer)).accounts,
      ).toHaveLength(1)
    const acme = await page(shop, 'acme')
    expect(acme).toMatchObject({
      name: 'أكمي',
      people: 2,
      ancestors: [{ account: 'holding', name: 'Holding' }],
      children: [],
    })
    expect(acme.traits.map(({ key, values }) => [key, values])).toEqual([
      ['industry', 1],
      ['name', 3],
    ])
    expect(acme.value.byCurrency).toMatchObject([{ currency: 'MAD', orders: 1, revenue: '20' }])
    expect(await members(shop, 'acme')).toEqual({
      amal: 'user events events',
      badr: 'economic-buyer events events',
    })
    expect((await page(shop, 'holding')).children).toEqual([{ account: 'acme', name: 'أكمي' }])
    const history = await line.ask(shop, '/accounts/acme/trait-history?key=name', traitHistoryAnswer)
    expect(history.values.map(({ value }) => JSON.parse(value))).toEqual(['أكمي', 'Acme Ltd', 'Acme'])
    expect((await line.call('GET', shop, '/accounts/nobody')).status).toBe(404)
    const { accounts: ofBadr } = await line.ask(shop, '/people/user_id:badr/accounts', personAccountsAnswer)
    expect(ofBadr.map(({ account, role }) => [account, role])).toEqual([
      ['beta / co', 'blocker'],
      ['acme', 'economic-buyer'],
    ])
  })

  it('have a timeline of all their people, without what those did for another account', async () => {
    const shop = await openCompany()
    const { events } = await line.ask(shop, '/accounts/acme/timeline?limit=50', accountTimelineAnswer)
    expect(events.map(({ name, person }) => [name, person?.handle])).toEqual([
      ['Product Viewed', 'user_id:badr'],
      ['Order Completed', 'user_id:amal'],
      ['group', 'user_id:amal'],
      ['group', 'user_id:badr'],
      ['group', 'user_id:amal'],
      ['group', 'user_id:amal'],
    ])
    const first = await line.ask(shop, '/accounts/acme/timeline?limit=2', accountTimelineAnswer)
    const rest = await line.ask(
      shop,
      `/accounts/acme/timeline?limit=50&before=${encodeURIComponent(first.next ?? '')}`,
      accountTimelineAnswer,
    )
    expect([...first.events, ...rest.events]).toEqual(events)
  })

  it('are changed by hand and exactly back, and segments follow', async () => {
    const shop = await openCompany()
    const segment = await line.send(shop, '/segments', segmentSchema, {
      name: 'Acme',
      definition: { of: 'account', accounts: ['acme'] },
    })
    const any = await line.send(shop, '/segments', segmentSchema, {
      name: 'Any',
      definition: { of: 'account', accounts: [] },
    })
    const size = async ({ id }: Segment) => {
      await line.settled()
      return (await line.ask(shop, '/segments', segmentsAnswer)).segments.find(one => one.id === id)?.size
    }
    const before = [await page(shop, 'acme'), await line.ask(shop, '/accounts', accountsAnswer)]
    expect([await size(segment), await size(any)]).toEqual([2, 3])
    const made = [
      await decide(shop, 'acme', { kind: 'member', identifier: 'user_id:stranger', value: 'in' }),
      await decide(shop, 'acme', { kind: 'role', identifier: 'user_id:stranger', value: 'blocker' }),
      await decide(shop, 'acme', { kind: 'member', identifier: 'user_id:badr', value: 'out' }),
      await decide(shop, 'acme', { kind: 'role', identifier: 'user_id:amal', value: 'none' }),
      await decide(shop, 'acme', { kind: 'name', value: 'ACME' }),
      await decide(shop, 'acme', { kind: 'parent', value: 'beta / co' }),
    ]
    expect(await members(shop, 'acme')).toEqual({ amal: ' hand events', stranger: 'blocker hand hand' })
    expect(await page(shop, 'acme')).toMatchObject({
      name: 'ACME',
      parent: { account: 'beta / co', name: 'Beta' },
    })
    // Badr still acts for another account, the stranger acts for none: by hand he belongs to one.
    expect([await size(segment), await size(any)]).toEqual([2, 4])
    expect(
      (
        await line.call('POST', shop, '/accounts/beta%20%2F%20co/decisions', {
          kind: 'parent',
          value: 'acme',
        })
      ).status,
    ).toBe(409)
    for (const { id } of made) await undo(shop, id)
    expect((await line.call('POST', shop, `/account-decisions/${made[0]!.id}/undo`, {})).status).toBe(404)
    const after = await page(shop, 'acme')
    expect(after.decisions).toHaveLength(6)
    // What was decided about the segment meanwhile stands in the log, as Rihla's own word.
    const eventCounts = after.eventCounts.filter(({ type }) => type !== 'system')
    expect([
      { ...after, eventCounts, decisions: [] },
      await line.ask(shop, '/accounts', accountsAnswer),
    ]).toEqual(before)
    expect([await size(segment), await size(any)]).toEqual([2, 3])
  })

  it('can be added by hand, and name nobody once somebody is erased', async () => {
    const shop = await openCompany()
    const add = { account: 'new-co', name: 'شركة جديدة' }
    await line.send(shop, '/accounts', accountDecisionSchema, add)
    expect((await line.call('POST', shop, '/accounts', add)).status).toBe(409)
    expect(
      (await line.call('POST', shop, '/accounts/unknown/decisions', { kind: 'name', value: 'x' })).status,
    ).toBe(404)
    await decide(shop, 'new-co', { kind: 'member', identifier: 'user_id:stranger', value: 'in' })
    expect(await members(shop, 'new-co')).toEqual({ stranger: '  hand' })
    const subject = (await line.unify.subjectOf(shop.scope.workspace, 'user_id:stranger'))!
    expect(await line.unify.export?.(subject)).toMatchObject({
      accountDecisions: [{ account: 'new-co', value: 'in' }],
    })
    expect(await line.unify.erase?.(subject)).toMatchObject({ accountDecisions: 1 })
    expect(await members(shop, 'new-co')).toEqual({})
  })

  const users = ['1', '2', '3']
  const companies = ['a', 'b']
  const said = fc.record({
    user: fc.constantFrom(...users),
    account: fc.constantFrom(...companies, ''),
    type: fc.constantFrom('track', 'group', 'identify'),
    role: fc.constantFrom('champion', 'user', 'blocker', 'nonsense', ''),
    minute: fc.integer({ min: 1, max: 4 }),
  })
  const byHand = fc.record({
    user: fc.constantFrom(...users),
    account: fc.constantFrom(...companies),
    kind: fc.constantFrom('member' as const, 'role' as const),
    is: fc.boolean(),
  })

  /** The twin: who belongs to what, in plain words, for groups of users who are one person. */
  function expected(
    log: readonly { user: string; account: string; type: string; role: string; minute: number; id: string }[],
    decided: readonly { user: string; account: string; kind: string; is: boolean }[],
    one: readonly string[],
  ) {
    const rank: Record<string, number> = { identify: 0, group: 1, track: 4 }
    const ordered = [...log].sort(
      (x, y) => x.minute - y.minute || rank[x.type]! - rank[y.type]! || (x.id < y.id ? -1 : 1),
    )
    const own = ordered.filter(({ user }) => one.includes(user))
    return companies.flatMap(account => {
      const hand = (kind: string) =>
        decided.filter(d => d.kind === kind && d.account === account && one.includes(d.user)).at(-1)
      const member = hand('member')?.is ?? own.some(e => e.account === account)
      if (!member) return []
      const roles = own.filter(
        e => ['champion', 'user', 'blocker'].includes(e.role) && (e.account === account || e.account === ''),
      )
      const latest = roles.filter(e => e.type !== 'track').at(-1)?.role ?? null
      const role = hand('role') === undefined ? latest : hand('role')?.is ? 'economic-buyer' : null
      return [`${account} ${role as AccountRole | null}`]
    })
  }

  it('are a function of events and decisions: any order gives the same, as in plain words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(said, { minLength: 3, maxLength: 9 }),
        fc.array(byHand, { maxLength: 4 }),
        fc.boolean(),
        async (log, decided, isMerged) => {
          const all = [
            ...users.map(user => ({ user, account: '', type: 'track', role: '', minute: 1 })),
            // Both accounts are there, so that something can be decided about each.
            ...companies.map(account => ({ user: '3', account, type: 'track', role: '', minute: 1 })),
            ...log,
          ].map((e, i) => ({
            ...e,
            id: `m${String((i * 7) % 16).padStart(2, '0')}`,
            // An account is named by every group call.
            account: e.type === 'group' && e.account === '' ? 'a' : e.account,
          }))
          const [one, other] = [all, [...all].reverse()]
          for (const events of [one, other]) {
            const shop = await line.openShop()
            for (const { user, account, type, role, minute, id } of events)
              await shop.send({
                ...{ userId: user, type, messageId: id, timestamp: minutes(shop, minute), event: 'x' },
                ...(type === 'group'
                  ? { groupId: account }
                  : account === ''
                    ? {}
                    : { context: { groupId: account } }),
                ...(role === '' ? {} : { traits: { buying_role: role } }),
              })
            await line.settled()
            for (const { user, account, kind, is } of decided) {
              const value = kind === 'member' ? (is ? 'in' : 'out') : is ? 'economic-buyer' : 'none'
              const path = `/accounts/${account}/decisions`
              const answer = await line.call('POST', shop, path, {
                kind,
                identifier: `user_id:${user}`,
                value,
              })
              expect(answer.status).toBe(201)
            }
            const ofUser = async (user: string) =>
              (await line.ask(shop, `/people/user_id:${user}/accounts`, personAccountsAnswer)).accounts
                .map(({ account, role }) => `${account} ${role}`)
                .sort()
            const apart = [await ofUser('1'), await ofUser('2')]
            expect(apart).toEqual([expected(all, decided, ['1']), expected(all, decided, ['2'])])
            if (!isMerged) continue
            const rules = { kinds: [], otherLimits: [], blocked: [] }
            expect((await line.call('PUT', shop, '/identity/rules', rules)).status).toBe(200)
            const link = { kind: 'link', a: 'user_id:1', b: 'user_id:2' }
            const { id } = await line.send(shop, '/identity/decisions', decisionSchema, link)
            expect(await ofUser('1')).toEqual(expected(all, decided, ['1', '2']))
            await line.send(shop, `/identity/decisions/${id}/undo`, decisionSchema, {})
            expect([await ofUser('1'), await ofUser('2')]).toEqual(apart)
          }
        },
      ),
      { numRuns: Number(process.env.PROVE_RUNS ?? 8) },
    )
  }, 300_000)
})
