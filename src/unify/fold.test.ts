import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type RandomEvent,
  randomDecisions,
  randomEvents,
  smallRules,
  traceNumber,
} from '../../test/random-history.ts'
import { type FoldResult, fold, type TraceEvidence } from './fold.ts'
import { type Decision, type IdentityRules, kindOf } from './model.ts'
import { compareBigints, compareOrder, compareText } from './order.ts'
import { compileRules } from './rules.ts'

const rules = compileRules(smallRules)

describe('fold', () => {
  it('agrees with its twin on random histories', () => {
    fc.assert(
      fc.property(randomEvents(), randomDecisions(), (events, decided) => {
        const input = { traces: evidenceOf(events), decisions: decided, rules }
        const result = fold(input)
        const expected = twin(events, decided, smallRules)
        expect(shapeOf(result)).toEqual(expected)
      }),
      { numRuns: 600 },
    )
  })

  it('refuses, cuts and ties often enough in those histories to mean something', () => {
    const seen = { limit: 0, cut: 0, blocked: 0, manual: 0, tied: 0 }
    for (const [events, decided] of fc.sample(fc.tuple(randomEvents(), randomDecisions()), {
      seed: 1,
      numRuns: 200,
    })) {
      const { refused, links } = fold({ traces: evidenceOf(events), decisions: decided, rules })
      for (const { refusal } of refused) seen[refusal.reason]++
      seen.manual += links.filter(link => link.decision !== null).length
      seen.tied += new Set(events.map(e => e.time)).size < events.length ? 1 : 0
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50)
  })

  it('does not depend on order, repeats or batches', () => {
    fc.assert(
      fc.property(randomEvents(), randomDecisions(), fc.infiniteStream(fc.nat()), (events, decided, luck) => {
        const before = fold({ traces: evidenceOf(events), decisions: decided, rules })
        const shuffled = [...events, ...events.slice(0, 5)]
          .map(event => ({ event, at: luck.next().value ?? 0 }))
          .sort((x, y) => x.at - y.at)
          .map(({ event }) => event)
        const after = fold({ traces: evidenceOf(shuffled), decisions: [...decided].reverse(), rules })
        expect(shapeOf(after)).toEqual(shapeOf(before))
        expect(after.links).toEqual(before.links)
      }),
      { numRuns: 300 },
    )
  })

  it('counts only the latest decision on a pair', () => {
    fc.assert(
      fc.property(randomEvents(), randomDecisions(), (events, decided) => {
        const last = decided.at(-1)
        if (!last) return
        const traces = evidenceOf(events)
        const reversed: Decision = {
          ...last,
          a: last.b,
          b: last.a,
          id: last.id + 1,
          kind: last.kind === 'link' ? 'cut' : 'link',
        }
        const both = fold({ traces, decisions: [...decided, reversed], rules })
        const alone = fold({ traces, decisions: [...decided.slice(0, -1), reversed], rules })
        expect(shapeOf(both)).toEqual(shapeOf(alone))
      }),
      { numRuns: 200 },
    )
  })

  it('gives each trace one person, the smallest of its group', () => {
    fc.assert(
      fc.property(randomEvents(), randomDecisions(), (events, decided) => {
        const { persons, groups } = fold({ traces: evidenceOf(events), decisions: decided, rules })
        expect(persons.size).toBe(evidenceOf(events).length)
        for (const person of persons.values()) expect(persons.get(person)).toBe(person)
        for (const [trace, person] of persons) expect(person <= trace).toBe(true)
        expect(groups.flatMap(g => g.identifiers).length).toBe(
          new Set(groups.flatMap(g => g.identifiers)).size,
        )
      }),
    )
  })
})

describe('a link by likeness', () => {
  const events = [
    event(1, ['user_id:1', 'email:a']),
    event(2, ['user_id:2', 'email:b']),
    event(3, ['device:c']),
  ]
  const peopleAfter = (...decided: Decision[]) =>
    groups(runEvents(events, smallRules, decided)).map(g => g.join(' '))

  it('unites two people, and breaks no limit', () => {
    expect(peopleAfter(decide(1, 'matched', 'email:a', 'device:c'))).toContain('user_id:1 email:a device:c')
    expect(peopleAfter(decide(1, 'matched', 'email:a', 'email:b'))).toEqual(peopleAfter())
    expect(peopleAfter(decide(1, 'link', 'email:a', 'email:b'))).not.toEqual(peopleAfter())
  })

  it('gives way to what a person decided about the pair, earlier or later', () => {
    const matched = decide(2, 'matched', 'email:a', 'device:c')
    expect(peopleAfter(decide(1, 'cut', 'email:a', 'device:c'), matched)).toEqual(peopleAfter())
    expect(peopleAfter(matched, decide(3, 'cut', 'device:c', 'email:a'))).toEqual(peopleAfter())
  })
})

describe('a limit', () => {
  it('keeps the first user id of a shared browser and leaves the second alone', () => {
    const result = run([
      ['user_id:1', 'anonymous_id:a'],
      ['user_id:2', 'anonymous_id:a'],
    ])
    expect(groups(result)).toEqual([['user_id:1', 'anonymous_id:a'], ['user_id:2']])
    expect(result.refused).toMatchObject([
      { a: 'anonymous_id:a', b: 'user_id:2', refusal: { reason: 'limit', kind: 'user_id', most: 1 } },
    ])
  })

  it('lets a late event that is the earliest evidence change who is who', () => {
    const events: RandomEvent[] = [
      event(10, ['user_id:1', 'anonymous_id:a']),
      event(20, ['user_id:2', 'anonymous_id:a']),
    ]
    expect(groups(runEvents(events))).toContainEqual(['user_id:1', 'anonymous_id:a'])
    expect(groups(runEvents([...events, event(5, ['user_id:2', 'anonymous_id:a'])]))).toContainEqual([
      'user_id:2',
      'anonymous_id:a',
    ])
  })

  it('in a window counts what was first seen inside it, and no more', () => {
    const weekly: IdentityRules = {
      kinds: [
        { kind: 'user_id', limits: [] },
        { kind: 'anonymous_id', limits: [{ most: 2, days: 7 }] },
      ],
      otherLimits: [],
      blocked: [],
    }
    const day = 86_400_000
    const login = (n: number, at: number) => event(at, ['user_id:1', `anonymous_id:${n}`])
    const near = runEvents([login(1, 0), login(2, day), login(3, 7 * day - 1)], weekly)
    expect(near.refused).toMatchObject([{ a: 'anonymous_id:3', refusal: { days: 7, most: 2 } }])
    expect(runEvents([login(1, 0), login(2, day), login(3, 7 * day)], weekly).refused).toEqual([])
    // First seen long before the login, in an event of its own.
    const early = event(-30 * day, ['anonymous_id:3'])
    expect(runEvents([login(1, 0), login(2, day), login(3, 6 * day), early], weekly).refused).toEqual([])
  })

  it('does not stop a colleague, and what they joined still takes in devices', () => {
    const events = [event(1, ['user_id:1', 'anonymous_id:a']), event(2, ['user_id:2', 'anonymous_id:b'])]
    const link = decide(1, 'link', 'user_id:1', 'user_id:2')
    expect(groups(runEvents(events, smallRules, [link]))).toEqual([
      ['user_id:1', 'user_id:2', 'anonymous_id:a', 'anonymous_id:b'],
    ])
  })
})

describe('a window that a colleague has overfilled', () => {
  it('refuses no union that adds nothing to it', () => {
    const threeAWeek: IdentityRules = {
      kinds: [
        { kind: 'user_id', limits: [] },
        { kind: 'anonymous_id', limits: [{ most: 3, days: 7 }] },
      ],
      otherLimits: [],
      blocked: [],
    }
    const seen = [5, 5.05, 5.15, 5.2, -1.9, 12.08].map((days, i) =>
      event(days * 86_400_000, [`anonymous_id:${i + 1}`]),
    )
    const events = [
      ...seen,
      event(50_000_000_000, ['user_id:2', 'anonymous_id:5']),
      event(50_000_000_001, ['user_id:2', 'anonymous_id:6']),
      event(50_000_000_002, ['user_id:1', 'device:d']),
      event(50_000_000_003, ['user_id:2', 'device:d']),
    ]
    const byHand = [1, 2, 3, 4].map(i => decide(i, 'link', 'user_id:1', `anonymous_id:${i}`))
    expect(runEvents(events, threeAWeek, byHand).refused).toEqual([])
  })
})

describe('a cut', () => {
  it('holds against every path between the two', () => {
    const events = [
      event(1, ['user_id:1', 'email:a@x.eg']),
      event(2, ['user_id:1', 'anonymous_id:a']),
      event(3, ['email:a@x.eg', 'anonymous_id:a']),
    ]
    const result = runEvents(events, smallRules, [decide(1, 'cut', 'user_id:1', 'anonymous_id:a')])
    expect(groups(result)).toEqual([['user_id:1', 'email:a@x.eg'], ['anonymous_id:a']])
    expect(result.refused.map(link => link.refusal.reason)).toEqual(['cut', 'cut'])
  })
})

describe('a blocked value', () => {
  it('links nothing, in any case and spelling', () => {
    const result = run([
      ['anonymous_id:NULL', 'user_id:1'],
      ['anonymous_id:null', 'user_id:2'],
      ['email:a@x.eg', 'user_id:لا يوجد'],
      ['anonymous_id:00000000-0000-0000-0000-000000000000', 'user_id:3'],
    ])
    expect(groups(result)).toEqual([['user_id:1'], ['user_id:2'], ['user_id:3'], ['email:a@x.eg']])
    expect(result.refused.every(link => link.refusal.reason === 'blocked')).toBe(true)
  })

  it('alone leaves its trace a person of its own', () => {
    const [trace] = evidenceOf([event(1, ['user_id:guest'])])
    expect(run([['user_id:guest']]).persons.get(trace!.trace)).toBe(trace!.trace)
  })
})

describe('speed', () => {
  it('folds one set of 10,000 identifiers in well under a second', () => {
    const open = compileRules({ ...smallRules, kinds: [{ kind: 'user_id', limits: [] }], otherLimits: [] })
    const day = 86_400_000
    const events = Array.from({ length: 10_000 }, (_, n) =>
      event(n * day, [`anonymous_id:${n}`, n % 3 ? `anonymous_id:${n + 1}` : 'user_id:kiosk']),
    )
    const windowed = compileRules({
      kinds: [
        { kind: 'user_id', limits: [] },
        { kind: 'anonymous_id', limits: [{ most: 20, days: 7 }] },
      ],
      otherLimits: [],
      blocked: [],
    })
    for (const compiled of [open, windowed]) {
      const traces = evidenceOf(events)
      const started = performance.now()
      const result = fold({ traces, decisions: [], rules: compiled })
      const ms = performance.now() - started
      expect(result.groups.flatMap(g => g.identifiers).length).toBe(10_000)
      expect(ms).toBeLessThan(1_000)
    }
  })
})

function event(time: number, identifiers: string[]): RandomEvent {
  return { time, ordinal: 0, call: 5, messageId: `m${time}`, identifiers: [...identifiers].sort(compareText) }
}

function decide(id: number, kind: Decision['kind'], a: string, b: string): Decision {
  return { id, kind, a, b, at: id, by: '', note: '' }
}

function run(sets: string[][]): FoldResult {
  return runEvents(sets.map((identifiers, i) => event(i, identifiers)))
}

function runEvents(
  events: RandomEvent[],
  of: IdentityRules = smallRules,
  decided: Decision[] = [],
): FoldResult {
  return fold({ traces: evidenceOf(events), decisions: decided, rules: compileRules(of) })
}

function groups(result: FoldResult): string[][] {
  return result.groups.map(group => [...group.identifiers])
}

function evidenceOf(events: readonly RandomEvent[]): TraceEvidence[] {
  const traces = new Map<bigint, TraceEvidence>()
  for (const e of events) {
    const trace = traceNumber(e.identifiers)
    const known = traces.get(trace)
    if (!known || compareOrder(e, known.first) < 0)
      traces.set(trace, { trace, identifiers: e.identifiers, first: e })
  }
  return [...traces.values()]
}

function shapeOf(result: FoldResult) {
  return {
    groups: result.groups.map(g => [...g.identifiers].sort().join(' ')).sort(),
    persons: [...result.persons].map(([trace, person]) => `${trace}→${person}`).sort(),
  }
}

/** The twin: lists of events and brute force, no clusters, no union-find. */
function twin(events: readonly RandomEvent[], decided: readonly Decision[], of: IdentityRules) {
  const nobody = (id: string) => of.blocked.includes(id.slice(id.indexOf(':') + 1)) || /:0+$/.test(id)
  const ids = [...new Set([...events.flatMap(e => e.identifiers), ...decided.flatMap(d => [d.a, d.b])])]
    .filter(id => !nobody(id))
    .sort(compareText)
  const order = of.kinds.map(k => k.kind)
  const rank = (id: string) => (order.includes(kindOf(id)) ? order.indexOf(kindOf(id)) : 99)
  const verdict = (a: string, b: string) =>
    decided
      .filter(d => [a, b].includes(d.a) && [a, b].includes(d.b))
      .sort((x, y) => Number(x.kind === 'matched') - Number(y.kind === 'matched') || y.id - x.id)[0]
  const firstSeen = (id: string) =>
    Math.min(Infinity, ...events.filter(e => e.identifiers.includes(id)).map(e => e.time))
  const links = ids
    .flatMap((a, i) =>
      ids.slice(i + 1).flatMap(b => {
        const proof = events
          .filter(e => e.identifiers.includes(a) && e.identifiers.includes(b))
          .sort(compareOrder)[0]
        const said = verdict(a, b)
        const manual = said?.kind === 'link'
        const alike = said?.kind === 'matched' && !proof
        if (!manual && !proof && !alike) return []
        const [hi, lo] = [rank(a), rank(b)].sort((x, y) => x - y)
        return [
          {
            a,
            b,
            manual,
            strength: manual ? 0 : alike ? 2 : 1,
            hi: hi!,
            lo: lo!,
            at: manual || alike ? { ...said, time: said.at, ordinal: 0, call: 0, messageId: '' } : proof!,
          },
        ]
      }),
    )
    .sort(
      (x, y) =>
        x.strength - y.strength ||
        x.hi - y.hi ||
        x.lo - y.lo ||
        compareOrder(x.at, y.at) ||
        compareText(x.a, y.a) ||
        compareText(x.b, y.b),
    )
  let sets = ids.map(id => [id])
  for (const { a, b, manual } of links) {
    const [p, q] = [sets.find(s => s.includes(a))!, sets.find(s => s.includes(b))!]
    if (p === q || p.some(x => q.some(y => verdict(x, y)?.kind === 'cut'))) continue
    const tooMany = [...of.kinds, { kind: '', limits: of.otherLimits }].some(({ kind, limits }) => {
      const ofKind = (id: string) => (kind ? kindOf(id) === kind : rank(id) === 99)
      return limits.some(({ most, days }) => {
        const [x, y] = [p.filter(ofKind), q.filter(ofKind)]
        if (days === null) return x.length > 0 && y.length > 0 && x.length + y.length > most
        return [...x, ...y].some(start => {
          const inside = (id: string) =>
            firstSeen(id) < Infinity &&
            firstSeen(id) >= firstSeen(start) &&
            firstSeen(id) < firstSeen(start) + days * 86_400_000
          const [m, n] = [x.filter(inside).length, y.filter(inside).length]
          return m > 0 && n > 0 && m + n > most
        })
      })
    })
    if (manual || !tooMany) sets = [...sets.filter(s => s !== p && s !== q), [...p, ...q]]
  }
  const owner = (e: RandomEvent) =>
    e.identifiers.filter(id => !nobody(id)).sort((x, y) => rank(x) - rank(y) || compareText(x, y))[0]
  const setOf = (e: RandomEvent) => sets.find(s => s.includes(owner(e) ?? ''))
  const personOf = (e: RandomEvent) => {
    const mates = setOf(e) ? events.filter(other => setOf(other) === setOf(e)) : [e]
    return mates.map(m => traceNumber(m.identifiers)).sort(compareBigints)[0]
  }
  return {
    groups: sets.map(s => s.sort().join(' ')).sort(),
    persons: [...new Set(events.map(e => `${traceNumber(e.identifiers)}→${personOf(e)}`))].sort(),
  }
}
