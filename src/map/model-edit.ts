import type { LaneKind, MapContent, MapStage, MapStep, QuoteSource, ScoreSource } from './model.ts'

/** One change of a map by a person. Each gives a new content and leaves the old one as it was, so undo is the old one. */
export type MapEdit = (content: MapContent) => MapContent

export function changeStage(id: string, change: Partial<Pick<MapStage, 'title' | 'isExit'>>): MapEdit {
  return inStages(stages => stages.map(stage => (stage.id === id ? { ...stage, ...change } : stage)))
}

export function changeStep(id: string, change: Partial<Omit<MapStep, 'id'>>): MapEdit {
  return inSteps(steps => steps.map(step => (step.id === id ? { ...step, ...change } : step)))
}

/** What a score or a quote speaks of: a step, or (null) the steps in which it was given. */
export function speakOf(voice: Voice, about: string | null): MapEdit {
  const changed = <T extends ScoreSource | QuoteSource>(sources: T[]) =>
    sources.map(source =>
      source.event === voice.event && source.path === voice.path ? { ...source, about } : source,
    )
  return content =>
    voice.of === 'scores'
      ? { ...content, scores: changed(content.scores) }
      : { ...content, quotes: changed(content.quotes) }
}

/** Where customers speak: a property of an event that carries a score, or their words. */
export interface Voice {
  readonly of: 'scores' | 'quotes'
  readonly event: string
  readonly path: string
}

export function addStage(stage: MapStage, after: string | null): MapEdit {
  return inStages(stages => insertAfter(stages, stage, after))
}

/** Puts a step into a stage, behind another of its steps or at its start. */
export function addStep(stageId: string, step: MapStep, after: string | null): MapEdit {
  return inStages(stages =>
    stages.map(stage =>
      stage.id === stageId ? { ...stage, steps: insertAfter(stage.steps, step, after) } : stage,
    ),
  )
}

/** The last stage stays: a map without columns says nothing. */
export function removeStage(id: string): MapEdit {
  return inStages(stages => (stages.length > 1 ? stages.filter(stage => stage.id !== id) : stages))
}

export function removeStep(id: string): MapEdit {
  return content => {
    const about = <T extends { about: string | null }>(sources: T[]) =>
      sources.filter(source => source.about !== id)
    const without = inSteps(steps => steps.filter(step => step.id !== id))(content)
    return { ...without, scores: about(without.scores), quotes: about(without.quotes) }
  }
}

/** One place towards the start (−1) or the end (+1) of the journey. */
export function moveStage(id: string, by: -1 | 1): MapEdit {
  return inStages(stages =>
    moved(
      stages,
      stages.findIndex(stage => stage.id === id),
      by,
    ),
  )
}

/** One place towards the start or the end; over the edge of its stage it enters the next one. */
export function moveStep(id: string, by: -1 | 1): MapEdit {
  return inStages(stages => {
    const from = stages.findIndex(stage => stage.steps.some(step => step.id === id))
    const stage = stages[from]
    const at = stage?.steps.findIndex(step => step.id === id) ?? -1
    const step = stage?.steps[at]
    if (!stage || !step) return stages
    if (at + by >= 0 && at + by < stage.steps.length)
      return replaced(stages, from, { ...stage, steps: moved(stage.steps, at, by) })
    const next = stages[from + by]
    if (!next) return stages
    const left = replaced(stages, from, { ...stage, steps: stage.steps.filter(s => s.id !== id) })
    return replaced(left, from + by, {
      ...next,
      steps: by === 1 ? [step, ...next.steps] : [...next.steps, step],
    })
  })
}

export function showLane(kind: LaneKind, shown: boolean): MapEdit {
  return content => {
    const known = content.lanes.some(lane => lane.kind === kind)
    const lanes = known
      ? content.lanes.map(lane => (lane.kind === kind ? { kind, shown } : lane))
      : [...content.lanes, { kind, shown }]
    return { ...content, lanes }
  }
}

export function moveLane(kind: LaneKind, by: -1 | 1): MapEdit {
  return content => ({
    ...content,
    lanes: moved(
      content.lanes,
      content.lanes.findIndex(lane => lane.kind === kind),
      by,
    ),
  })
}

/** An id that the map does not use yet. */
export function freshId(content: MapContent, prefix: 'stage' | 'step'): string {
  const used = new Set(content.stages.flatMap(stage => [stage.id, ...stage.steps.map(step => step.id)]))
  let n = used.size + 1
  while (used.has(`${prefix}-${n}`)) n++
  return `${prefix}-${n}`
}

function inStages(change: (stages: MapStage[]) => MapStage[]): MapEdit {
  return content => ({ ...content, stages: change(content.stages) })
}

function inSteps(change: (steps: MapStep[]) => MapStep[]): MapEdit {
  return inStages(stages => stages.map(stage => ({ ...stage, steps: change(stage.steps) })))
}

function insertAfter<T extends { id: string }>(list: readonly T[], item: T, after: string | null): T[] {
  const at = after === null ? 0 : list.findIndex(other => other.id === after) + 1
  return list.toSpliced(at, 0, item)
}

function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const item = list[at]
  if (item === undefined || at + by < 0 || at + by >= list.length) return [...list]
  return list.toSpliced(at, 1).toSpliced(at + by, 0, item)
}

function replaced<T>(list: readonly T[], at: number, item: T): T[] {
  return list.with(at, item)
}
