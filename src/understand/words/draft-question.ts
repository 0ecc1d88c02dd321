import type { Drafted, SaidScope } from '../model-words.ts'
import { unitDays } from './days.ts'
import type { Line } from './line.ts'
import type { Said } from './said.ts'
import type { WordsCatalogue } from './vocabulary.ts'

export interface Drafting {
  readonly line: Line
  readonly said: Said
  readonly catalogue: WordsCatalogue
  /** Names of the events that are steps, in the order in which they happen. */
  readonly steps: readonly string[]
  readonly text: string
}

const dayMs = 86_400_000
const touchpoint = (event: string) => ({ id: event, any: [{ event }] })

/** A shop's way to an order, as far as the workspace has it. */
const usualWay = ['Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed']
const cartWords = /\b(cart|basket|bag|panier|lpanier)\b|سله|سلات|سلت|السله|بانيي/

/** What a question of this name would be asked with, completed by what is usual; null where the workspace lacks what it needs. */
export function draftQuestion(question: string, drafting: Drafting): Drafted | null {
  const draft = drafts[question]?.(drafting) ?? null
  if (!draft) return null
  const { said } = drafting
  return {
    question,
    draft,
    period: said.period && !usesDate(question, said) ? said.period : { days: 90 },
    scope: scopeOf(question, drafting),
    compare: question === 'situations' ? null : said.compare,
    breakdown:
      said.breakdown && !ownBreakdown(question)
        ? {
            path: said.breakdown,
            of: said.breakdown === '$channel' && question === 'trends' ? 'step' : 'last',
          }
        : null,
  }
}

const usesDate = (question: string, said: Said) =>
  (question === 'what-changed' && said.hasDate) || question === 'situations'
/** Questions that are by themselves told by channel, campaign or source. */
const ownBreakdown = (question: string) => question === 'attribution' || question === 'acquisition'

function scopeOf(question: string, { said, line }: Drafting): SaidScope {
  const by =
    said.by ?? (question === 'trends' && line.says('session') && said.events.length === 0 ? 'session' : null)
  return {
    ...(by && by !== 'person' ? { by } : {}),
    ...(said.channels.length > 0 ? { channels: [...said.channels] } : {}),
    ...(said.lacking.length > 0 &&
    question !== 'abandonment' &&
    question !== 'what-differs' &&
    question !== 'funnel'
      ? { lacking: said.lacking.map(({ name }) => ({ event: name })) }
      : {}),
    ...(said.values.length > 0
      ? {
          values: said.values
            .slice(0, 4)
            .map(({ path, value }) => ({ path, of: 'last' as const, is: value })),
        }
      : {}),
  }
}

type Draft = Record<string, unknown>

const drafts: Readonly<Record<string, (drafting: Drafting) => Draft | null>> = {
  funnel: drafting => {
    const names = funnelSteps(drafting)
    return names.length < 2
      ? null
      : {
          steps: names.map((event, i) => ({ id: String(i + 1), any: [{ event }] })),
          windowMs: windowMs(drafting, 7),
        }
  },
  'what-differs': drafting => {
    const names = funnelSteps(drafting)
    return names.length < 2
      ? null
      : {
          steps: names.map((event, i) => ({ id: String(i + 1), any: [{ event }] })),
          step: names.length - 1,
          windowMs: windowMs(drafting, 7),
        }
  },
  trends: trendsDraft,
  retention: drafting => {
    const { said, steps, catalogue } = drafting
    const events = steps.length > 0 ? steps : usual(catalogue).slice(-1)
    const [start, back = start] = events
    return {
      start: start ? [{ event: start }] : [],
      back: back ? [{ event: back }] : [],
      unit: said.unit === 'day' || said.unit === 'month' ? said.unit : 'week',
    }
  },
  lifecycle: ({ said, steps }) => ({
    active: steps.slice(0, 1).map(event => ({ event })),
    unit: said.unit === 'day' || said.unit === 'month' ? said.unit : 'week',
  }),
  attribution: drafting => {
    const event = goalOf(drafting)
    if (!event) return null
    const name = sourceOf(drafting)
    return {
      conversion: touchpoint(event),
      touches: name === 'channel' ? { of: 'events', which: [], name: 'channel' } : { of: 'visits', name },
      windowMs: windowMs(drafting, 30),
    }
  },
  acquisition: drafting => {
    const goal = drafting.steps.at(-1)
    return { dimension: dimensionOf(drafting), ...(goal ? { conversion: touchpoint(goal) } : {}) }
  },
  abandonment: drafting => {
    const [from, to] = attemptOf(drafting)
    return from && to && from !== to
      ? { from: touchpoint(from), to: touchpoint(to), windowMs: windowMs(drafting, 1) }
      : null
  },
  'checkout-effort': drafting => {
    const to = goalOf(drafting)
    const from =
      drafting.steps.find(name => name !== to) ??
      has(drafting.catalogue, 'Checkout Started') ??
      usual(drafting.catalogue)[0]
    return from && to && from !== to
      ? { from: touchpoint(from), to: touchpoint(to), windowMs: windowMs(drafting, 1) }
      : null
  },
  'moments-of-truth': momentsDraft,
  friction: () => ({}),
  'touchpoint-inventory': drafting => {
    const goal = goalOf(drafting)
    return goal ? { goal: touchpoint(goal) } : {}
  },
  'page-heat': () => ({}),
  situations: drafting => situationsDraft(drafting),
  'what-changed': drafting => {
    const { said, line } = drafting
    const measure = dailyMeasure(drafting)
    const from = said.hasDate && said.period && 'from' in said.period ? said.period.from : null
    // Without a day the sentence has a gap that is filled in the builder; nobody who asked something else is offered that.
    if (!measure || (!from && !line.says('q.what-changed', 'effect'))) return null
    return { measure, ...(from ? { change: { from, to: null } } : {}) }
  },
  conformance: drafting => {
    const names = drafting.steps.length > 1 ? drafting.steps : usual(drafting.catalogue)
    return names.length < 2
      ? null
      : {
          plan: [...new Set(names)].map(event => ({
            is: 'step',
            id: event,
            any: [{ event }],
            optional: false,
            atMost: null,
          })),
        }
  },
  flow: drafting => {
    const { line, steps } = drafting
    const isBefore = !line.says('after') && (line.says('before') || (line.says('to') && steps.length === 1))
    const [first, second] = steps
    if (!first) return {}
    if (second) return { view: 'paths', start: first, end: second }
    return isBefore ? { view: 'paths', end: first } : { view: 'paths', start: first }
  },
}

/** What a change or a season is judged by: how often something happened, how many did it, or how many go on. */
function dailyMeasure(drafting: Drafting): Draft | null {
  const { steps, catalogue, line } = drafting
  const event = goalOf(drafting)
  if (!event) return null
  const start = steps.length > 1 ? steps[0] : (has(catalogue, 'Checkout Started') ?? usual(catalogue)[0])
  if (line.says('share', 'q.funnel') && start && start !== event)
    return { of: 'conversion', from: touchpoint(start), to: touchpoint(event), windowMs: dayMs }
  return { of: line.says('people') ? 'cases' : 'count', event: touchpoint(event) }
}

function situationsDraft(drafting: Drafting): Draft | null {
  const { line } = drafting
  const measure = dailyMeasure(drafting)
  const calendar = line.says('season.white-friday')
    ? 'white-friday'
    : line.says('season.back-to-school')
      ? 'back-to-school'
      : line.says('season.eid-al-adha')
        ? 'eid-al-adha'
        : line.says('season.eid', 'season.eid-al-fitr')
          ? 'eid-al-fitr'
          : 'ramadan'
  return measure && { measure, calendar }
}

function has({ events }: WordsCatalogue, name: string): string | undefined {
  return events.includes(name) ? name : undefined
}

/** The usual way of a shop, or the two most frequent events. */
export function usual(catalogue: WordsCatalogue): string[] {
  const way = usualWay.filter(name => catalogue.events.includes(name))
  return way.length >= 2 ? way : catalogue.events.slice(0, 2)
}

function windowMs({ said }: Drafting, days: number): number | null {
  if (!said.window) return days * dayMs
  const { n, unit } = said.window
  return Math.min(366 * dayMs, Math.max(1, Math.round(n * unitDays[unit] * dayMs)))
}

/** What the way leads to: what was named, otherwise the order. */
function goalOf({ steps, catalogue }: Drafting): string | undefined {
  return steps.at(-1) ?? has(catalogue, 'Order Completed') ?? usual(catalogue).at(-1)
}

const afterSale = /deliver|ship|refund|return|refus|cancel|invoice|survey|nps|csat|ces |review|confirm|track/i

function funnelSteps({ steps, catalogue, said }: Drafting): string[] {
  const named = [...new Set([...steps, ...said.lacking.map(({ name }) => name)])]
  if (named.length > 1) return named.slice(0, 16)
  const way = usual(catalogue)
  const [only] = named
  if (!only) return way
  const place = way.indexOf(only)
  if (place > 0) return way.slice(0, place + 1)
  if (place === 0) return way
  const start = afterSale.test(only) ? has(catalogue, 'Order Completed') : way[0]
  return start && start !== only ? [start, only] : named
}

/** Where an attempt begins and what would have ended it well. */
function attemptOf({ steps, said, catalogue, text }: Drafting): [string | undefined, string | undefined] {
  const order = has(catalogue, 'Order Completed') ?? usual(catalogue).at(-1)
  const to = said.lacking[0]?.name ?? (steps.length > 1 ? steps.at(-1) : order)
  const named = steps.find(name => name !== to)
  const cart = cartWords.test(text)
    ? (has(catalogue, 'Product Added') ?? has(catalogue, 'Cart Viewed'))
    : undefined
  const from = named ?? cart ?? has(catalogue, 'Checkout Started') ?? usual(catalogue)[0]
  return [from, to]
}

function sourceOf({ said, text }: Drafting): 'group' | 'source' | 'medium' | 'campaign' | 'channel' {
  const named = [said.breakdown ?? '', ...said.properties]
  if (named.some(path => /campaign/i.test(path)) || /campa(ig|g)n|حمله|حملات|\bpub\b/.test(text))
    return 'campaign'
  if (named.some(path => /medium/i.test(path))) return 'medium'
  return named.some(path => /source/i.test(path)) || /\bsource\b/.test(text) ? 'source' : 'group'
}

function dimensionOf({ said, text }: Drafting): string {
  const named = [said.breakdown ?? '', ...said.properties].join(' ')
  if (/campaign/i.test(named)) return 'campaign'
  if (/landing|صفح(ه|ات) الدخول/.test(text)) return 'landing'
  if (/exit page|صفح(ه|ات) الخروج/.test(text)) return 'exit'
  if (/country/.test(named)) return 'country'
  if (/device/.test(named)) return 'device'
  if (/source/i.test(named)) return 'source'
  return 'group'
}

function momentsDraft({ line, steps, catalogue }: Drafting): Draft | null {
  const feeling = steps.find(name => /^(NPS|CSAT|CES) |reviewed/i.test(name))
  if (feeling) {
    const path =
      ['score', 'rating'].find(one => catalogue.properties.some(({ path }) => path === one)) ?? 'score'
    const own = /reviewed/i.test(feeling) ? 'rating' : path
    return {
      outcome: { of: 'score', event: feeling, path: own, best: /^CES/.test(feeling) ? 'low' : 'high' },
    }
  }
  const sign = has(catalogue, 'Order Completed') ?? usual(catalogue).at(-1)
  const after = has(catalogue, 'Order Delivered') ?? sign
  if (!sign || !after) return null
  const of = line.says('leave') && !line.says('come-back') ? 'leave' : 'return'
  return { outcome: { of, after: touchpoint(after), signs: [touchpoint(sign)], days: 90 } }
}

const moneyPaths = ['revenue', 'total', 'value', 'subtotal', 'amount', 'price']

function trendsDraft({ line, said, steps, catalogue }: Drafting): Draft | null {
  const [event, second] = steps
  const numbers = catalogue.properties.filter(({ isNumber }) => isNumber).map(({ path }) => path)
  const named = said.properties.find(path => numbers.includes(path))
  const money = line.says('revenue') ? moneyPaths.find(path => numbers.includes(path)) : undefined
  const path = named ?? money ?? null
  const unit = said.unit ?? 'day'
  const extra = {
    unit,
    ...(line.says('forecast') ? { forecast: unit === 'month' ? 3 : unit === 'week' ? 8 : 30 } : {}),
    ...(line.says('anomaly') ? { anomalies: true } : {}),
  }
  if (path) {
    const of = line.says('median')
      ? 'median'
      : line.says('p90')
        ? 'p90'
        : line.says('mean', 'per-case') || (named && !moneyPaths.includes(named))
          ? 'mean'
          : 'sum'
    const from = event ?? has(catalogue, 'Order Completed') ?? catalogue.events[0]
    return from
      ? { lines: [{ id: '1', measure: { of, any: [{ event: from }], path }, over: null }], ...extra }
      : null
  }
  const isShare = line.says('share') && !second && event !== undefined
  const base = has(catalogue, 'Order Completed')
  if (isShare && base && base !== event)
    return {
      lines: [
        {
          id: '1',
          measure: { of: 'events', any: [{ event }] },
          over: { of: 'events', any: [{ event: base }] },
        },
      ],
      ...extra,
    }
  if (line.says('share') && event && second)
    return {
      lines: [
        {
          id: '1',
          measure: { of: 'cases', any: [{ event: second }] },
          over: { of: 'cases', any: [{ event }] },
        },
      ],
      ...extra,
    }
  const of = countedOf(line, said)
  const wanted = steps.length > 0 ? steps.slice(0, 5) : [null]
  return {
    lines: wanted.map((name, i) => ({
      id: String(i + 1),
      measure: { of, any: name ? [{ event: name }] : [] },
      over: null,
    })),
    ...extra,
  }
}

/** People where people are asked about, otherwise how often it happened. */
export function countedOf(line: Line, said: Said): 'cases' | 'events' | 'per-case' {
  if (line.says('per-case')) return 'per-case'
  if (line.says('times')) return 'events'
  const isOfCases = line.says('people', 'session', 'account') || said.lacking.length > 0 || said.by !== null
  return isOfCases ? 'cases' : 'events'
}
