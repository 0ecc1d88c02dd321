import { describe, expect, it } from 'vitest'
import { cast, compute, first, run } from '../../../test/mapped-message.ts'

const order = (properties: object, more: object = {}) => ({ properties, ...more })
const reasons = (row: ReturnType<typeof first>) => row.note?.failed?.map(({ reason }) => reason) ?? []
const move = (from: string, to: string) => ({ do: 'move', from, to })
const split = (more: object = {}) => ({ do: 'split', list: 'lines', name: null, keep: false, ...more })
const identify = (from: string, kind: string) => ({ do: 'identify', from, kind })

describe('rules and their order', () => {
  it('leaves out a rule that is off', () => {
    const rename = [{ do: 'rename-event', pattern: null, to: 'New' }]
    expect(first(run([{ actions: rename, isOn: false }], {}))).toMatchObject({ name: 'Order', note: null })
    const both = first(run([{ actions: rename, isOn: false }, { actions: [compute('a', '1')] }], {}))
    expect([both.name, both.note?.rules]).toEqual(['Order', [2]])
  })

  it('goes on with what the rule before it made, and tells which action of which rule failed', () => {
    const rules = [
      { id: 4, actions: [move('a', 'b'), cast('b', 'number')] },
      {
        id: 9,
        when: { properties: [{ path: 'b', test: 'exists', value: '' }] },
        actions: [compute('c', '1')],
      },
    ]
    const row = first(run(rules, order({ a: 'x' })))
    expect(row.properties).toEqual({ b: 'x', c: 1 })
    expect(row.note).toEqual({ rules: [4, 9], failed: [{ rule: 4, action: 1, reason: 'not-a-number' }] })
  })

  it('remembers twenty failures at most', () => {
    const actions = Array.from({ length: 25 }, () => cast('a', 'number'))
    expect(reasons(first(run([{ actions }], order({ a: 'x' }))))).toHaveLength(20)
  })

  it('does nothing more to an event once an action dropped it', () => {
    const row = first(run([{ actions: [{ do: 'drop-event' }, compute('late', '1')] }], {}))
    expect([row.isDropped, row.properties.late]).toEqual([true, undefined])
    const later = first(run([{ actions: [{ do: 'drop-event' }] }, { actions: [compute('late', '1')] }], {}))
    expect([later.properties, later.note]).toEqual([{}, { rules: [1], dropped: 1 }])
  })
})

describe('several events of one message', () => {
  const lines = [{ sku: 'a', price: 2 }, { sku: 'b' }, 'gift']

  it('puts an event for each element in the place of the message, without the list', () => {
    const { rows } = run([{ actions: [split()] }], order({ id: 7, lines }))
    expect(rows.map(({ name, properties }) => ({ name, properties }))).toEqual([
      { name: 'Order', properties: { id: 7, sku: 'a', price: 2 } },
      { name: 'Order', properties: { id: 7, sku: 'b' } },
      { name: 'Order', properties: { id: 7, lines: 'gift' } },
    ])
    expect([rows[0]!.id, rows[0]!.note?.part, rows[1]!.note?.part]).toEqual(['m1', undefined, 1])
    expect(rows[1]!.id).toMatch(/^part-[0-9a-f]{16}-1$/)
  })

  it('gives every part an id of one length, so that all of a message are found by its beginning', () => {
    for (let i = 0; i < 60; i++) {
      const { rows } = run([{ actions: [split()] }], { messageId: `m-${i}`, properties: { lines: [1, 2] } })
      expect(rows[1]!.id).toHaveLength(23)
    }
  })

  it('keeps an event whose list is empty, and one whose list is none', () => {
    for (const keep of [true, false]) {
      const empty = run([{ actions: [split({ keep })] }], order({ lines: [] })).rows
      expect(empty.map(row => [row.properties, row.note])).toEqual([[{ lines: [] }, { rules: [1] }]])
    }
  })

  it('makes a track of a page, remembers the call it came by, and never mixes what parts hold', () => {
    const rules = [
      { actions: [split({ name: 'Line' })] },
      { actions: [compute('twice', 'price * 2')] },
      {
        when: { properties: [{ path: 'sku', test: 'is', value: 'a' }] },
        actions: [compute('first', 'true')],
      },
    ]
    const { rows } = run(rules, order({ lines: lines.slice(0, 2) }, { type: 'page' }))
    expect(rows.map(({ type, name, properties, note }) => [type, name, properties, note])).toEqual([
      ['track', 'Line', { sku: 'a', price: 2, twice: 4, first: true }, { call: 'page', rules: [1, 2, 3] }],
      [
        'track',
        'Line',
        { sku: 'b' },
        { part: 1, rules: [1, 2], failed: [{ rule: 2, action: 0, reason: 'wrong-type' }] },
      ],
    ])
  })

  it('copies an event under another name, a page too, and leaves the first as it is', () => {
    const { rows } = run([{ actions: [{ do: 'copy', name: 'Seen' }] }], {
      type: 'page',
      properties: { a: 1 },
    })
    expect(rows.map(({ type, name, properties, note }) => [type, name, properties, note?.call])).toEqual([
      ['page', 'page', { a: 1 }, undefined],
      ['track', 'Seen', { a: 1 }, undefined],
    ])
  })

  it('takes no element for what objects have by nature', () => {
    const text = '{"lines":[{"__proto__":{"polluted":1},"a":1}]}'
    const { rows } = run([{ actions: [split()] }], { properties: JSON.parse(text) })
    expect(Object.keys(rows[0]!.properties)).toEqual(['a'])
  })

  it.each([
    ['one list that is too long', [split()], 1_001, 1],
    ['one list that just fits', [split()], 1_000, 1_000],
    ['one list that just fits beside its order', [split({ keep: true })], 999, 1_000],
    ['one list too long beside its order', [split({ keep: true })], 1_000, 1],
    ['a list and copies of its lines', [split(), { do: 'copy', name: 'Line' }], 600, 1_000],
    [
      'twelve copies of each other',
      Array.from({ length: 12 }, () => ({ do: 'copy', name: 'Twin' })),
      1,
      1_000,
    ],
  ])('makes a thousand events at most of %s, and says where it stopped', (_, actions, length, events) => {
    const list = Array.from({ length }, (_unused, i) => ({ i }))
    const found = run([{ actions }], order({ lines: list })).rows
    expect(found).toHaveLength(events)
    const isStopped = found.some(row => reasons(row).includes('too-many'))
    expect(isStopped).toBe(actions.length > 1 || events === 1)
    // The same by one rule after the other.
    const rules = actions.map(action => ({ actions: [action] }))
    expect(run(rules, order({ lines: list })).rows.map(row => [row.name, row.properties])).toEqual(
      found.map(row => [row.name, row.properties]),
    )
  })
})

describe('what an action may write', () => {
  it('moves a value into a place that lies within its own, and leaves it where it cannot', () => {
    expect(first(run([{ actions: [move('a', 'a.b')] }], order({ a: 1 }))).properties).toEqual({ a: { b: 1 } })
    const row = first(run([{ actions: [move('a', 'b.c')] }], order({ a: 1, b: 'text' })))
    expect([row.properties, reasons(row)]).toEqual([{ a: 1, b: 'text' }, ['wrong-type']])
    const nowhere = first(run([{ actions: [move('a', 'a.')] }], order({ a: 1 })))
    expect([nowhere.properties, reasons(nowhere)]).toEqual([{ a: 1 }, ['wrong-type']])
    const bag = { x: { y: 1 } }
    const inside = first(run([{ actions: [move('x', 'x\\.y')] }], order(bag)))
    expect(inside.properties).toEqual({ x_y: { y: 1 } })
  })

  it('takes a value away whole, and computes nothing into nothing', () => {
    const actions = [{ do: 'drop-property', path: 'a.b' }, compute('c', 'nothing'), compute('d.e', '1')]
    const row = first(run([{ actions }], order({ a: { b: 1, z: 2 }, c: 3 })))
    expect(row.properties).toEqual({ a: { z: 2 }, d: { e: 1 } })
  })

  it('computes a copy of an object, which later actions change alone', () => {
    const actions = [compute('b', 'a'), compute('b.x', '9')]
    expect(first(run([{ actions }], order({ a: { x: 1 } }))).properties).toEqual({ a: { x: 1 }, b: { x: 9 } })
  })

  it('refuses a name of nothing and one that is too long', () => {
    const renamed = (event: string, to: string) =>
      first(run([{ actions: [{ do: 'rename-event', pattern: 'a*', to }] }], { event }))
    expect(renamed(`a${'b'.repeat(300)}`, '* *')).toMatchObject({ name: 'b'.repeat(300) })
    expect(reasons(renamed('a', '*'))).toEqual(['name-invalid'])
    const long = renamed(`a${'b'.repeat(300)}`, `${'c'.repeat(250)}*`)
    expect([long.name.length, reasons(long)]).toEqual([301, ['name-invalid']])
  })

  it.each(['page', 'screen', 'identify'])('calls a %s what it is', type => {
    const row = first(run([{ actions: [{ do: 'rename-event', pattern: null, to: 'X' }] }], { type }))
    expect([row.type, reasons(row)]).toEqual([type, ['not-renamable']])
  })
})

describe('whom an event names', () => {
  const named = (actions: object[], more: Record<string, unknown>) => first(run([{ actions }], more))

  it('names a user, a device, an address and a number, beside what was named before', () => {
    const actions = [
      identify('mail', 'email'),
      identify('tel', 'phone'),
      identify('card', 'card'),
      identify('old', 'card'),
      identify('device', 'anonymous_id'),
    ]
    const properties = { mail: 'A@x.com', tel: '050 123 4567', card: 7, old: 'k', device: 'd1' }
    const context = { externalIds: [{ type: 'crm', id: 'c9' }] }
    expect(named(actions, { properties, context }).identifiers).toEqual([
      'anonymous_id:d1',
      'card:7',
      'card:k',
      'crm:c9',
      'email:a@x.com',
      'phone:+966501234567',
      'user_id:u1',
    ])
    expect(named([identify('card', 'user_id')], { properties }).identifiers).toEqual(['user_id:7'])
  })

  it('reads the traits of the context still, where the message has none of its own', () => {
    const told = { type: 'identify', context: { traits: { email: 'a@x.com' } } }
    const row = first(run([{ actions: [compute('seen', '1')] }], told))
    expect(row.identifiers).toEqual(['email:a@x.com', 'user_id:u1'])
  })

  it.each([
    ['no address', 'email', 'not-an-identifier'],
    ['abc', 'phone', 'not-an-identifier'],
    ['x'.repeat(600), 'card', 'not-an-identifier'],
    [{ a: 1 }, 'card', 'wrong-type'],
  ])('names nobody by %j as a %s', (value, kind, reason) => {
    const row = named([identify('v', kind)], order({ v: value }))
    expect([row.identifiers, reasons(row)]).toEqual([['user_id:u1'], [reason]])
  })
})

describe('casts', () => {
  const castOf = (value: unknown, to: string, more: object = {}) => {
    const row = first(run([{ actions: [cast('at.v', to, more)] }], order({ at: { v: value } })))
    return reasons(row)[0] ?? row.properties.at
  }

  it.each([
    [12, { currency: 'EGP' }, { v: 12, v_currency: 'EGP' }],
    ['12,50', { currency: 'EGP' }, { v: 12.5, v_currency: 'EGP' }],
    ['MAD 30', { currency: 'EGP' }, { v: 30, v_currency: 'MAD' }],
    ['30 درهم', { currency: 'AED' }, { v: 30, v_currency: 'AED' }],
    ['30 درهم', { currency: 'EGP' }, 'ambiguous'],
    ['30 درهم', {}, 'ambiguous'],
    [{ amount: '30', currency: ' sar ' }, {}, { v: 30, v_currency: 'SAR' }],
    [{ value: 30 }, { currency: 'SAR' }, { v: 30, v_currency: 'SAR' }],
    [{ value: 30, currency: 'riyal' }, {}, 'not-money'],
    [30, {}, 'not-money'],
    [true, { currency: 'EGP' }, 'wrong-type'],
  ])('reads %j as money (%j)', (value, more, expected) => {
    expect(castOf(value, 'money', more)).toEqual(expected)
  })

  it.each([
    [false, 'boolean', {}, false],
    [true, 'boolean', {}, true],
    [0, 'boolean', {}, false],
    ['خطأ', 'boolean', {}, false],
    [[1], 'boolean', {}, 'wrong-type'],
    ['03/04/2026', 'date', { order: 'dmy' }, '2026-04-03T00:00:00.000Z'],
    ['03/04/2026', 'date', { order: 'mdy' }, '2026-03-04T00:00:00.000Z'],
    ['03/04/2026', 'date', {}, 'ambiguous'],
    [1_764_374_400_000, 'date', {}, '2025-11-29T00:00:00.000Z'],
    [1e19, 'date', {}, 'not-a-date'],
    [-1e19, 'date', {}, 'not-a-date'],
    [{ a: [1] }, 'text', {}, '{"a":[1]}'],
    [true, 'text', {}, 'true'],
    ['x'.repeat(9), 'text', {}, 'x'.repeat(9)],
    [['x'.repeat(10_000)], 'text', {}, 'too-long'],
    ['', 'number', {}, ''],
  ])('reads %j as a %s (%j)', (value, to, more, expected) => {
    const found = castOf(value, to, more)
    expect(found).toEqual(typeof found === 'object' ? { v: expected } : expected)
  })
})
