import { z } from 'zod'
import type { Outgoing } from '../../platform/http/outgoing.ts'
import { type Drafted, mostCharacters, type SaidPeriod } from '../model-words.ts'
import { draftQuestion } from '../words/draft-question.ts'
import { emptyLine } from '../words/line.ts'
import type { Meaning } from '../words/meanings.ts'
import { nothingSaid } from '../words/said.ts'
import type { Vocabulary } from '../words/vocabulary.ts'

/** A language model of the operator's, spoken to as to OpenAI's chat completions. */
export interface WordsModel {
  readonly url: string
  readonly key: string
  readonly name: string
}

const isoDay = z.iso.date()
/** What the model may answer: parts of a question by name, never a query. */
const modelAnswer = z.object({
  question: z.string(),
  events: z.array(z.string()).max(16).catch([]),
  never: z.array(z.string()).max(4).catch([]),
  channels: z.array(z.string()).max(10).catch([]),
  breakdown: z.string().nullable().catch(null),
  period: z
    .union([
      z.object({ days: z.number().int().min(1).max(7_400) }),
      z.object({ from: isoDay, to: isoDay }).refine(({ from, to }) => from <= to),
    ])
    .nullable()
    .catch(null),
  windowDays: z.number().min(1).max(366).nullable().catch(null),
  unit: z.enum(['hour', 'day', 'week', 'month']).nullable().catch(null),
  compare: z.enum(['before', 'year-before']).nullable().catch(null),
  measure: z.enum(['people', 'events', 'revenue', 'mean']).nullable().catch(null),
})

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().max(20_000) }) })).min(1),
})

const timeoutMs = 8_000
const mostNames = 300

export interface ModelCall {
  readonly text: string
  readonly vocabulary: Vocabulary
  readonly today: string
}

/**
 * What the model understood; null where it did not answer in time, answered nonsense, or named what the workspace does
 * not have. It is sent the typed text, the day, and names of questions, events, properties and channels: no value, no
 * person. What it answers is checked by name against the catalogue, so it can at most choose wrongly.
 */
export async function askModel(
  model: WordsModel,
  outgoing: Outgoing,
  call: ModelCall,
): Promise<Drafted | null> {
  try {
    const answer = await outgoing({
      method: 'POST',
      url: model.url,
      timeoutMs,
      maxBytes: 200_000,
      headers: {
        'content-type': 'application/json',
        ...(model.key === '' ? {} : { authorization: `Bearer ${model.key}` }),
      },
      body: JSON.stringify({
        model: model.name,
        temperature: 0,
        response_format: { type: 'json_object' },
        messages: messagesOf(call),
      }),
    })
    if (answer.status !== 200) return null
    const { choices } = completion.parse(JSON.parse(answer.bytes.toString('utf8')))
    const content = (choices[0]?.message.content ?? '').replace(/^\s*```(?:json)?|```\s*$/g, '')
    return draftOf(modelAnswer.parse(JSON.parse(content)), call)
  } catch {
    // Whatever went wrong out there, the grammar's own reading stands.
    return null
  }
}

function messagesOf({ text, vocabulary, today }: ModelCall) {
  const { catalogue, nameOf } = vocabulary
  const named = (kind: 'event' | 'property' | 'channel', raws: readonly string[]) =>
    raws
      .slice(0, mostNames)
      .map(raw => ({ name: raw, en: nameOf(kind, raw, 'en'), ar: nameOf(kind, raw, 'ar') }))
  const system = `You turn a question about customer journeys (English, Arabic or Moroccan Darija, also in Latin letters) into JSON and answer nothing else.
Fields: question (one of the questions), events (names in the order in which they happen), never (events that did not happen), channels, breakdown (a property, or "$channel"), period ({"days":30} or {"from":"YYYY-MM-DD","to":"YYYY-MM-DD"}), windowDays (number), unit (hour, day, week, month), compare ("before" or "year-before"), measure (people, events, revenue, mean). Leave out or set null what is not said. Use only names from the lists, letter by letter.
Today is ${today}.
${JSON.stringify({
  questions: catalogue.questions,
  events: named('event', catalogue.events),
  properties: named(
    'property',
    catalogue.properties.map(({ path }) => path),
  ),
  channels: named('channel', catalogue.channels),
})}`
  return [
    { role: 'system', content: system },
    { role: 'user', content: text.slice(0, mostCharacters) },
  ]
}

const meaningsOf: Readonly<Record<'people' | 'events' | 'revenue' | 'mean', readonly Meaning[]>> = {
  people: ['people'],
  events: ['times'],
  revenue: ['revenue'],
  mean: ['revenue', 'mean'],
}

/** The same drafts as the grammar's, made of what the model named; nothing of it that the workspace does not have. */
function draftOf(answer: z.infer<typeof modelAnswer>, { vocabulary }: ModelCall): Drafted | null {
  const { catalogue } = vocabulary
  const known = (name: string) => catalogue.events.includes(name)
  const isProperty = (path: string) =>
    path === '$channel' || catalogue.properties.some(property => property.path === path)
  if (!catalogue.questions.includes(answer.question) || ![...answer.events, ...answer.never].every(known))
    return null
  if (answer.breakdown !== null && !isProperty(answer.breakdown)) return null
  const period: SaidPeriod | null = answer.period
  const said = {
    ...nothingSaid,
    events: answer.events.map((name, at) => ({ at, name, others: [] })),
    lacking: answer.never.map((name, at) => ({ at, name, others: [] })),
    channels: answer.channels.filter(channel => catalogue.channels.includes(channel)),
    breakdown: answer.breakdown,
    period,
    hasDate: period !== null && 'from' in period,
    window:
      answer.windowDays === null ? null : { n: answer.windowDays, unit: 'day' as const, isCounted: true },
    unit: answer.unit,
    compare: answer.compare,
  }
  const line = emptyLine(answer.measure ? meaningsOf[answer.measure] : [])
  return draftQuestion(answer.question, { line, said, catalogue, steps: answer.events, text: '' })
}
