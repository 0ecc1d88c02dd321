import { expect, it } from 'vitest'
import type { Link } from '../../model.ts'
import { drawIdentity } from './prepare-graph.ts'

const link = (a: string, b: string, decision: number | null = null): Link => ({
  a,
  b,
  decision,
  evidence: null,
})

it('draws the path from top to bottom, what hangs on it beside, and says how each link is known', () => {
  const links = [
    link('user_id:1', 'email:a@b.c'),
    link('email:a@b.c', 'phone:+1', 7),
    link('phone:+1', 'card:9', 8),
    link('user_id:1', 'anonymous_id:x'),
  ]
  const graph = drawIdentity(links, { from: 'user_id:1', to: 'card:9' }, [
    { id: 7, kind: 'link' },
    { id: 8, kind: 'matched' },
  ])
  const y = (identifier: string) => graph.nodes.find(node => node.identifier === identifier)!.y
  expect(y('user_id:1')).toBeLessThan(y('email:a@b.c'))
  expect(y('email:a@b.c')).toBeLessThan(y('phone:+1'))
  expect(y('phone:+1')).toBeLessThan(y('card:9'))
  expect(graph.nodes.filter(node => node.isOnPath)).toHaveLength(4)
  expect(graph.edges.map(edge => [edge.of, edge.isOnPath])).toEqual([
    ['event', true],
    ['hand', true],
    ['matched', true],
    ['event', false],
  ])
  expect(graph.hidden).toBe(0)
})

it('draws a long path whole and leaves out what is far away, counted', () => {
  const chain = Array.from({ length: 40 }, (_, i) => link(`a:${i}`, `a:${i + 1}`))
  const star = Array.from({ length: 100 }, (_, i) => link('a:0', `b:${i}`))
  const long = drawIdentity([...chain, ...star], { from: 'a:0', to: 'a:40' }, [])
  expect(long.nodes).toHaveLength(41)
  expect(long.hidden).toBe(100)
  const short = drawIdentity([...chain, ...star], { from: 'a:0', to: 'a:1' }, [])
  expect(short.nodes).toHaveLength(28)
  expect(short.hidden).toBe(113)
})
