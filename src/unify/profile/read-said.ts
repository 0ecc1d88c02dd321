import { z } from 'zod'
import { events, propertyText } from '../../collect/events.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { sourceColumns, sourceOf } from '../person-reads.ts'
import type { Consent, MessageState, Messages, Saying } from './model-profile.ts'
import { firstOf } from './read-value.ts'

const scorePaths = [
  'rating',
  'score',
  'nps',
  'csat',
  'ces',
  'stars',
  'satisfaction',
  'review_score',
  'grade',
  '$context.score',
]
/** Properties that hold a customer's own words wherever they stand, and those that do in answers and talks alone. */
const wordPaths = ['review_body', 'comment', 'feedback', 'verbatim', 'review', 'review_text']
const talkPaths = ['text', 'answer', 'body', 'message', 'transcript', 'subject']
const talk =
  '(?i)review|survey|rating|rated|feedback|nps|csat|\\bces\\b|answer|complain|ticket|received|call ended|تقييم|استبيان|رأي|شكوى'

const mostSayings = 100

/** What somebody said of us: scores, reviews, answers and words to the service, newest first in the order of events. */
export async function readSayings(warehouse: Warehouse, scope: Scope, which: Sql): Promise<Saying[]> {
  const scores = scorePaths.map(propertyText)
  const names = scorePaths.map(path => sql`${path.replace('$context.', '')}`)
  const rows = await warehouse.rows({
    name: 'unify: what a person said',
    lane: 'lookup',
    sql: sql`SELECT message_id, time, type, name, channel, source, place,
        if(nth = 0, '', scores[nth]) AS score, if(nth = 0, '', [${joinSql(names, ', ')}][nth]) AS score_of, text
      FROM ${events(scope, {
        select: sql`message_id, time, type, name, channel, source, (time, ordinal, call, message_id) AS place,
          [${joinSql(scores, ', ')}] AS scores, arrayFirstIndex(s -> isNotNull(toFloat64OrNull(s)), scores) AS nth,
          trim(if(match(name, ${talk}), ${firstOf(...wordPaths, ...talkPaths)}, ${firstOf(...wordPaths)})) AS text`,
        where: sql`(${which}) AND type = 'track'`,
      })}
      WHERE nth > 0 OR lengthUTF8(text) > 1 ORDER BY place DESC LIMIT ${mostSayings}`,
    row: z.object({ ...sourceColumns, score: z.string(), score_of: z.string(), text: z.string() }),
  })
  return rows.map(row => ({
    from: sourceOf(row),
    score: row.score === '' ? null : Number(row.score),
    scoreOf: row.score_of,
    text: row.text,
  }))
}

/** Which word at the end of an event's name says what became of a message. */
const stateWords: readonly (readonly [MessageState, string])[] = [
  ['clicked', '(?i)^(e-?mail|message|sms|push( notification)?|whatsapp|notification).*(clicked|tapped)$'],
  [
    'bounced',
    '(?i)^(e-?mail|message|sms|push( notification)?|whatsapp|notification).*(bounced|failed|dropped)$',
  ],
  [
    'opened',
    '(?i)^(e-?mail|message|sms|push( notification)?|whatsapp|notification|confirmation).*(opened|read)$',
  ],
  ['delivered', '(?i)^(e-?mail|message|sms|push( notification)?|whatsapp|notification).*delivered$'],
  ['sent', '(?i)^(e-?mail|message|sms|push( notification)?|whatsapp|notification).*sent$'],
  ['received', '(?i)^(message|sms|push( notification)?|whatsapp|notification).*received$'],
]

/** Messages to somebody and from them, by what events and Rihla's own record say became of them. */
export async function readMessages(warehouse: Warehouse, scope: Scope, which: Sql): Promise<Messages> {
  const state = sql`multiIf(${joinSql(
    stateWords.flatMap(([word, pattern]) => [sql`match(name, ${pattern})`, sql`${word}`]),
    ', ',
  )}, '')`
  const log = events(scope, {
    withSystem: true,
    select: sql`message_id, time, type, name, channel, source, (time, ordinal, call, message_id) AS place, ${state} AS state,
      ${firstOf('subject', 'title', 'template', 'campaign', 'campaign_name', 'flow_name', 'name', 'text')} AS subject`,
    where: sql`(${which}) AND type IN ('track', 'system')`,
  })
  const stateSchema = z.enum(['sent', 'delivered', 'opened', 'clicked', 'bounced', 'received'])
  const [counts, latest] = await Promise.all([
    warehouse.rows({
      name: 'unify: messages of a person, counted',
      lane: 'lookup',
      sql: sql`SELECT state, toUInt32(count()) AS messages FROM ${log} WHERE state != '' GROUP BY state ORDER BY state`,
      row: z.object({ state: stateSchema, messages: z.number() }),
    }),
    warehouse.rows({
      name: 'unify: messages of a person',
      lane: 'lookup',
      sql: sql`SELECT message_id, time, type, name, channel, source, state, subject FROM ${log}
        WHERE state != '' ORDER BY place DESC LIMIT 30`,
      row: z.object({ ...sourceColumns, state: stateSchema, subject: z.string() }),
    }),
  ])
  return {
    counts,
    latest: latest.map(row => ({ state: row.state, subject: row.subject, from: sourceOf(row) })),
  }
}

const consentEvents = [
  'Consent Updated',
  'Consent Given',
  'Consent Withdrawn',
  'Segment Consent Preference Updated',
  'Subscribed',
  'Unsubscribed',
]
const bag = z.record(z.string(), z.unknown())

/**
 * What somebody agreed to, by purpose: the latest word in the order of events. The tracker says all purposes at once
 * (`categoryPreferences`); other events name one (`purpose`, `category` or `channel`) and say yes or no by their name.
 */
export async function readConsents(warehouse: Warehouse, scope: Scope, which: Sql): Promise<Consent[]> {
  const rows = await warehouse.rows({
    name: 'unify: consents of a person',
    lane: 'lookup',
    sql: sql`SELECT message_id, time, type, name, channel, source, toString(properties) AS properties
      FROM ${events(scope, { withSystem: true })} AS said
      WHERE (${which}) AND name IN ${consentEvents}
      ORDER BY said.time, said.ordinal, said.call, said.message_id LIMIT 5000`,
    row: z.object({ ...sourceColumns, properties: z.string() }),
  })
  const found = new Map<string, Consent>()
  for (const row of rows)
    for (const [purpose, isGiven] of choicesIn(row.name, row.properties)) {
      const before = found.get(purpose)
      const said = before === undefined || before.isGiven !== isGiven ? (before?.said ?? 0) + 1 : before.said
      found.set(purpose, { purpose, isGiven, from: sourceOf(row), said })
    }
  return [...found.values()].sort((a, b) => (a.purpose < b.purpose ? -1 : 1))
}

function choicesIn(name: string, properties: string): [string, boolean][] {
  const said = bag.safeParse(JSON.parse(properties)).data ?? {}
  const all = bag.safeParse(said.categoryPreferences ?? said.purposes ?? said.preferences).data
  if (all)
    return Object.entries(all).flatMap(([purpose, choice]) => {
      const isGiven = choiceOf(choice)
      return isGiven === null ? [] : [[purpose, isGiven]]
    })
  const named = said.purpose ?? said.category ?? said.topic ?? said.channel
  const purpose = typeof named === 'string' && named !== '' ? named : 'marketing'
  const stated = choiceOf(said.granted ?? said.given ?? said.consent ?? said.status)
  const byName = !/Withdrawn|Unsubscribed/.test(name)
  return name === 'Consent Updated' && stated === null ? [] : [[purpose, stated ?? byName]]
}

function choiceOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return null
  if (/^(true|yes|granted|given|opted[ _-]?in|subscribed|allow(ed)?)$/i.test(value)) return true
  return /^(false|no|denied|withdrawn|opted[ _-]?out|unsubscribed|declined)$/i.test(value) ? false : null
}
