import { toldOfPages } from '../../understand/model.ts'
import type { LaneKind, MapContent, MapStage, MapStep, QuoteSource, ScoreSource, Title } from '../model.ts'
import { ecommerceTemplate, templateVoice } from './ecommerce-template.ts'
import { positionStages, stageWords } from './stage-words.ts'

/** What the log says about one event name. */
export interface EventSummary {
  readonly name: string
  /** Cases (persons, orders, …) that have it. */
  readonly cases: number
  /** Mean place of its first occurrence among the first occurrences of its case: 0 = first, 1 = last. */
  readonly position: number
  readonly properties: readonly PropertySummary[]
}

export interface PropertySummary {
  readonly path: string
  /** Smallest and largest value where the property is a number in nearly all events that have it; null otherwise. */
  readonly range: { readonly min: number; readonly max: number } | null
  /** Mean length and number of distinct values where it is text. */
  readonly text: { readonly meanLength: number; readonly distinct: number; readonly count: number } | null
}

export interface DraftInput {
  readonly by: string
  readonly events: readonly EventSummary[]
  /** Display names that the workspace gave, by event name. */
  readonly names: Readonly<Record<string, Title>>
}

const mostSteps = 14
/** A template fits when it explains at least so much of what happened. */
const templateShare = 0.5
const lanes: readonly LaneKind[] = ['actions', 'channels', 'emotion', 'quotes', 'pains', 'metrics']

/** Reports of pages and what befalls somebody on one: nobody takes a step by them. */
const noSteps: readonly string[] = [...toldOfPages, 'Rage Click', 'Dead Click', 'Script Error']

/** Drafts a map from what a workspace's events are: by the e-commerce template where it fits, else by order and position. */
export function draftMap(asked: DraftInput): MapContent {
  const input = { ...asked, events: asked.events.filter(({ name }) => !noSteps.includes(name)) }
  const known = new Set(
    ecommerceTemplate.flatMap(stage => stage.steps.flatMap(step => step.events.filter(isTelling))),
  )
  const total = sum(input.events.map(event => event.cases))
  const explained = sum(input.events.filter(event => known.has(event.name)).map(event => event.cases))
  const stages = total > 0 && explained / total >= templateShare ? fromTemplate(input) : fromPositions(input)
  return {
    title: titleOf(input.by),
    by: input.by,
    stages,
    lanes: lanes.map(kind => ({ kind, shown: true })),
    scores: input.events.flatMap(scoresOf).map(source => aboutStep(source, stages)),
    quotes: input.events.flatMap(quotesOf).map(source => aboutStep(source, stages)),
  }
}

function titleOf(by: string): Title {
  if (by === 'person') return { en: 'The customer’s journey', ar: 'رحلة العميل' }
  if (by === 'account') return { en: 'The account’s journey', ar: 'رحلة حساب الشركة' }
  if (/(^|[._])order(_?id|_?number)?$/i.test(by)) return { en: 'The order’s journey', ar: 'رحلة الطلب' }
  return { en: `The journey of each ${humanName(by).toLowerCase()}`, ar: `الرحلة لكل ${humanName(by)}` }
}

/** A satisfaction survey after a ticket speaks of the help, not of the survey: where the map has that step. */
function aboutStep<S extends ScoreSource | QuoteSource>(source: S, stages: readonly MapStage[]): S {
  const about = templateVoice[source.event]
  return about !== undefined && stages.some(stage => stage.steps.some(step => step.id === about))
    ? { ...source, about }
    : source
}

/** `page` and `screen` say nothing about the kind of business. */
function isTelling(name: string): boolean {
  return name !== 'page' && name !== 'screen'
}

function fromTemplate(input: DraftInput): MapStage[] {
  const present = new Map(input.events.map(event => [event.name, event]))
  const used = new Set<string>()
  const stages = ecommerceTemplate.map(stage => ({
    ...stage,
    steps: stage.steps.flatMap((step): MapStep[] => {
      const events = step.events.filter(name => present.has(name) && !used.has(name))
      for (const name of events) used.add(name)
      return events.length === 0 ? [] : [{ id: step.id, title: step.title, rule: events.map(clauseFor) }]
    }),
  }))
  for (const event of input.events.filter(e => !used.has(e.name))) placeUnknown(event, stages, present)
  return beginWhereMostBegin(stages, present).filter(stage => stage.steps.length > 0)
}

/** Of an order's events few come before the order: steps at the front that fewer than half reach are no beginning. */
function beginWhereMostBegin(
  stages: readonly MapStage[],
  present: ReadonlyMap<string, EventSummary>,
): MapStage[] {
  const reach = (step: MapStep) =>
    Math.max(...step.rule.map(selector => present.get(selector.event)?.cases ?? 0))
  const most = Math.max(0, ...stages.flatMap(stage => stage.steps.map(reach)))
  const first = stages.flatMap(stage => stage.steps).find(step => reach(step) >= most / 2)
  let begun = false
  return stages.map(stage => ({
    ...stage,
    steps: stage.steps.filter(step => {
      begun ||= step === first
      return begun
    }),
  }))
}

/** An event that the template does not know joins the step whose events stand where it stands, in the stage its words name. */
function placeUnknown(
  event: EventSummary,
  stages: MapStage[],
  present: ReadonlyMap<string, EventSummary>,
): void {
  const stage = stages.find(s => s.id === wordsStage(event.name)?.id)
  const candidates = (stage && stage.steps.length > 0 ? [stage] : stages).flatMap(s => s.steps)
  const nearest = candidates.toSorted((a, b) => distance(a, event, present) - distance(b, event, present))[0]
  nearest?.rule.push(clauseFor(event.name))
}

function distance(step: MapStep, event: EventSummary, present: ReadonlyMap<string, EventSummary>): number {
  const positions = step.rule.flatMap(clause => present.get(clause.event)?.position ?? [])
  return Math.abs(sum(positions) / Math.max(1, positions.length) - event.position)
}

function fromPositions(input: DraftInput): MapStage[] {
  const byReach = input.events.toSorted((a, b) => b.cases - a.cases || compare(a.name, b.name))
  const chosen = byReach
    .slice(0, mostSteps)
    .toSorted((a, b) => a.position - b.position || compare(a.name, b.name))
  const stages: { id: string; title: Title; steps: MapStep[] }[] = []
  for (const [i, event] of chosen.entries()) {
    const { id, title } = wordsStage(event.name) ?? positionStage(event.position)
    const step: MapStep = {
      id: `step-${i + 1}`,
      title: input.names[event.name] ?? { en: humanName(event.name) },
      rule: [clauseFor(event.name)],
    }
    const last = stages.at(-1)
    // Only neighbours share a stage: a stage is a stretch of the journey, not a drawer.
    if (last?.id.startsWith(`${id}-`)) last.steps.push(step)
    else stages.push({ id: `${id}-${stages.length + 1}`, title, steps: [step] })
  }
  for (const event of byReach.slice(mostSteps)) {
    const nearest = chosen.toSorted(
      (a, b) => Math.abs(a.position - event.position) - Math.abs(b.position - event.position),
    )[0]
    const step = stages.flatMap(stage => stage.steps).find(s => s.rule[0]?.event === nearest?.name)
    if (step && step.rule.length < 60) step.rule.push(clauseFor(event.name))
  }
  return stages
}

function wordsStage(name: string) {
  return stageWords.find(stage => stage.words.test(name))
}

function positionStage(position: number) {
  return (
    positionStages.find(stage => position < stage.until) ?? { id: 'end', title: { en: 'End', ar: 'النهاية' } }
  )
}

/** `order_delivered_customer` → `Order delivered customer`: readable until somebody gives it a name. */
export function humanName(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\-.]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1)
}

function clauseFor(event: string) {
  return { event, channels: [], where: [] }
}

const scoreName = /(^|[._])(rating|score|stars|csat|nps|ces|satisfaction|review_score|grade)$/i

/** Scales by what was seen: 1–5 stars, 0–10 recommendation, 1–7 effort. Anything else is no score by itself. */
function scoresOf(event: EventSummary): ScoreSource[] {
  return event.properties.flatMap(({ path, range }) => {
    if (range === null || !scoreName.test(path)) return []
    if (range.min >= 1 && range.max <= 5) return [{ event: event.name, path, worst: 1, best: 5, about: null }]
    if (range.min >= 1 && range.max <= 7) return [{ event: event.name, path, worst: 1, best: 7, about: null }]
    if (range.min >= 0 && range.max <= 10)
      return [{ event: event.name, path, worst: 0, best: 10, about: null }]
    return []
  })
}

const textName = /(comment|message|text|review|feedback|verbatim|answer|body|reason|تعليق|نص)/i

/** Ids and what the context says are no words of a customer. */
const isReference = /^\$context\.|(^|[._])id$/i

function quotesOf(event: EventSummary): QuoteSource[] {
  return event.properties.flatMap(({ path, text }) =>
    text !== null &&
    textName.test(path) &&
    !isReference.test(path) &&
    text.meanLength >= 12 &&
    text.distinct >= Math.min(20, text.count / 4)
      ? [{ event: event.name, path, about: null }]
      : [],
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
