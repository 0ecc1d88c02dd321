import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Deviation } from '../../model-conformance.ts'
import { eventOf } from '../ask/touchpoint-draft.ts'
import { type ConformanceDraft, type DraftStep, isNamed, stepsOf } from './conformance-draft.ts'
import { conformanceSentences } from './sentences.ts'

/** What a step is called: by a map's title, or by its event's name. */
export function useStepName(): (step: DraftStep) => string {
  const nameOf = useDataNames()
  return step => (isNamed(step) ? step.id : nameOf('event', eventOf(step)))
}

/** A deviation as a short sentence. */
export function useDeviationWords(draft: ConformanceDraft): (one: Deviation) => string {
  const t = useTranslate(conformanceSentences)
  const nameOf = useDataNames()
  const stepName = useStepName()
  const named = (id: string | null) => {
    const found = stepsOf(draft.plan).find(step => step.id === id)
    return found ? stepName(found) : nameOf('event', id ?? '')
  }
  return ({ kind, step, other }) => {
    const values = { step: named(step), other: named(other) }
    if (kind === 'too-often') return t('conform.what.too-often', values)
    if (kind === 'missing') return t(other ? 'conform.what.missingAll' : 'conform.what.missing', values)
    if (kind === 'exclusive') return t(other ? 'conform.what.exclusive' : 'conform.what.exclusiveAny', values)
    return t(other ? 'conform.what.out-of-sequence' : 'conform.what.out-of-sequenceAny', values)
  }
}
