import { z } from 'zod'
import type { NameKind } from '../../../platform/i18n/display-names.ts'
import type { Formats } from '../../../platform/i18n/formats.ts'
import type { Drafted } from '../../model-words.ts'
import type { WordsKey } from './strings.en.ts'

/** One part of the understood sentence. */
export interface DraftedPart {
  readonly key: string
  readonly text: string
}

interface Words {
  t(key: WordsKey, values?: Record<string, string | number>): string
  nameOf(kind: NameKind, raw: string): string
  readonly formats: Formats
  /** "7 days", as builders say it. */
  window(ms: number): string
}

const selector = z.object({ event: z.string() })
const touchpoint = z
  .object({ any: z.array(selector) })
  .nullish()
  .catch(null)
const measure = z.looseObject({
  of: z.string(),
  any: z.array(selector).optional(),
  path: z.string().nullish(),
  event: touchpoint,
  to: touchpoint,
})

/** What drafts of all questions have in common, as far as it is told in chips. */
const anyDraft = z.looseObject({
  steps: z.array(z.object({ any: z.array(selector) })).catch([]),
  plan: z.array(z.object({ any: z.array(selector) })).catch([]),
  from: touchpoint,
  to: touchpoint,
  conversion: touchpoint,
  windowMs: z.number().nullish().catch(null),
  lines: z.array(z.object({ measure, over: measure.nullish() })).catch([]),
  start: z
    .union([z.string(), z.array(selector)])
    .nullish()
    .catch(null),
  end: z.string().nullish().catch(null),
  back: z.array(selector).catch([]),
  active: z.array(selector).catch([]),
  unit: z.enum(['hour', 'day', 'week', 'month']).nullish().catch(null),
  forecast: z.number().nullish().catch(null),
  anomalies: z.boolean().nullish().catch(null),
  measure: measure.nullish().catch(null),
  change: z.object({ from: z.string() }).nullish().catch(null),
  outcome: z
    .object({ of: z.enum(['return', 'leave', 'score']), event: z.string().optional(), after: touchpoint })
    .nullish()
    .catch(null),
})
type AnyDraft = z.infer<typeof anyDraft>

/** The understood sentence in parts: what, in which time, of whom, told apart by what. */
export function describeDrafted(drafted: Drafted, words: Words): DraftedPart[] {
  const draft = anyDraft.parse(drafted.draft)
  const texts = [
    ...whatParts(drafted.question, draft, words),
    ...whenParts(drafted, draft, words),
    ...whoseParts(drafted, words),
  ]
  return texts.filter(text => text !== '').map((text, i) => ({ key: `${i} ${text}`, text }))
}

function whatParts(question: string, draft: AnyDraft, { t, nameOf }: Words): string[] {
  const named = (any: readonly { event: string }[] | undefined) =>
    (any ?? []).map(({ event }) => nameOf('event', event)).join(' / ')
  const way = (steps: readonly (readonly { event: string }[] | undefined)[]) =>
    steps.flatMap(any => named(any) || []).join(t('words.arrow'))
  const lines = draft.lines.flatMap(({ measure: m, over }) => {
    const event = named(m.any) || t('words.measure.anything')
    const property = m.path ? nameOf('property', m.path) : ''
    const key = measureKeys[m.of] ?? 'words.measure.events'
    return [t(key, { event, property }), ...(over ? [t('words.over', { event: named(over.any) })] : [])]
  })
  const { outcome } = draft
  const start = typeof draft.start === 'string' ? draft.start : null
  return [
    way([...draft.steps, ...draft.plan].map(({ any }) => any)),
    way([draft.from?.any, draft.to?.any]),
    named(draft.conversion?.any),
    ...lines,
    ...(draft.measure ? [named(draft.measure.event?.any ?? draft.measure.to?.any)] : []),
    Array.isArray(draft.start) ? way([draft.start, draft.back]) : '',
    named(draft.active),
    start ? t('words.start', { event: nameOf('event', start) }) : '',
    draft.end ? t('words.end', { event: nameOf('event', draft.end) }) : '',
    outcome
      ? t(`words.outcome.${outcome.of}`, {
          event: outcome.event ? nameOf('event', outcome.event) : named(outcome.after?.any),
        })
      : '',
    draft.forecast ? t('words.forecast') : '',
    draft.anomalies ? t('words.anomalies') : '',
    question === 'what-changed' && !draft.change ? t('words.changeMissing') : '',
  ]
}

const measureKeys: Readonly<Record<string, WordsKey>> = {
  cases: 'words.measure.cases',
  events: 'words.measure.events',
  'per-case': 'words.measure.per-case',
  sum: 'words.measure.sum',
  mean: 'words.measure.mean',
  median: 'words.measure.median',
  p90: 'words.measure.p90',
}

function whenParts({ period, compare }: Drafted, draft: AnyDraft, { t, formats, window }: Words): string[] {
  const day = (text: string) => formats.date(text)
  const when =
    'all' in period
      ? t('words.all')
      : 'days' in period
        ? t('words.days', { n: period.days })
        : period.from === period.to
          ? t('words.one', { day: day(period.from) })
          : t('words.span', { from: day(period.from), to: day(period.to) })
  return [
    draft.windowMs ? t('words.within', { window: window(draft.windowMs) }) : '',
    draft.unit ? t(`words.unit.${draft.unit}`) : '',
    draft.change ? t('words.change', { day: day(draft.change.from) }) : when,
    compare ? t(`words.compare.${compare}`) : '',
  ]
}

function whoseParts({ scope, breakdown }: Drafted, { t, nameOf }: Words): string[] {
  const { by } = scope
  return [
    ...(scope.channels ?? []).map(channel => t('words.on', { channel: nameOf('channel', channel) })),
    ...(scope.values ?? []).map(({ path, is }) =>
      t('words.value', {
        property: nameOf('property', path),
        value: nameOf('value', `${path}=${is}`).replace(`${path}=`, ''),
      }),
    ),
    ...(scope.lacking ?? []).map(({ event }) => t('words.never', { event: nameOf('event', event) })),
    by === 'session' || by === 'account' ? t(`words.counted.${by}`) : '',
    by && by !== 'session' && by !== 'account'
      ? t('words.counted.other', { property: nameOf('property', by) })
      : '',
    breakdown
      ? breakdown.path === '$channel'
        ? t('words.byChannel')
        : t('words.by', { property: nameOf('property', breakdown.path) })
      : '',
  ]
}
