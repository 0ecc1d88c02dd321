import type { ComponentType, ReactNode } from 'react'
import type { z } from 'zod'
import type { Evidence } from '../../../platform/http/client-context.ts'
import type { Behind } from '../flow-view.ts'
import type { Seen } from './use-seen.ts'

/** One answer with what it was asked: `input` is exactly what the server was asked, so a mark made of it finds the same people. */
export interface AskedAnswer<A> {
  readonly input: unknown
  readonly answer: A
  readonly evidence: Evidence
}

export interface SentenceProps<D> {
  readonly draft: D
  /** What of the draft is different now. */
  change(more: Partial<D>): void
  readonly seen: Seen
}

export interface AnswerProps<D, A> {
  readonly draft: D
  readonly asked: AskedAnswer<A>
  /** The same question of the other period, segment or filter. */
  readonly compared: AskedAnswer<A> | null
  /** The same question for each value of a property; null when it is not broken down. */
  readonly parts: readonly (AskedAnswer<A> & { readonly value: string; readonly cases: number })[] | null
  /** Opens the people behind a mark, as the question `cases` understands it. */
  onBehind(behind: Behind): void
  /** Asks something else of the question, as the sentence does; null where it can only be read. */
  readonly change: ((more: Partial<D>) => void) | null
  /** In a tile: no controls, no more than some 300 pixels high. */
  readonly size: 'whole' | 'tile'
}

export interface AnswerColumn {
  readonly id: string
  /** In the reader's language. */
  readonly header: string
  readonly kind: 'text' | 'number' | 'amount' | 'date'
}

/** The answer as a table: for screen readers, CSV, mails and alerts. Values are raw; `shown` is how a reader sees them. */
export interface AnswerTable {
  readonly columns: readonly AnswerColumn[]
  readonly rows: readonly {
    readonly key: string
    readonly values: Readonly<Record<string, string | number | null>>
    readonly shown?: Readonly<Record<string, string>>
    /** Of columns whose value is made of people: who they are. The way of the keyboard to what is pressed in the drawing. */
    readonly behind?: Readonly<Record<string, Behind>>
  }[]
}

/** What a question gives the frame. `D` is the draft: the question's input without its view, as far as it is written. */
export interface QuestionUiDefinition<D extends object, A> {
  /** As it is asked: `funnel`. */
  readonly name: string
  /** Reads whatever an address or a saved question holds; what is missing or wrong is as usual (`.catch`). */
  readonly draft: z.ZodType<D>
  readonly answer: z.ZodType<A>
  /** A first draft out of what was seen, so that the screen opens with an answer. */
  begin(seen: Seen): object
  /** The input without the view; null while something is missing. */
  toInput(draft: D): object | null
  readonly Sentence: ComponentType<SentenceProps<D>>
  /** The answer as one sentence. */
  readonly Summary: ComponentType<AnswerProps<D, A>>
  readonly View: ComponentType<AnswerProps<D, A>>
  isEmpty(answer: A): boolean
  /** A hook: it may translate and name. */
  useTable(props: Pick<AnswerProps<D, A>, 'draft' | 'asked'>): AnswerTable
  /** What of the frame this question can use; all of it unless said. */
  readonly scope?: Partial<QuestionUi['scope']>
}

type Raw = Readonly<Record<string, unknown>>

/** The same for the frame, which knows neither drafts nor answers: everything is parsed on the way in. */
export interface QuestionUi {
  readonly name: string
  begin(seen: Seen): object
  toInput(draft: Raw): object | null
  drawSentence(props: { draft: Raw; change(more: object): void; seen: Seen }): ReactNode
  drawSummary(props: AnswerProps<Raw, unknown>): ReactNode
  drawView(props: AnswerProps<Raw, unknown>): ReactNode
  isEmpty(answer: unknown): boolean
  useTable(props: { draft: Raw; asked: AskedAnswer<unknown> }): AnswerTable
  readonly scope: {
    readonly compare: boolean
    readonly breakdown: boolean
    readonly by: boolean
    /** False: its sentence says which days, and its input `period: null`. */
    readonly period: boolean
  }
}
