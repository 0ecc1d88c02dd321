import { ActionIcon, Button, Modal } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Buttons, FormStack, Note } from '../../../platform/ui/Form.tsx'
import { NumberField } from '../../../platform/ui/fields/NumberField.tsx'
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
}

/** How many of a kind one person may have: ever, or within a stretch of days. Nothing is saved by this dialog. */
export function LimitsDialog(props: LimitsDialogProps) {
  const t = useTranslate(rulesSentences)
  const [typed, setTyped] = useState<readonly Typed[]>(() =>
    props.limits.map((limit, id) => ({ ...limit, id })),
  )
  const change = (id: number, more: Partial<Typed>) =>
    setTyped(known => known.map(one => (one.id === id ? { ...one, ...more } : one)))
  const limits = typed.flatMap(({ most, days }) => (isLimit(most, days) ? [{ most, days }] : []))
  const isReady = limits.length === typed.length
  return (
    <Modal
      opened
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
              <NumberField
                label={t('rules.limits.days')}
                description={t('rules.limits.ever')}
                value={limit.days}
                onChange={days => change(limit.id, { days })}
              />
              <ActionIcon
                variant="subtle"
                size={36}
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
                  { id: Math.max(-1, ...typed.map(one => one.id)) + 1, most: 5, days: null },
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

function isLimit(most: number | null, days: number | null): most is number {
  return (
    most !== null &&
    Number.isInteger(most) &&
    most >= 1 &&
    most <= 100_000 &&
    (days === null || (days > 0 && days <= 3_660))
  )
}
