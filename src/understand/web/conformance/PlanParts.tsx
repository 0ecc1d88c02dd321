import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ChoicePick } from '../ask/sentence/fields.tsx'
import { AddButton } from '../ask/sentence/Sentence.tsx'
import type { Seen } from '../ask/use-seen.ts'
import styles from './Conformance.module.css'
import { type DraftPart, type DraftStep, stepOf } from './conformance-draft.ts'
import { PlanStep } from './PlanStep.tsx'
import { conformanceSentences } from './sentences.ts'

interface PlanPartsProps {
  readonly plan: readonly DraftPart[]
  readonly seen: Seen
  put(plan: DraftPart[]): void
}

/** The plan as a list: each part a step, a choice, or steps in any order; moved and removed by buttons. */
export function PlanParts({ plan, seen, put }: PlanPartsProps) {
  const t = useTranslate(conformanceSentences)
  const { formats } = useLocale()
  const swap = (i: number, j: number) => {
    const [a, b] = [plan[i], plan[j]]
    if (a && b) put(plan.with(i, b).with(j, a))
  }
  return (
    <ol className={styles.parts}>
      {plan.map((part, i) => {
        const n = formats.number(i + 1)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the plan
          <li key={i} className={styles.part}>
            <span className={styles.place} aria-hidden>
              {n}
            </span>
            {part.is === 'step' ? (
              <PlanStep
                label={t('conform.step', { n })}
                step={part}
                seen={seen}
                onChange={step => put(plan.with(i, { is: 'step', ...step }))}
              />
            ) : (
              <PlanBlock part={part} place={n} seen={seen} onChange={next => put(plan.with(i, next))} />
            )}
            <span className={styles.tools}>
              <Tool label={t('conform.up', { n })} isOff={i === 0} onClick={() => swap(i, i - 1)}>
                <IconArrowUp size={15} aria-hidden />
              </Tool>
              <Tool
                label={t('conform.down', { n })}
                isOff={i === plan.length - 1}
                onClick={() => swap(i, i + 1)}
              >
                <IconArrowDown size={15} aria-hidden />
              </Tool>
              <Tool
                label={t('conform.removePart', { n })}
                isOff={plan.length < 2}
                onClick={() => put(plan.toSpliced(i, 1))}
              >
                <IconX size={15} aria-hidden />
              </Tool>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function Tool(props: { label: string; isOff: boolean; onClick(): void; children: React.ReactNode }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="md"
      aria-label={props.label}
      disabled={props.isOff}
      onClick={props.onClick}
    >
      {props.children}
    </ActionIcon>
  )
}

type Block = Exclude<DraftPart, { is: 'step' }>

interface PlanBlockProps {
  readonly part: Block
  readonly place: string
  readonly seen: Seen
  onChange(part: Block): void
}

function PlanBlock({ part, place, seen, onChange }: PlanBlockProps) {
  const t = useTranslate(conformanceSentences)
  const { branches } = part
  const putBranch = (b: number, branch: DraftStep[]) =>
    onChange({ ...part, branches: branch.length > 0 ? branches.with(b, branch) : branches.toSpliced(b, 1) })
  return (
    <div className={styles.block}>
      <div className={styles.branch}>
        <ChoicePick
          label={t('conform.kind', { n: place })}
          value={part.is}
          options={[
            { value: 'choice', label: t('conform.choice') },
            { value: 'any-order', label: t('conform.anyOrder') },
          ]}
          onChange={is => onChange({ ...part, is })}
        />
        <ChoicePick
          label={t('conform.needBlock')}
          value={part.optional ? 'optional' : 'required'}
          options={[
            { value: 'required', label: t('conform.required') },
            { value: 'optional', label: t('conform.optional') },
          ]}
          onChange={need => onChange({ ...part, optional: need === 'optional' })}
        />
      </div>
      {branches.map((branch, b) => (
        <PlanBranch
          // biome-ignore lint/suspicious/noArrayIndexKey: a branch is its place in the block
          key={b}
          branch={branch}
          place={b}
          word={b === 0 ? null : t(part.is === 'choice' ? 'conform.or' : 'conform.and')}
          mayGo={branches.length > 2 || branch.length > 1}
          seen={seen}
          onChange={next => putBranch(b, next)}
        />
      ))}
      <AddButton
        isDisabled={branches.length >= 20}
        onClick={() => onChange({ ...part, branches: [...branches, [stepOf('')]] })}
      >
        {t('conform.addBranch')}
      </AddButton>
    </div>
  )
}

interface PlanBranchProps {
  readonly branch: readonly DraftStep[]
  /** From 0. */
  readonly place: number
  readonly word: string | null
  readonly mayGo: boolean
  readonly seen: Seen
  onChange(branch: DraftStep[]): void
}

function PlanBranch({ branch, place, word, mayGo, seen, onChange }: PlanBranchProps) {
  const t = useTranslate(conformanceSentences)
  const { formats } = useLocale()
  const n = formats.number(place + 1)
  return (
    <div className={styles.branch}>
      <span className={styles.word}>{word}</span>
      {branch.map((step, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the branch
        <span key={k} className={styles.step}>
          {k > 0 && <span className={styles.word}>{t('conform.then')}</span>}
          <PlanStep
            label={t('conform.branchStep', { n })}
            step={step}
            seen={seen}
            onChange={next => onChange([...branch.slice(0, k), next, ...branch.slice(k + 1)])}
            onRemove={mayGo ? () => onChange([...branch.slice(0, k), ...branch.slice(k + 1)]) : undefined}
          />
        </span>
      ))}
      <AddButton isDisabled={branch.length >= 20} onClick={() => onChange([...branch, stepOf('')])}>
        {t('conform.addThen', { n })}
      </AddButton>
    </div>
  )
}
