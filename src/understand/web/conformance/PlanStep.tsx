import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ChoicePick } from '../ask/sentence/fields.tsx'
import { PillSelect } from '../ask/sentence/Pill.tsx'
import { eventOf } from '../ask/touchpoint-draft.ts'
import type { Seen } from '../ask/use-seen.ts'
import styles from './Conformance.module.css'
import { type DraftStep, isNamed } from './conformance-draft.ts'
import { conformanceSentences } from './sentences.ts'
import { useStepName } from './use-deviation-words.ts'

interface PlanStepProps {
  readonly label: string
  readonly step: DraftStep
  readonly seen: Seen
  onChange(step: DraftStep): void
  readonly onRemove?: (() => void) | undefined
}

const own = '\u0001'
const often = [1, 2, 3, 5, 10]

/** A step of the plan: its event, how often it may be done, and whether it may be left out. */
export function PlanStep({ label, step, seen, onChange, onRemove }: PlanStepProps) {
  const t = useTranslate(conformanceSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const stepName = useStepName()
  const event = eventOf(step)
  const named = isNamed(step)
  const events = event === '' || named || seen.has(event) ? seen.events : [event, ...seen.events]
  const name = event === '' ? label : stepName(step)
  const counts = step.atMost === null || often.includes(step.atMost) ? often : [...often, step.atMost]
  return (
    <span className={styles.step}>
      <PillSelect
        label={label}
        value={named ? own : event || null}
        options={[
          ...(named ? [{ value: own, label: step.id }] : []),
          ...events.map(value => ({ value, label: nameOf('event', value), search: value })),
        ]}
        onChange={value =>
          value !== null && value !== own && onChange({ ...step, id: value, any: [{ event: value }] })
        }
      />
      <ChoicePick
        label={t('conform.often', { step: name })}
        value={String(step.atMost ?? 0)}
        options={[
          ...counts.map(n => ({
            value: String(n),
            label: n === 1 ? t('conform.once') : t('conform.upTo', { n: formats.quantity(n) }),
          })),
          { value: '0', label: t('conform.any') },
        ]}
        onChange={value => onChange({ ...step, atMost: value === '0' ? null : Number(value) })}
      />
      <ChoicePick
        label={t('conform.need', { step: name })}
        value={step.optional ? 'optional' : 'required'}
        options={[
          { value: 'required', label: t('conform.required') },
          { value: 'optional', label: t('conform.optional') },
        ]}
        onChange={need => onChange({ ...step, optional: need === 'optional' })}
      />
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('conform.remove', { step: name })}
          onClick={onRemove}
        >
          <IconX size={14} aria-hidden />
        </ActionIcon>
      )}
    </span>
  )
}
