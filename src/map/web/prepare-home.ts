import { type MapContent, titleIn } from '../model.ts'
import type { MapAnswer, Pain } from '../model-answer.ts'
import { prepareMap } from './prepare-map.ts'

export interface HomeView {
  /** Share of the start that reached the last measured step; null with fewer than two steps. */
  readonly toTheEnd: number | null
  /** Mood along the steps, from the start: place 0…1 and value −2…+2. */
  readonly feeling: readonly { readonly place: number; readonly value: number }[]
  readonly worst: { readonly kind: Pain['kind']; readonly step: string } | null
}

/** One line about a journey: its end, its feeling, and what hurts most. */
export function prepareHome(content: MapContent, answer: MapAnswer, language: string): HomeView {
  const view = prepareMap(content, answer)
  const measured = answer.steps.filter(step => step.measured)
  const pains = view.columns.flatMap(({ step, answer: a }) =>
    step && a ? a.pains.map(pain => ({ ...pain, step: titleIn(step.title, language) })) : [],
  )
  const worst = pains.toSorted((a, b) => b.severity - a.severity)[0]
  return {
    toTheEnd: measured.length < 2 ? null : (measured.at(-1)?.share ?? null),
    feeling: view.emotion.map(({ column, emotion }) => ({
      place: (column + 0.5) / view.columns.length,
      value: emotion.mean,
    })),
    worst: worst ? { kind: worst.kind, step: worst.step } : null,
  }
}
