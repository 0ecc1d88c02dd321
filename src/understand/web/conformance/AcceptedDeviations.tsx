import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Chip } from '../../../platform/ui/Chip.tsx'
import type { DeviationKind } from '../../model-conformance.ts'
import { PillSelect } from '../ask/sentence/Pill.tsx'
import { eventOf } from '../ask/touchpoint-draft.ts'
import styles from './Conformance.module.css'
import { type Accepted, type ConformanceDraft, stepsOf } from './conformance-draft.ts'
import { conformanceSentences } from './sentences.ts'
import { useDeviationWords } from './use-deviation-words.ts'

/** Deviations that are all right: chosen from those that the plan makes possible, taken back by their chip. */
export function AcceptedDeviations(props: {
  draft: ConformanceDraft
  change(more: Partial<ConformanceDraft>): void
}) {
  const t = useTranslate(conformanceSentences)
  const { draft, change } = props
  const words = useDeviationWords(draft)
  const possible = possibleDeviations(draft)
  const isAccepted = (one: Accepted) => draft.accepted.some(other => keyOf(other) === keyOf(one))
  return (
    <div className={styles.accepted}>
      <span className={styles.quiet}>{t('conform.accepted')}</span>
      {draft.accepted.map(one => (
        <Chip
          key={keyOf(one)}
          pressed
          label={t('conform.removeAccepted', { what: words(one) })}
          onClick={() => change({ accepted: draft.accepted.filter(other => keyOf(other) !== keyOf(one)) })}
        >
          {words(one)}
        </Chip>
      ))}
      <PillSelect
        label={t('conform.acceptLabel')}
        value={null}
        placeholder={t('conform.accept')}
        options={possible
          .filter(one => !isAccepted(one))
          .map(one => ({ value: keyOf(one), label: words(one), search: one.step }))}
        onChange={key => {
          const chosen = possible.find(one => keyOf(one) === key)
          if (chosen) change({ accepted: [...draft.accepted, chosen] })
        }}
      />
    </div>
  )
}

function keyOf({ kind, step, other }: Accepted): string {
  return JSON.stringify([kind, step, other])
}

/** One step at a time, whatever the other one is. */
function possibleDeviations({ plan }: ConformanceDraft): Accepted[] {
  const steps = stepsOf(plan).filter(step => eventOf(step) !== '')
  const inChoice = new Set(plan.flatMap(part => (part.is === 'choice' ? part.branches.flat() : [])))
  const of = (kind: DeviationKind, step: string): Accepted => ({ kind, step, other: null })
  return steps.flatMap(step => [
    ...(step.optional ? [] : [of('missing', step.id)]),
    ...(step.atMost === null ? [] : [of('too-often', step.id)]),
    of('out-of-sequence', step.id),
    ...(inChoice.has(step) ? [of('exclusive', step.id)] : []),
  ])
}
