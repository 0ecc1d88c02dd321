import { describe, expect, it } from 'vitest'
import { cast, compute, first, received, run, setOf } from '../../../test/mapped-message.ts'
import { prepareEvent } from '../intake/prepare-event.ts'
import { compileRules } from './compile-rules.ts'
import { findBadRules } from './model-bad-rules.ts'

describe('rules on one message', () => {
  it('leaves a message that no rule is about as it was, and says which version looked', () => {
    const row = first(run([{ when: { events: ['Other'] }, actions: [{ do: 'drop-event' }] }], {}))
    expect(row).toMatchObject({ name: 'Order', note: null, version: 7, isDropped: false })
  })

  it('renames an event, also by a pattern whose stars it takes over', () => {
    const rename = { do: 'rename-event', pattern: 'btn_*_*', to: '* clicked on *' }
    expect(first(run([{ actions: [rename] }], { event: 'btn_buy_home' })).name).toBe('buy clicked on home')
    expect(first(run([{ actions: [rename] }], { event: 'Order' })).name).toBe('Order')
    const page = first(run([{ actions: [{ ...rename, pattern: null, to: 'X' }] }], { type: 'page' }))
    expect([page.name, page.note?.failed?.[0]?.reason]).toEqual(['page', 'not-renamable'])
  })

  it('moves values through nested places and bags, and into what names a person', () => {
    const { rows } = run(
      [
        {
          actions: [
            { do: 'move', from: 'ship.town', to: 'address.city' },
            { do: 'move', from: 'mail', to: 'traits.email' },
            { do: 'identify', from: 'card_no', kind: 'loyalty_card' },
            { do: 'channel', name: 'shop' },
          ],
        },
      ],
      { properties: { ship: { town: 'جدة', zip: 1 }, mail: 'A@x.com', card_no: 77 } },
    )
    expect(rows[0]).toMatchObject({
      channel: 'shop',
      identifiers: ['email:a@x.com', 'loyalty_card:77', 'user_id:u1'],
      properties: { ship: { zip: 1 }, address: { city: 'جدة' }, email: 'A@x.com', card_no: 77 },
    })
  })

  it.each([
    ['١٬٢٣٤٫٥', 'number', {}, 1234.5],
    ['1.234,50', 'number', {}, 1234.5],
    ['1,234', 'number', { decimal: ',' }, 1.234],
    [12, 'text', {}, '12'],
    ['نعم', 'boolean', {}, true],
    ['2026-11-29 03:00', 'date', { zone: 'Asia/Riyadh' }, '2026-11-29T00:00:00.000Z'],
    [1_764_374_400, 'date', {}, '2025-11-29T00:00:00.000Z'],
    ['٣٠٫٥ ر.س', 'money', {}, 30.5],
  ] as const)('casts %s to %s', (value, to, more, expected) => {
    const row = first(run([{ actions: [cast('v', to, more)] }], { properties: { v: value } }))
    expect(row.properties.v).toBe(expected)
    if (to === 'money') expect(row.properties.v_currency).toBe('SAR')
    expect(row.note?.failed).toBeUndefined()
  })

  it.each([
    ['12 apples', 'number', 'not-a-number'],
    ['1,234', 'number', 'ambiguous'],
    ['perhaps', 'boolean', 'not-a-boolean'],
    ['yesterday', 'date', 'not-a-date'],
    ['30', 'money', 'not-money'],
    [{ a: 1 }, 'number', 'wrong-type'],
  ] as const)('keeps %s where it cannot become a %s, and says %s', (value, to, reason) => {
    const row = first(run([{ actions: [cast('v', to)] }], { properties: { v: value } }))
    expect(row.properties.v).toEqual(value)
    expect(row.note?.failed).toEqual([{ rule: 1, action: 0, reason }])
  })

  it.each([
    ['round(price * count * 1.15, 2)', 34.5],
    ['1 + 2 * 3 - -4', 11],
    ['if(city = "الرياض", "RUH", lower("Else"))', 'RUH'],
    ['coalesce(nothing, "", city)', 'الرياض'],
    ['concat(city, "-", price)', 'الرياض-10'],
    ['lookup("cities", city, "?")', 'Riyadh'],
    ['lookup("cities", "x", "?")', '?'],
    ['part("a/b/c", "/", 2)', 'b'],
    ['date("2026-01-02", "Africa/Cairo")', '2026-01-01T22:00:00.000Z'],
    ['sum(lines, "price")', 5],
    ['count(lines) > 1 and not (price < 5 or false)', true],
    ['event', 'Order'],
    ['price / 0', 'divided-by-zero'],
    ['city + 1', 'not-a-number'],
    ['constructor', null],
    ['properties.__proto__', null],
    ['property("odd name.x")', 8],
  ] as const)('computes %s', (expression, expected) => {
    const message = {
      properties: {
        price: 10,
        count: 3,
        city: 'الرياض',
        lines: [{ price: 2 }, { price: 3 }],
        'odd name.x': 8,
      },
    }
    const tables = [{ name: 'cities', rows: [['الرياض', 'Riyadh']] }]
    const row = first(run([{ actions: [compute('out', expression)] }], message, tables))
    const failed = row.note?.failed?.[0]?.reason
    expect(failed ?? row.properties.out ?? null).toBe(expected)
  })

  it('splits a message by its lines; the first keeps the id, the others have one of their own', () => {
    const rule = {
      actions: [
        { do: 'split', list: 'products', name: 'Line', keep: true },
        compute('twice', 'number(coalesce(qty, "0")) * 2'),
      ],
    }
    const message = { properties: { order: 'o1', products: [{ qty: '2' }, { qty: '٣' }, 'gift'] } }
    const { rows } = run([rule], message)
    expect(rows.map(row => [row.name, row.properties.order, row.properties.twice])).toEqual([
      ['Order', 'o1', 0],
      ['Line', 'o1', 4],
      ['Line', 'o1', 6],
      ['Line', 'o1', 0],
    ])
    expect(new Set(rows.map(row => row.id)).size).toBe(4)
    expect([rows[0]!.id, rows[2]!.note?.part]).toEqual(['m1', 2])
    expect(run([rule], message).rows.map(row => row.id)).toEqual(rows.map(row => row.id))
    expect(run([rule], { properties: { products: [] } }).rows).toHaveLength(1)
    expect(first(run([rule], { properties: { products: 'no list' } })).note?.failed?.[0]?.reason).toBe(
      'no-list',
    )
  })

  it('drops an event with the rule that says so, and no later rule touches it', () => {
    const rules = [
      {
        when: { properties: [{ path: 'test', test: 'is', value: 'true' }] },
        actions: [{ do: 'drop-event' }],
      },
      { actions: [{ do: 'drop-property', path: 'test' }] },
    ]
    const row = first(run(rules, { properties: { test: true } }))
    expect([row.isDropped, row.note?.dropped, row.properties.test]).toEqual([true, 1, true])
    expect(first(run(rules, { properties: { test: false } }))).toMatchObject({
      isDropped: false,
      properties: {},
    })
  })

  it('keeps a message as it came where rules would leave nobody or nothing that can be kept', () => {
    const move = { do: 'move', from: 'traits.email', to: 'traits.was' }
    const row = first(run([{ actions: [move] }], { userId: null, traits: { email: 'a@b.co' } }))
    expect(row).toMatchObject({ identifiers: ['email:a@b.co'] })
    expect(row.note?.failed?.[0]?.reason).toBe('refused')
    // And one that named nobody is taken in once a rule tells whom it names.
    const named = { do: 'identify', from: 'card', kind: 'card' }
    expect(run([{ actions: [named] }], { userId: null, properties: { card: 'k9' } }).rows).toHaveLength(1)
    expect(run([], { userId: null, properties: { card: 'k9' } }).refused).toBe('identity-missing')
  })

  it('never changes what the sender wrote', () => {
    const value = { type: 'track', event: 'E', messageId: 'm', userId: 'u', properties: { a: { b: '1' } } }
    const rules = compileRules(setOf([{ actions: [cast('a.b', 'number'), compute('a.c', '2')] }]), 1)
    const origin = { workspace: 1, country: '', source: 's', rules }
    prepareEvent({ text: JSON.stringify(value), value }, origin, received)
    expect(value.properties).toEqual({ a: { b: '1' } })
  })
})

describe('what is told of rules that cannot be used', () => {
  it.each([
    ['fetch("x")', 'function-unknown'],
    ['1 +', 'end-missing'],
    ['"open', 'text-open'],
    ['a ; b', 'character-unknown'],
    ['lower()', 'arguments-wrong'],
    ['a b', 'unexpected'],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'too-deep'],
    ['this["constructor"]', 'character-unknown'],
    ['date(a, "Mars/Base")', 'zone-unknown'],
  ])('%s: %s', (expression, problem) => {
    const [bad] = findBadRules(setOf([{ actions: [compute('x', expression)] }]))
    expect(bad?.bad.problem).toBe(problem)
  })
})
