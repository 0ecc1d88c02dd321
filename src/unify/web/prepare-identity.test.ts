import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Link } from '../model.ts'
import { findPath, growTree } from './prepare-identity.ts'

const link = (a: string, b: string): Link => ({ a, b, decision: null, evidence: null })

describe('the path between two identifiers', () => {
  it('is the shortest, and null where nothing joins them', () => {
    const links = [link('a', 'b'), link('b', 'c'), link('c', 'd'), link('a', 'c')]
    expect(findPath(links, 'a', 'd')?.map(step => step.to)).toEqual(['c', 'd'])
    expect(findPath(links, 'd', 'b')?.map(step => [step.from, step.to])).toEqual([
      ['d', 'c'],
      ['c', 'b'],
    ])
    expect(findPath(links, 'a', 'a')).toEqual([])
    expect(findPath(links, 'a', 'z')).toBeNull()
  })

  it('is never longer than any other way found by hand', () => {
    const node = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 9 }), node, node, (pairs, from, to) => {
        const links = pairs.filter(([a, b]) => a !== b).map(([a, b]) => link(a, b))
        let shortest = from === to ? 0 : Infinity
        let reached = new Set<string>([from])
        for (let steps = 1; steps <= 5; steps++) {
          reached = new Set(
            [...reached].flatMap(at => [
              at,
              ...links.flatMap(l => (l.a === at ? l.b : l.b === at ? l.a : at)),
            ]),
          )
          if (reached.has(to)) shortest = Math.min(shortest, steps)
        }
        expect(findPath(links, from, to)?.length ?? Infinity).toBe(shortest)
      }),
    )
  })
})

describe('the picture of an identity', () => {
  it('shows each identifier once, under the one that brought it in, in the order of trust', () => {
    const links = [link('email', 'user'), link('anon', 'user'), link('anon2', 'email')]
    expect(
      growTree(links, ['user', 'email', 'anon', 'anon2', 'alone']).map(n => [n.identifier, n.depth]),
    ).toEqual([
      ['user', 0],
      ['email', 1],
      ['anon2', 2],
      ['anon', 1],
      ['alone', 1],
    ])
  })
})
