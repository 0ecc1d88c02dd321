import { beforeAll, expect, test } from 'vitest'
import { describeOnWarehouses } from '../../test/engines.ts'
import { setPersons } from '../../test/journey-log.ts'
import { seeded } from '../../test/seeded.ts'
import { warehouseMigrations as collectMigrations } from '../collect/migrations/warehouse.ts'
import { warehouseMigrations } from './migrations/warehouse.ts'
import { searchPeople } from './people-search.ts'

interface Term {
  readonly term: string
  readonly trace: bigint
  readonly field: string
  readonly words: string
}

/** Few words that begin with each other, borne by few people with several traces, many of them visitors. */
function randomTerms(seed: number): { terms: Term[]; persons: Map<bigint, bigint> } {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const traces = Array.from({ length: 120 }, (_, i) => BigInt(i + 1) * 1_000_003n)
  const persons = new Map(traces.slice(40).map(trace => [trace, pick(traces.slice(0, 40))]))
  const terms = Array.from({ length: 900 }, () => {
    const [term, other] = [
      pick(['ali', 'ali', 'ali', 'alia', 'alina', 'alb', 'omar', 'omar']),
      pick(['', 'saidi', 'sami']),
    ]
    const isVisitor = random() < (term === 'omar' ? 0.97 : 0.4)
    const field = isVisitor ? 'anonymous_id' : pick(['name', 'name', 'email'])
    return { term, trace: pick(traces), field, words: ` ${term} ${other}` }
  })
  // Written again a term replaces itself.
  const distinct = new Map(terms.map(row => [`${row.term} ${row.trace} ${row.field}`, row]))
  return { terms: [...distinct.values()], persons }
}

describeOnWarehouses('a page of people found', warehouse => {
  const workspace = 1
  const { terms, persons } = randomTerms(3)

  beforeAll(async () => {
    await warehouse().migrate([...collectMigrations, ...warehouseMigrations])
    const lines = terms.map(({ trace, ...row }) =>
      JSON.stringify({ workspace, ...row, trace: String(trace), label: `${row.term}/${trace}` }),
    )
    // In several parts, as they come.
    for (let from = 0; from < lines.length; from += 300)
      await warehouse().insert('person_terms', lines.slice(from, from + 300))
    await setPersons(warehouse(), workspace, persons)
  })

  /** The twin: everything that matches, in the order that is promised, each person once. */
  function expected([longest, ...others]: readonly string[], after: number, limit: number): string[] {
    const place = ({ term, field, trace }: Term) =>
      `${term === longest ? 0 : 1}${field === 'anonymous_id' ? 1 : 0}${term.padEnd(9)}${String(trace).padStart(20)}`
    const found = terms
      .filter(
        ({ term, words }) => term.startsWith(longest!) && others.every(word => words.includes(` ${word}`)),
      )
      .sort((a, b) => (place(a) < place(b) ? -1 : 1))
    const first = new Map<bigint, string>()
    for (const { trace, term } of found) {
      const person = persons.get(trace) ?? trace
      if (!first.has(person)) first.set(person, `${person} ${term}/${trace}`)
    }
    return [...first.values()].slice(after, after + limit)
  }

  test('is the same whether few rows tell it or all are read', async () => {
    const sizes = new Set<number>()
    for (const words of [
      ['ali'],
      ['al'],
      ['alina'],
      ['o'],
      ['omar'],
      ['ali', 'sa'],
      ['saidi', 'al'],
      ['alia', 'sami'],
    ])
      for (const limit of [1, 2, 5, 21, 100])
        for (const after of [0, 1, 7, 39]) {
          const found = await searchPeople(warehouse(), { workspace, now: 0 }, words.join(' '), {
            after,
            limit,
          })
          const sorted = [...words].sort((a, b) => b.length - a.length)
          expect(found.map(({ person, match }) => `${person} ${match?.label}`)).toEqual(
            expected(sorted, after, limit),
          )
          sizes.add(found.length)
        }
    expect(sizes.size).toBeGreaterThan(5)
  }, 60_000)
})
