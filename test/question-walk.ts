import { z } from 'zod'

/** The words of one workspace: all that an input of a question can name. */
export interface Words {
  /** An event, a channel and a kind of case that nobody else has. */
  readonly event: string
  readonly channel: string
  readonly kind: string
  /** A property, and a value of it. */
  readonly path: string
  readonly value: string
  /** An identifier, the account and the number of a person. */
  readonly identifier: string
  readonly account: string
  readonly person: string
}

export const everything = { from: Date.UTC(2026, 8, 1), to: Date.UTC(2026, 10, 1) }

/** Events that every workspace has, so that what one has more than another shows in the numbers. */
export const seen = 'Product Viewed'
export const bought = 'Order Completed'
export const reviewed = 'Product Reviewed'

/**
 * Inputs of every question, by its name, in the words of a workspace. A question that stands here with no input that
 * names something fails the walk, as one that does not stand here at all.
 */
export function walkOf(words: Words): Readonly<Record<string, readonly object[]>> {
  const { event, channel, path, value } = words
  const ruled = { event, channels: [channel], where: [{ path, op: 'is', value }] }
  const ids = [words.identifier, words.account, words.value]
  const points = [seen, bought, reviewed, event].map((name, i) => ({
    id: `${i} ${ids[i] ?? event}`,
    any: [{ event: name }, ...(i === 0 ? [ruled] : [])],
  }))
  const step = { name: event, channel }
  const own = { name: points[0]!.id, channel: words.channel }
  const views = viewsOf(words)
  // Each way of looking once with one question, and with every question the three that name most.
  const across = (more: object) => views.slice(0, 3).map(view => ({ ...view, ...more }))
  const voice = voiceOf(words)
  const attempt = { from: points[0], to: points[1] }
  const inCairo = { zone: 'Africa/Cairo' }
  const plan = [
    { is: 'step', ...points[0] },
    { is: 'choice', branches: [[points[1]], [points[2]]] },
    { is: 'step', ...points[3] },
  ]
  const groups = [{ name: event, any: [[{ field: 'campaign', values: [value] }]] }]
  const inTime = {
    conversion: { from: points[0], to: points[3], windowMs: 86_400_000 },
    ...inCairo,
  }
  const only = [
    { of: 'step', keep: false, step },
    { of: 'transition', keep: false, from: step, to: own },
    { of: 'variant', keep: false, steps: [own, step] },
  ]
  const rules = [
    { on: path, matches: value, as: words.identifier },
    { on: 'name', matches: event, as: null },
  ]
  return {
    transitions: [
      ...views,
      { only },
      ...across({ grain: points, measure: 'counts' }),
      { grain: 'event-channel' },
    ],
    'path-flow': [...across({ start: step, rules, only }), { end: own, grain: 'event-channel' }],
    replay: [...across({ only }), { grain: points }],
    paths: [
      ...across({}),
      { only, rules },
      { start: step, end: own },
      { grain: points, start: own },
      { whole: true },
    ],
    funnel: [
      ...across({ steps: points }),
      { steps: points, hold: [path], exclusions: [{ any: [{ event }], after: 1, before: 2 }], over: 'day' },
      { steps: points, by: 'session', hold: [path], count: 'entries' },
    ],
    volume: across({ period: everything, touchpoints: points, ...inTime }),
    trends: [...across(trendsIn(words)), ...across({ split: { path }, lines: trendsIn(words).lines })],
    retention: across({ start: [{ event: seen }, ruled], back: [{ event }, ruled], ...inCairo }),
    lifecycle: across({ active: [{ event: seen }, ruled], ...inCairo }),
    'what-changed': [
      { measure: { of: 'conversion', from: points[0], to: points[3] }, treated: { channels: [channel] } },
      { measure: { of: 'count', event: points[3] }, controls: [{ name: value, having: [ruled] }] },
      { measure: { of: 'sum', event: points[1], path, currency: value } },
      { measure: { of: 'share', event: points[1], where: [{ path, op: 'exists' }] } },
    ].flatMap(one =>
      across({ ...one, change: { from: '2026-10-03' }, daysBefore: 14, zone: 'Africa/Cairo' }),
    ),
    situations: [
      { measure: { of: 'conversion', from: points[0], to: points[3] } },
      { measure: { of: 'sum', event: points[1], path, currency: value } },
      { measure: { of: 'share', event: points[3], where: [{ path, op: 'is', value }] } },
    ].flatMap(one => {
      const days = { name: value, from: '2026-10-02', to: '2026-10-05' }
      return across({ ...one, occurrences: [days], exclude: [days], coming: days, zone: 'UTC' })
    }),
    'step-metrics': across({ steps: points }),
    'step-channels': [...across({}), { grain: points }],
    'case-durations': across({}),
    conformance: [
      ...across({ plan, outcome: points[3] }),
      { plan, accepted: [{ kind: 'exclusive', step: points[2]!.id, other: points[1]!.id }] },
    ],
    cases: [
      ...across({}).map(input => ({ mark: { of: 'all', input } })),
      ...across({}).map(input => ({ mark: { of: 'all', input }, after: words.person })),
      ...[
        { of: 'too-long', input: { by: words.kind } },
        { of: 'retention', input: { start: [{ event: seen }] }, cohort: '2026-09-07', unit: 0 },
        { of: 'lifecycle', input: { active: [{ event: seen }] }, bucket: '2026-09-07', state: 'new' },
        { of: 'trends', input: { ...trendsIn(words), split: { path } }, line: 0, part: 'value', value },
        { of: 'step', input: { grain: points }, step: own },
        { of: 'step', input: { grain: 'event-channel' }, step },
        { of: 'step', input: {}, step: { name: bought } },
        { of: 'transition', input: {}, from: step, to: { name: bought } },
        { of: 'transition', input: {}, from: { name: seen }, to: step },
        { of: 'path-place', input: { start: own, rules, only }, column: 1, step: own, next: step },
        { of: 'path', input: { start: { name: seen } }, steps: [{ name: seen }, step] },
        {
          of: 'conformance',
          input: { plan },
          which: { kind: 'missing', step: own.name, other: points[1]!.id },
        },
        { of: 'conformance', input: { plan, outcome: points[3] }, which: 'deviating' },
        ...[
          { of: 'count', event: points[3] },
          { of: 'conversion', from: points[0], to: points[3] },
        ].map(measure => ({
          of: 'what-changed',
          input: { measure, change: { from: '2026-10-03' }, treated: { name: value } },
          from: '2026-10-01',
          to: '2026-10-09',
        })),
        {
          of: 'situation',
          input: { measure: { of: 'count', event: points[3] }, occurrences: [] },
          from: '2026-10-01',
          to: '2026-10-09',
        },
        { of: 'funnel', input: { steps: points, windowMs: null }, level: 1, outcome: 'reached' },
        { of: 'funnel', input: { steps: points }, level: 2, outcome: 'left' },
        {
          of: 'what-differs',
          input: { steps: points },
          outcome: 'left',
          has: { kind: 'event', name: event, value: words.value },
        },
        { of: 'abandonment', input: attempt, outcome: 'left', met: event },
        { of: 'checkout-effort', input: attempt, who: { kind: 'attempt', went: false } },
        {
          of: 'checkout-effort',
          input: attempt,
          who: { kind: 'method', method: words.value, did: 'chosen' },
        },
        {
          of: 'attribution',
          input: { conversion: points[1], touches: { of: 'events' }, windowMs: null },
          touch: channel,
        },
        { of: 'friction', input: { rules: frictionRulesIn(words) }, kind: 'error', place: event },
        { of: 'touchpoint', input: { goal: points[1] }, name: event, channel },
        {
          of: 'touchpoint',
          input: { ...inventoryIn(words), grain: points },
          name: points[3]!.id,
          part: 'troubled',
        },
        {
          of: 'page-heat',
          input: { ...pagesIn(words), page: value },
          done: { kind: 'element', layer: 'click', element: value },
        },
        {
          of: 'moment',
          input: { outcome: { of: 'score', event: reviewed, path: 'rating' } },
          experience: { kind: 'met', event },
        },
        { of: 'visits', input: { dimension: { property: path } }, value },
      ].map(mark => ({ mark })),
    ],
    abandonment: [
      ...across({ from: points[0], to: points[3], leaveOut: [event] }),
      {
        ...attempt,
        causes: points,
        milestones: [{ event: bought }, ruled],
        alike: { properties: [path] },
        value: { amount: [path], currency: path },
      },
    ],
    'what-differs': across({ steps: points, properties: [path], least: 5 }),
    'checkout-effort': [
      ...across(attempt),
      {
        ...attempt,
        measures: [{ id: event, events: [{ event, count: path }] }],
        payment: {
          chosen: [event],
          failed: [event],
          method: [path],
          offered: [event],
          offeredList: path,
          ordered: [event],
          delivered: [event],
          refused: [event],
          order: path,
        },
      },
    ],
    'property-values': [...across({ property: { path } }), { by: 'session', property: { path } }],
    acquisition: [
      ...across({
        conversion: points[0],
        channelGroups: groups,
        ignoredReferrers: [value],
        ...inCairo,
      }).slice(1, 2),
      { dimension: { property: path }, worth: { path, currencyPath: path }, conversion: points[3] },
      { dimension: { parameter: path }, credit: 'own' },
    ],
    attribution: [
      ...across({ conversion: points[1], channelGroups: groups, ignoredReferrers: [value] }).slice(1, 2),
      {
        conversion: points[1],
        direct: [event],
        worth: { path, currencyPath: path },
        touches: { of: 'events', which: [ruled, { event }], name: { property: path } },
      },
      { conversion: points[1], touches: { of: 'touchpoints', touchpoints: points }, windowMs: null },
    ],
    friction: [...across({}), { rules: frictionRulesIn(words), goal: points[0] }],
    'touchpoint-inventory': [
      ...across({ ...inventoryIn(words), grain: points, goal: points[0] }),
      { ...inventoryIn(words), grain: 'place', goal: { id: event, any: [ruled] } },
    ],
    'page-heat': [...across(pagesIn(words)), { ...pagesIn(words), page: value, device: 'phone' }],
    'moments-of-truth': [
      ...across({ outcome: { of: 'score', event: reviewed, path: 'rating' } }),
      { outcome: { of: 'score', event, path }, without: [words.identifier] },
      { outcome: { of: 'return', after: points[1], signs: [points[3]] }, ...inCairo },
    ],
    'left-out': [{}, { by: 'account' }, { by: words.kind }, { by: path }],
    'map.actions': across({ steps: points }),
    'map.event-positions': across({}),
    'map.emotion': voice,
    'map.quotes': voice.map(input => ({ ...input, most: 50 })),
  }
}

function trendsIn({ event, path, value }: Words) {
  const any = [{ event: seen }, { event }]
  return {
    zone: 'Africa/Cairo',
    lines: [
      { id: value, measure: { any } },
      {
        id: event,
        measure: { of: 'sum', any: [{ event: bought }], path: 'revenue' },
        over: { of: 'cases', any },
      },
      { id: path, measure: { of: 'median', any, path } },
    ],
  }
}

function inventoryIn(words: Words): object {
  const { event, path } = words
  const feelings = [
    { event, path, worst: 0, best: 10, bad: 6 },
    { event: reviewed, path: 'rating', worst: 1, best: 5, bad: 2 },
  ]
  return { frictions: frictionRulesIn(words), feelings }
}

function pagesIn({ event }: Words): object {
  return { leftEvents: [event], rageEvents: [event], deadEvents: [event] }
}

/** Every rule of friction in the words of a workspace. */
function frictionRulesIn({ event, path }: Words): object {
  const events = ['rage', 'dead', 'error', 'slow', 'measured', 'search', 'contact', 'reply']
  const named = events.map(kind => [`${kind}Events`, [event]] as const)
  return { ...Object.fromEntries(named), resultsPath: path, matterPaths: [path] }
}

function viewsOf({ event, channel, kind, path, value, account }: Words): object[] {
  const ruled = { event, channels: [channel], where: [{ path, op: 'is', value }] }
  return [
    {},
    {
      by: kind,
      channels: [channel, 'web'],
      having: [ruled, { event: bought }],
      account,
      values: [{ path, of: 'step', is: value }],
    },
    { by: 'account', period: everything, where: [{ path, op: 'is', value }] },
    { by: path },
    { channels: [channel] },
    { where: [{ path: 'rating', op: 'exists' }], by: 'order_id' },
    {
      having: [{ event, channels: [channel], where: [{ path, op: 'contains', value: account }] }, { event }],
    },
    { having: [{ event: bought }], where: [{ path, op: 'exists' }] },
    { by: 'session', lacking: [ruled] },
    { by: 'session', values: [{ path, of: 'first', is: value }] },
    { segment: 1 },
  ]
}

/** What is said of the steps: by the events that all have, and by those of the workspace alone. */
function voiceOf({ event, channel, path, value, identifier, account }: Words): object[] {
  const steps = [
    { id: account, rule: [{ event: reviewed, channels: [], where: [] }] },
    { id: identifier, rule: [{ event, channels: [channel], where: [{ path, op: 'is', value }] }] },
  ]
  const about = [account, identifier, null]
  const sources = about.flatMap(step =>
    [reviewed, event].flatMap(name => [path, 'text'].map(text => ({ event: name, path: text, about: step }))),
  )
  const scores = about.flatMap(step => [
    { event: reviewed, path: 'rating', worst: 1, best: 5, about: step },
    { event, path, worst: 0, best: 10, about: step },
  ])
  return [null, everything].map(period => ({ steps, scores, quotes: sources, period }))
}

/** A day, a bucket of days, a zone, two or three letters: nothing of anybody can stand there. */
const ofTheCalendar = new Set(['zone', 'cohort', 'bucket', 'day', 'country', 'currency'])

/** Names of the fields that take a text of the asker's choice: no choice among given words, no date, and no zone. */
export function freeFields(schema: unknown, name = '', found = new Set<string>()): Set<string> {
  const node = z
    .looseObject({ type: z.unknown(), enum: z.unknown(), const: z.unknown(), format: z.unknown() })
    .safeParse(schema)
  if (Array.isArray(schema)) for (const part of schema) freeFields(part, name, found)
  if (!node.success) return found
  const { type, enum: choice, const: given, format, properties, ...rest } = node.data
  const isGiven = choice !== undefined || given !== undefined || format === 'date'
  if (type === 'string' && !isGiven && !ofTheCalendar.has(name)) found.add(name)
  for (const part of Object.values(rest))
    if (typeof part === 'object' && part !== null) freeFields(part, name, found)
  for (const [field, part] of Object.entries(properties ?? {})) freeFields(part, field, found)
  return found
}

/** Names of the fields of an input in which one of the words stands. */
export function fieldsWith(input: unknown, words: ReadonlySet<string>, name = ''): string[] {
  if (typeof input === 'string') return [...words].some(word => input.includes(word)) ? [name] : []
  if (Array.isArray(input)) return input.flatMap(part => fieldsWith(part, words, name))
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([field, part]) => fieldsWith(part, words, field))
}
