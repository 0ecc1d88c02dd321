import { type MapContent, titleIn } from '../model.ts'
import type { MapAnswer, Pain } from '../model-answer.ts'
import { type MapView, prepareMap } from './prepare-map.ts'

export interface HomeView {
  readonly view: MapView
  /** The last measured step before customers leave, and the share of the start that reached it; null with fewer than two steps. */
  readonly toTheEnd: { readonly share: number; readonly step: string } | null
  /** Mood along the steps, from the start: place 0…1 and value −2…+2. */
  readonly feeling: readonly { readonly place: number; readonly value: number }[]
  readonly worst: { readonly kind: Pain['kind']; readonly step: string } | null
}

/** One line about a journey: its end, its feeling, and what hurts most. */
export function prepareHome(content: MapContent, answer: MapAnswer, language: string): HomeView {
  const view = prepareMap(content, answer)
  const exits = new Set(content.stages.filter(stage => stage.isExit).map(stage => stage.id))
  const measured = view.columns.filter(
    ({ step, answer: a, stageId }) => step && a?.measured && !exits.has(stageId),
  )
  const last = measured.at(-1)
  const pains = view.columns.flatMap(({ step, answer: a }) =>
    step && a ? a.pains.map(pain => ({ ...pain, step: titleIn(step.title, language) })) : [],
  )
  const worst = pains.toSorted((a, b) => b.severity - a.severity)[0]
  return {
    view,
    toTheEnd:
      measured.length > 1 && last?.step && last.answer
        ? { share: last.answer.share, step: titleIn(last.step.title, language) }
        : null,
    feeling: view.emotion.map(({ column, emotion }) => ({
      place: (column + 0.5) / view.columns.length,
      value: emotion.mean,
    })),
    worst: worst ? { kind: worst.kind, step: worst.step } : null,
  }
}
