import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { benchmarks, withPart } from './results.ts'

it('renews one part of the page and leaves the others, in their order, whichever was measured last', () => {
  const one = withPart('', 'segments', 'three conditions\n')
  const two = withPart(one, 'questions', '| a | b |\n\nand why\n')
  const three = withPart(two, 'segments', 'three again')
  expect(two.indexOf('## Questions')).toBeLessThan(two.indexOf('## Segments'))
  expect(two).toContain('\n## Questions\n\n| a | b |\n\nand why\n\n## Segments\n\nthree conditions\n')
  expect(three).toBe(two.replace('three conditions', 'three again'))
  expect(withPart(three, 'segments', 'three again')).toBe(three)
})

it('has every benchmark on the page', () => {
  const page = readFileSync(new URL('RESULTS.md', import.meta.url), 'utf8')
  const titles = page.split('\n').flatMap(line => (line.startsWith('## ') ? [line.slice(3)] : []))
  expect(titles).toEqual(Object.values(benchmarks))
})
