import { expect, it } from 'vitest'
import { numbersOf, readNumber } from './model-answer-numbers.ts'
import { tablesOf } from './model-answer-table.ts'
import { csvOf } from './model-csv.ts'

const share = (n: number) => ({ n, of: 10, share: n / 10, low: 0, high: 1 })
const funnel = {
  steps: ['Seen', 'Bought'].map((id, i) => ({
    id,
    ofStart: share(10 - i),
    medianMs: i === 0 ? null : 60_000,
  })),
}
const volume = {
  buckets: ['2026-11-01', '2026-11-02', '2026-11-03'],
  lines: [{ id: 'all', events: [5, 7, 9], cases: [1, 2, 3] }],
  conversion: [share(1), share(2), share(3)],
}
const transitions = {
  steps: [{ step: { name: 'Seen', channel: 'web' }, count: 4, cases: null }],
  cases: 4,
}

it('every number that is offered is found again, by what its thing is called', () => {
  for (const answer of [funnel, volume, transitions, [{ name: 'x', n: 3 }], { a: { b: [] } }, null, 3, 'x'])
    for (const { path, value } of numbersOf(answer)) expect(readNumber(answer, path)).toBe(value)
  const path = ['steps', { key: 'id', is: 'Bought' }, 'ofStart', 'share']
  expect(numbersOf(funnel).map(one => one.path)).toContainEqual(path)
  const turned = { steps: funnel.steps.toReversed() }
  expect(readNumber(turned, path)).toBe(0.9)
  expect(numbersOf(volume)).toContainEqual({
    path: ['lines', { key: 'id', is: 'all' }, 'events', -2],
    value: 7,
  })
  expect(readNumber(transitions, ['steps', { key: 'step', is: 'Seen · web' }, 'count'])).toBe(4)
  for (const lost of [
    ['steps', 'length'],
    ['constructor'],
    ['__proto__', 'x'],
    ['steps', 9],
    ['steps', { key: 'id', is: 'no' }, 'n'],
  ])
    expect(readNumber(funnel, lost)).toBe(null)
  const twins = {
    list: [
      { name: 'a', n: 1 },
      { name: 'a', n: 2 },
    ],
  }
  expect(numbersOf(twins).map(one => one.value)).toEqual([2, 1])
})

it('any answer is tables: a row a thing, or a row a day with a column a line', () => {
  const [steps] = tablesOf(funnel).tables
  expect(steps!.columns.map(({ path, kind }) => `${path.join('.')} ${kind}`)).toEqual([
    ...['id text', 'ofStart.n number', 'ofStart.of number', 'ofStart.share share', 'ofStart.low share'],
    ...['ofStart.high share', 'medianMs duration'],
  ])
  expect(steps!.rows[1]).toEqual(['Bought', 9, 10, 0.9, 0, 1, 60_000])
  const [lines, conversion] = tablesOf(volume).tables
  expect(lines!.columns.map(column => [column.path.join(), column.of])).toEqual([
    ['buckets', ''],
    ['events', 'all'],
    ['cases', 'all'],
  ])
  expect(lines!.rows[2]).toEqual(['2026-11-03', 9, 3])
  expect(conversion!.rows[1]).toEqual(['2026-11-02', 2, 10, 0.2, 0, 1])
  expect(tablesOf(transitions).facts).toEqual([{ path: ['cases'], kind: 'number', value: 4 }])
  expect(tablesOf(transitions).tables[0]!.rows).toEqual([['Seen · web', 4, null]])
  for (const odd of [null, 3, [], {}, [1, 2], { a: [] }, { a: [[]] }])
    expect(tablesOf(odd).tables).toEqual([])
})

it('no cell is a formula, whatever a visitor called themselves', () => {
  const rows = [
    ['=1+1', '+1', '-1', '@x', '\t=1', ' =cmd', '\u2066=1\u2069', 'أ,ب', 'a"b', 'two\r\nlines'],
    [-5, 0.25, null],
  ]
  expect(csvOf(rows)).toBe(
    `\ufeff'=1+1,'+1,'-1,'@x,'\t=1,' =cmd,'=1,"أ,ب","a""b","two\r\nlines"\r\n-5,0.25,\r\n`,
  )
})
