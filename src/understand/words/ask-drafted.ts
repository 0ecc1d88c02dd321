import type { Drafted } from '../model-words.ts'

/** A reading as the API is asked: the question's name and the body of the call. */
export interface AskCall {
  readonly question: string
  readonly body: {
    readonly input: Record<string, unknown>
    readonly compare: { readonly period: 'before' | 'year-before' } | null
    readonly breakdown: Drafted['breakdown']
  }
}

/** The screen of the flow is no question of the API: its paths are. */
export function askDrafted({ question, draft, scope, period, compare, breakdown }: Drafted): AskCall {
  const own = question === 'flow' ? pathsInput(draft) : draft
  return {
    question: question === 'flow' ? 'paths' : question,
    body: {
      input: { ...scope, period, ...own },
      compare: compare && { period: compare },
      breakdown,
    },
  }
}

function pathsInput({ start, end }: Record<string, unknown>): Record<string, unknown> {
  return {
    ...(typeof start === 'string' ? { start: { name: start } } : {}),
    ...(typeof end === 'string' ? { end: { name: end } } : {}),
  }
}
