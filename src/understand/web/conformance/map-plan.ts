import type { MapStages } from '../ask/sentence/map-stages.ts'
import { titleText } from '../ask/sentence/title-text.ts'
import type { DraftPart } from './conformance-draft.ts'

/**
 * A map as a plan: its stages one after the other, the steps of a stage in any order. They may be left out and repeated, as
 * a map says where a journey may go and not that everybody goes everywhere; what must be is marked afterwards. Stages that
 * nobody wishes for, and steps without a rule, are no plan.
 */
export function planOfMap(map: MapStages, language: string): DraftPart[] {
  return map.content.stages
    .filter(stage => !stage.isExit)
    .flatMap((stage): DraftPart[] => {
      const steps = stage.steps
        .filter(step => step.rule.length > 0)
        .map(step => ({ id: titleText(step.title, language), any: step.rule, optional: true, atMost: null }))
      const [only] = steps
      if (steps.length > 1) return [{ is: 'any-order', optional: true, branches: steps.map(step => [step]) }]
      return only ? [{ is: 'step', ...only }] : []
    })
}
