import { readFileSync, writeFileSync } from 'node:fs'

/** Each benchmark and the title of its part of RESULTS.md, in the order of that page and of `npm run bench`. */
export const benchmarks = {
  questions: 'Questions',
  'under-load': 'Under load',
  intake: 'Events on their way in',
  freshness: 'How soon an event counts',
  segments: 'Segments',
  search: 'Finding people',
  identifiers: 'A workspace of many identifiers',
  matching: 'Matching',
  'warm-start': 'The start',
} as const

export type Benchmark = keyof typeof benchmarks

const page = new URL('RESULTS.md', import.meta.url)
const head = `# Measured

\`npm run bench\` measures everything and writes this page; \`npm run bench -- NAME…\` renews only these parts. What each measures,
and what is missed, why, and what comes next, stands in \`bench/README.md\`.
`

/** Renews one part of the page: what was measured elsewhere stays. */
export function writeResults(name: Benchmark, text: string): void {
  writeFileSync(page, withPart(readFileSync(page, 'utf8'), name, text))
}

/** The page with this part; the others as they were, in their order. */
export function withPart(before: string, name: Benchmark, text: string): string {
  const parts = new Map(
    before
      .split(/^## /m)
      .slice(1)
      .map(part => {
        const end = part.indexOf('\n')
        return [part.slice(0, end), part.slice(end + 1).trim()] as const
      }),
  )
  parts.set(benchmarks[name], text.trim())
  const written = Object.values(benchmarks).flatMap(title => {
    const part = parts.get(title)
    return part === undefined ? [] : [`## ${title}\n\n${part}\n`]
  })
  return [head, ...written].join('\n')
}
