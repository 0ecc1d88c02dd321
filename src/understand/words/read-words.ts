import { type Drafted, mostCharacters, type ReadSpan, sureEnough, type WordsReading } from '../model-words.ts'
import { type Scored, scoreQuestions } from './choose-question.ts'
import { type Drafting, draftQuestion } from './draft-question.ts'
import { createLine, type Line } from './line.ts'
import { makeExamples } from './make-examples.ts'
import { type Item, matchPhrases } from './match-phrases.ts'
import { readSaid, type Said } from './said.ts'
import { type Token, tokenise } from './tokenise.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface ReadOptions {
  /** Local day of the workspace. */
  readonly today: string
  readonly weekStart: number
  /** Language of the examples. */
  readonly language: 'en' | 'ar'
}

/**
 * What a question in plain words asks: English, Standard Arabic, Moroccan in Arabic or Latin letters, also mixed. Words are
 * cut into phrases that the lexicons and the workspace's names know, times and conditions are taken out, and what is left
 * speaks for one question or another. Deterministic, and never throws: what is not understood is said.
 */
export function readWords(typed: string, vocabulary: Vocabulary, options: ReadOptions): WordsReading {
  const text = typed.slice(0, mostCharacters).replace(/[\ud800-\udbff]$/, '')
  const tokens = tokenise(text)
  const items = matchPhrases(tokens, vocabulary)
  const line = createLine(items, tokens)
  const said = readSaid(line, vocabulary.catalogue, options)
  const { read, unknown } = spansOf({ text, tokens, items, said })
  const drafting: Drafting = {
    line,
    said,
    catalogue: vocabulary.catalogue,
    steps: orderSteps(line, said),
    text: tokens.map(({ fold }) => fold).join(' '),
  }
  const scored = scoreQuestions(line, said, vocabulary.catalogue.questions)
  const readings = scored.flatMap(each => {
    const drafted = draftQuestion(each.question, drafting)
    return drafted ? [{ ...each, drafted }] : []
  })
  const [best] = readings
  const confidence = best ? confidenceOf(best, readings, { read, unknown }) : 0
  const isUnderstood = best !== undefined && confidence >= leastConfidence
  return {
    reading: isUnderstood ? best.drafted : null,
    read,
    unknown,
    alternatives: isUnderstood ? alternativesOf(best.drafted, { readings, drafting, said }) : [],
    confidence: isUnderstood ? confidence : 0,
    examples:
      !isUnderstood || confidence < sureEnough || typed.trim() === ''
        ? makeExamples(vocabulary, options.language)
        : [],
    cut: typed.length > mostCharacters || tokens.length === 80,
  }
}

/** "Ordered after viewing": what stands behind "after" came first. */
function orderSteps(line: Line, { events }: Said): string[] {
  const [first, second, ...more] = events
  if (!first || !second) return events.map(({ name }) => name)
  let isTurned = false
  for (let at = first.at + 1; at < second.at; at++)
    if (line.has(at, 'after') && !/ذلك|ها$|that|b3dha|^(w|o)? ?mn b3d$|^من بعد$/.test(line.fold(at)))
      isTurned = true
  const between = /^(then|w|و|ثم)$/
  for (let at = first.at + 1; at < second.at; at++) if (between.test(line.fold(at))) isTurned = false
  // "How long does delivery take from the order to …": the way begins at "from".
  const start = events.findIndex(
    ({ at }, i) =>
      i > 0 && line.has(at - 1, 'from', 'between') && line.has((events[i + 1]?.at ?? 0) - 1, 'to', 'and'),
  )
  if (start > 0) return events.slice(start).map(({ name }) => name)
  const names = (isTurned ? [second, first, ...more] : events).map(({ name }) => name)
  return names.filter((name, i) => name !== names[i - 1])
}

function spansOf({
  text,
  tokens,
  items,
  said,
}: {
  text: string
  tokens: readonly Token[]
  items: readonly Item[]
  said: Said
}): Pick<WordsReading, 'read' | 'unknown'> {
  const read: ReadSpan[] = []
  const unknown: WordsReading['unknown'] = []
  let start: number | null = null
  for (const [at, item] of items.entries()) {
    const [first, last] = [tokens[item.from], tokens[item.to - 1]]
    if (!first || !last) continue
    const mark = said.marks[at] ?? null
    const [from, to] = [first.from, last.to]
    const isNumber = /^\d+$/.test(first.fold)
    if (!mark && (item.targets.length === 0 || isNumber))
      unknown.push({ from, to, text: text.slice(from, to) })
    else if (!mark) read.push({ from, to, text: text.slice(from, to), is: 'small', means: '' })
    else if (mark.start === start) {
      const before = read.pop()
      if (before) read.push({ ...before, to, text: text.slice(before.from, to) })
    } else read.push({ from, to, text: text.slice(from, to), is: mark.is, means: mark.means })
    start = mark?.start ?? null
  }
  return { read, unknown }
}

interface Reading extends Scored {
  readonly drafted: Drafted
}

/** How much of the text says something, times how clearly one question leads. */
function confidenceOf(
  best: Reading,
  readings: readonly Reading[],
  { read, unknown }: Pick<WordsReading, 'read' | 'unknown'>,
): number {
  const words = (spans: readonly { text: string }[]) =>
    spans.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
  const [known, lost] = [words(read), words(unknown)]
  const understood = known / Math.max(1, known + lost)
  const second = readings[1]?.score ?? 0
  const clear = Math.min(1, best.score / 2.8) * (best.score - second < 0.3 ? 0.85 : 1)
  return Math.round(100 * understood * clear) / 100
}

/** Below it nothing is offered: a single word that many questions share. */
const leastConfidence = 0.25
const mostAlternatives = 4

function alternativesOf(
  best: Drafted,
  { readings, drafting, said }: { readings: readonly Reading[]; drafting: Drafting; said: Said },
): WordsReading['alternatives'] {
  const found: WordsReading['alternatives'] = []
  const add = (
    drafted: Drafted | null,
    why: WordsReading['alternatives'][number]['why'],
    instead: string,
  ) => {
    if (!drafted || found.length >= mostAlternatives) return
    const isSame = [best, ...found].some(
      one => one.question === drafted.question && JSON.stringify(one.draft) === JSON.stringify(drafted.draft),
    )
    if (!isSame) found.push({ ...drafted, why, instead })
  }
  for (const [i, { others, name }] of said.events.entries())
    for (const other of others.slice(0, 1)) {
      const steps = drafting.steps.map(step => (step === name ? other : step))
      const events = said.events.with(i, { at: said.events[i]?.at ?? 0, name: other, others: [] })
      add(
        draftQuestion(best.question, { ...drafting, steps, said: { ...said, events } }),
        'other-event',
        other,
      )
    }
  for (const { drafted, question, score } of readings.slice(1))
    if (score >= 1) add(drafted, 'other-question', question)
  for (const question of nearQuestions[best.question] ?? [])
    if (drafting.catalogue.questions.includes(question))
      add(draftQuestion(question, drafting), 'other-question', question)
  return found
}

/** What is also often meant by the same words. */
const nearQuestions: Readonly<Record<string, readonly string[]>> = {
  funnel: ['abandonment', 'flow'],
  trends: ['funnel', 'lifecycle'],
  retention: ['lifecycle', 'moments-of-truth'],
  lifecycle: ['retention'],
  attribution: ['acquisition'],
  acquisition: ['attribution'],
  abandonment: ['funnel', 'what-differs'],
  'what-differs': ['abandonment', 'funnel'],
  'checkout-effort': ['abandonment', 'funnel'],
  'moments-of-truth': ['retention', 'what-differs'],
  friction: ['abandonment'],
  'touchpoint-inventory': ['moments-of-truth', 'friction'],
  'page-heat': ['friction'],
  'what-changed': ['trends'],
  situations: ['trends', 'what-changed'],
  conformance: ['flow'],
  flow: ['funnel'],
}
