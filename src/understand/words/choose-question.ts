import type { Line } from './line.ts'
import type { Meaning } from './meanings.ts'
import type { Said } from './said.ts'

export interface Scored {
  readonly question: string
  readonly score: number
}

const cued = [
  'funnel',
  'trends',
  'retention',
  'lifecycle',
  'attribution',
  'acquisition',
  'abandonment',
  'what-differs',
  'checkout-effort',
  'moments-of-truth',
  'friction',
  'touchpoint-inventory',
  'page-heat',
  'what-changed',
  'situations',
  'conformance',
  'flow',
] as const
type Cued = (typeof cued)[number]

/** What speaks for each question, summed: phrases that ask it, and combinations of what was said. The likeliest first. */
export function scoreQuestions(line: Line, said: Said, available: readonly string[]): Scored[] {
  const facts = factsOf(line, said)
  return cued
    .filter(question => available.includes(question))
    .map(question => ({ question, score: cueScore(line, question) + (rules[question]?.(facts) ?? 0) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || cued.indexOf(a.question) - cued.indexOf(b.question))
}

function cueScore(line: Line, question: Cued): number {
  const meaning: Meaning = `q.${question}`
  let words = 0
  for (let at = 0; at < line.length; at++) if (line.has(at, meaning)) words += line.fold(at).split(' ').length
  if (words === 0) return 0
  // A longer phrase says it more clearly.
  return (question === 'flow' || question === 'trends' ? 2.2 : 2.8) + 0.25 * Math.min(4, words - 1)
}

interface Facts {
  says(...meanings: Meaning[]): boolean
  readonly steps: number
  readonly names: readonly string[]
  readonly said: Said
  readonly isJoined: boolean
  readonly seasons: number
}

const seasonMeanings = [
  'season.ramadan',
  'season.eid',
  'season.eid-al-fitr',
  'season.eid-al-adha',
  'season.white-friday',
] as const

function factsOf(line: Line, said: Said): Facts {
  let seasons = 0
  for (let at = 0; at < line.length; at++) if (line.has(at, ...seasonMeanings)) seasons++
  return {
    says: line.says,
    steps: said.events.length,
    names: said.events.map(({ name }) => name),
    said,
    isJoined: line.says('followed-by', 'after', 'to') || said.window !== null,
    seasons,
  }
}

const yes = (points: number, isTrue: boolean) => (isTrue ? points : 0)
const isCheckout = (name: string) => /checkout|cart|product added|payment/i.test(name)
const isFeeling = (name: string) => /^(NPS|CSAT|CES) |reviewed/i.test(name)
const isSource = (path: string) => /campaign|source|medium|utm|\$channel/i.test(path)

const rules: Readonly<Partial<Record<Cued, (facts: Facts) => number>>> = {
  funnel: f =>
    yes(2.6, f.steps > 1 && f.isJoined) +
    yes(1.8, f.steps > 1 && !f.isJoined) +
    yes(3, f.says('where') && f.says('leave')) +
    yes(0.8, f.says('share') && f.steps > 1) +
    yes(2.5, f.says('duration') && f.steps > 0) +
    yes(-1.5, f.said.lacking.length > 0),
  trends: f =>
    yes(1.2, f.steps === 1) +
    yes(1.5, f.says('how-many')) +
    yes(2.2, f.says('how-much', 'revenue')) +
    yes(1.6, f.said.unit !== null) +
    yes(2.8, f.says('forecast')) +
    yes(2.8, f.says('anomaly')) +
    yes(1.5, f.says('evolve')) +
    yes(1.2, f.says('mean', 'median', 'p90', 'total', 'per-case')) +
    yes(1.6, f.steps === 1 && f.said.lacking.length > 0) +
    yes(2, f.says('people', 'who') && f.steps === 0 && f.said.lacking.length > 0) +
    yes(0.6, f.says('people', 'session') && f.steps === 0) +
    yes(1.2, f.says('share') && f.steps === 1),
  retention: f =>
    yes(2.4, f.says('come-back') && !f.says('why')) + yes(0.4, f.said.unit !== null && f.says('come-back')),
  lifecycle: f => yes(3.4, f.says('new') && f.says('come-back')),
  attribution: f =>
    yes(
      2.9,
      f.says('bring') && (f.says('which', 'most', 'channel-word') || f.said.properties.some(isSource)),
    ) +
    yes(1, f.says('bring') && (f.steps > 0 || f.says('revenue'))) +
    yes(1.6, f.says('channel-word', 'most') && f.said.properties.some(isSource) && f.steps > 0) +
    yes(2.2, f.says('channel-word') && f.says('most') && (f.steps > 0 || f.says('revenue'))),
  acquisition: f =>
    yes(
      2.6,
      f.says('come-from') && (f.says('where', 'which', 'people', 'session', 'what') || f.steps === 0),
    ) + yes(1, f.said.properties.some(isSource) && f.says('session')),
  abandonment: f =>
    yes(3.4, f.says('why') && f.says('leave')) +
    yes(1.6, f.says('leave') && f.names.some(isCheckout) && !f.says('where')) +
    yes(0.9, f.says('leave')) +
    yes(3.2, f.says('why') && f.said.lacking.length > 0),
  'moments-of-truth': f =>
    yes(2.2, f.says('matter')) +
    yes(3.4, f.says('why', 'what') && f.says('come-back') && (f.says('why') || f.says('effect'))) +
    yes(2, f.says('why', 'effect', 'most') && f.names.some(isFeeling)),
  'what-changed': f =>
    yes(4, f.says('happens') && f.says('after', 'since') && f.said.hasDate && f.seasons === 0) +
    yes(2.4, f.says('effect') && (f.said.hasDate || f.says('after', 'since')) && f.seasons === 0) +
    yes(3, f.says('evolve') && f.says('after') && f.said.hasDate && f.seasons === 0) +
    yes(1.2, f.says('after') && f.said.hasDate && f.seasons === 0) +
    // "What happens after a refund" names no day: nothing was changed.
    yes(-3, f.steps === 1 && !f.said.hasDate && f.says('happens', 'after')),
  situations: f =>
    yes(2.6, f.seasons > 1) +
    yes(2.4, f.says('effect') && f.seasons > 0) +
    yes(
      3.2,
      f.seasons > 0 && (f.says('compare') || f.said.compare !== null) && f.steps === 0 && !f.says('revenue'),
    ) +
    yes(1.5, f.seasons > 0 && f.says('forecast')),
  flow: f =>
    yes(
      3.6,
      f.says('happens', 'q.what-changed', 'q.flow') &&
        f.says('after', 'before', 'followed-by', 'q.what-changed') &&
        f.steps === 1 &&
        !f.said.hasDate,
    ) +
    yes(1.4, f.says('what') && f.says('after', 'before') && f.steps === 1 && !f.said.hasDate) +
    yes(0.8, f.says('happens') && f.steps === 1),
}
