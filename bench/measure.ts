import { execFileSync } from 'node:child_process'

/** One line of the table: what was measured against what, both in this run. */
export interface Line {
  readonly what: string
  readonly ms: number
  readonly against: string
  readonly againstMs: number
  /** Of the ratio `≤ 1.7` or `≥ 5`, or of the time itself `< 1000 ms`; empty where nothing was promised. */
  readonly target: string
}

/**
 * Times each of several pieces of work: round after round, so that a busy minute hits all of them. The best round counts:
 * what else the machine does only ever adds. Each is told on the error stream as it ends, with the
 * processor time that it took.
 */
export async function measure(
  work: Readonly<Record<string, () => Promise<unknown>>>,
  rounds: number,
): Promise<Record<string, number>> {
  const best: Record<string, number> = {}
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(work)) {
      const [start, worked] = [performance.now(), process.cpuUsage()]
      await run()
      const took = performance.now() - start
      const { user, system } = process.cpuUsage(worked)
      console.error(
        `${round + 1}: ${name}: ${took.toFixed(0)} ms, processor ${((user + system) / 1000).toFixed(0)} ms`,
      )
      best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, took)
    }
  return best
}

export function ratio({ ms, againstMs }: Line): number {
  return ms / againstMs
}

/** Whether the target holds: `≤ x` times as long, `≥ x` times as fast, or `< x ms`. */
export function isMet(line: Line): boolean | null {
  const [, most] = /^< (\d+) ms$/.exec(line.target) ?? []
  if (most !== undefined) return line.ms < Number(most)
  const [, sign, limit] = /^([≤≥]) ([\d.]+)/.exec(line.target) ?? []
  if (sign === undefined) return null
  return sign === '≤' ? ratio(line) <= Number(limit) : 1 / ratio(line) >= Number(limit)
}

export function asTable(lines: readonly Line[]): string {
  const rows = lines.map(line => {
    const faster = line.target.startsWith('≥')
    const times = faster ? 1 / ratio(line) : ratio(line)
    const met = isMet(line)
    const verdict = met === null ? '' : met ? 'met' : '**missed**'
    return `| ${line.what} | ${line.ms.toFixed(0)} ms | ${line.against} | ${line.againstMs.toFixed(0)} ms | ${times.toFixed(2)}${faster ? ' × faster' : ' ×'} | ${line.target} | ${verdict} |`
  })
  return [
    '| what | time | against, same run | time | ratio | target | |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

/** The short name of the commit that is checked out. */
export function currentCommit(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
}
