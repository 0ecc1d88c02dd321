import { ActionIcon, Button, Modal } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Buttons, FormStack, Note } from '../../../platform/ui/Form.tsx'
import { NumberField } from '../../../platform/ui/fields/NumberField.tsx'
import { Segmented } from '../../../platform/ui/Segmented.tsx'
import type { Limit } from '../../model.ts'
import styles from './Rules.module.css'
import { rulesSentences } from './sentences.ts'

interface LimitsDialogProps {
  readonly title: string
  readonly limits: readonly Limit[]
  onTake(limits: Limit[]): void
  readonly onRemove?: (() => void) | undefined
  onClose(): void
}

interface Typed {
  readonly id: number
  readonly most: number | null
  readonly days: number | null
  /** Said apart: a number of days that cannot be read must not become "ever". */
  readonly span: 'ever' | 'days'
}

/** How many of a kind one person may have: ever, or within a stretch of days. Nothing is saved by this dialog. */
export function LimitsDialog(props: LimitsDialogProps) {
  const t = useTranslate(rulesSentences)
  const [typed, setTyped] = useState<readonly Typed[]>(() =>
    props.limits.map((limit, id) => ({ ...limit, id, span: limit.days === null ? 'ever' : 'days' })),
  )
  const change = (id: number, more: Partial<Typed>) =>
    setTyped(known => known.map(one => (one.id === id ? { ...one, ...more } : one)))
  const limits = typed.flatMap(one => limitOf(one) ?? [])
  const isReady = limits.length === typed.length
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('rules.close') }}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          if (isReady) props.onTake(limits)
        }}
      >
        <FormStack>
          <Note>{t('rules.limits.about')}</Note>
          {typed.map(limit => (
            <div key={limit.id} className={styles.limit}>
              <NumberField
                label={t('rules.limits.most')}
                value={limit.most}
                onChange={most => change(limit.id, { most })}
              />
              <div className={styles.span}>
                <span className={styles.label}>{t('rules.limits.span')}</span>
                <Segmented
                  label={t('rules.limits.span')}
                  value={limit.span}
                  options={[
                    { value: 'ever', label: t('rules.limits.ever') },
                    { value: 'days', label: t('rules.limits.window') },
                  ]}
                  onChange={span => change(limit.id, { span })}
                />
              </div>
              {limit.span === 'days' && (
                <NumberField
                  label={t('rules.limits.days')}
                  value={limit.days}
                  onChange={days => change(limit.id, { days })}
                />
              )}
              <ActionIcon
                variant="subtle"
                size={36}
                className={styles.drop}
                aria-label={t('rules.limits.drop')}
                onClick={() => setTyped(typed.filter(one => one.id !== limit.id))}
              >
                <IconTrash size={18} stroke={1.7} aria-hidden />
              </ActionIcon>
            </div>
          ))}
          {typed.length < 5 && (
            <Button
              variant="default"
              onClick={() =>
                setTyped([
                  ...typed,
                  { id: Math.max(-1, ...typed.map(one => one.id)) + 1, most: 5, days: null, span: 'ever' },
                ])
              }
            >
              {t('rules.limits.add')}
            </Button>
          )}
          <Buttons>
            {props.onRemove && (
              <Button variant="subtle" className={styles.aside} onClick={props.onRemove}>
                {t('rules.remove')}
              </Button>
            )}
            <Button variant="default" onClick={props.onClose}>
              {t('rules.cancel')}
            </Button>
            <Button type="submit" disabled={!isReady}>
              {t('rules.limits.take')}
            </Button>
          </Buttons>
        </FormStack>
      </form>
    </Modal>
  )
}

function limitOf({ most, days, span }: Typed): Limit | null {
  if (most === null || !Number.isInteger(most) || most < 1 || most > 100_000) return null
  if (span === 'ever') return { most, days: null }
  return days !== null && days > 0 && days <= 3_660 ? { most, days } : null
}
