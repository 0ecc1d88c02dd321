import { expect, it } from 'vitest'
import { compute, first, run } from '../../../../test/mapped-message.ts'

const properties = {
  price: 10,
  minus: -2.5,
  name: 'شاي 🍵 أخضر',
  city: 'Riyadh',
  list: [1, 2],
  same: [1, 2],
  bag: { a: 1 },
  other: { a: 2 },
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-11-03T12:00:00.000Z',
  event: 'a property',
  huge: 1e308,
}
const tables = [{ name: 'cities', rows: [[' Riyadh ', 'RUH']] }]

it.each([
  ['true and false', false],
  ['true or false', true],
  ['not true', false],
  ['price <= 10', true],
  ['price >= 10', true],
  ['price < 10', false],
  ['price > 10', false],
  ['price != 10', false],
  ['price = "10"', false],
  ['city < "S"', true],
  ['city > "S"', false],
  ['from < to', true],
  ['price < city', 'wrong-type'],
  ['list = same', true],
  ['bag = other', false],
  ['price % 3', 1],
  ['price % 0', 'divided-by-zero'],
  ['price - 3 - 2', 5],
  ['price / 4', 2.5],
  ['left(name, 5)', 'شاي 🍵'],
  ['right(name, 6)', '🍵 أخضر'],
  ['right(city, 99)', 'Riyadh'],
  ['left(city, 0)', ''],
  ['length(name)', 10],
  ['length(list)', 2],
  ['starts(city, "Riy")', true],
  ['starts(city, "dh")', false],
  ['ends(city, "dh")', true],
  ['ends(city, "Riy")', false],
  ['contains(city, "ya")', true],
  ['contains(city, "xx")', false],
  ['days(from, to)', 2.5],
  ['days(to, from)', -2.5],
  ['days(city, to)', 'not-a-date'],
  ['min(price, minus, 3)', -2.5],
  ['max(price, minus, 3)', 10],
  ['floor(minus)', -3],
  ['ceil(minus)', -2],
  ['abs(minus)', 2.5],
  ['round(minus)', -3],
  ['round(1.005, 2)', 1.01],
  ['round(-1.005, 2)', -1.01],
  ['round(1234.5, 0)', 1235],
  ['replace(city, "y", "$&")', 'Ri$&adh'],
  ['replace(city, "", "x")', 'Riyadh'],
  ['replace(city, "a", "")', 'Riydh'],
  ['part("a/b/c", "/", -1)', 'b'],
  ['part("a/b/c", "/", 4)', null],
  ['upper(city)', 'RIYADH'],
  ['trim("  a ")', 'a'],
  ['text(price)', '10'],
  ['number("١٢٫٥")', 12.5],
  ['lookup("cities", city)', 'RUH'],
  ['lookup("cities", "Jeddah")', null],
  ['lookup("towns", city, "none")', 'none'],
  ['sum(list)', 3],
  ['count(bag)', 'no-list'],
  ['exists(nothing)', false],
  ['exists(price)', true],
  ['if(price > 5, "much", "little")', 'much'],
  ['if(price > 50, "much")', null],
  ['property("event")', 'a property'],
  ['properties.event', 'a property'],
  ['concat(event, ".", call, ".", source)', 'Order.track.web'],
  ['huge * 10', 'not-a-number'],
  ['huge - -1 * huge', 'not-a-number'],
])('%s', (expression, expected) => {
  const row = first(run([{ actions: [compute('out', expression)] }], { properties }, tables))
  expect(row.note?.failed?.[0]?.reason ?? row.properties.out ?? null).toBe(expected)
})

it('makes no text of more than ten thousand characters', () => {
  const grow = (times: number) => [
    compute('out', `"${'a'.repeat(1_000)}"`),
    compute('out', `replace(out, "a", "${'b'.repeat(times)}")`),
  ]
  expect(first(run([{ actions: grow(10) }], {})).properties.out).toHaveLength(10_000)
  expect(first(run([{ actions: grow(11) }], {})).note?.failed?.[0]?.reason).toBe('too-long')
  const joined = [grow(10)[0], ...Array.from({ length: 4 }, () => compute('out', 'concat(out, out)'))]
  const row = first(run([{ actions: joined.filter(one => one !== undefined) }], {}))
  expect([row.properties.out.length, row.note?.failed?.[0]?.reason]).toEqual([8_000, 'too-long'])
})
