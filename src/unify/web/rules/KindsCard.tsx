import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { LtrField } from '../../../platform/ui/fields/LtrField.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import type { IdentityRules, KindRule, Limit } from '../../model.ts'
import { KindIcon, useKindName } from '../Identifier.tsx'
import { LimitsDialog } from './LimitsDialog.tsx'
import { addKind, isKindName, moveKind, removeKind, setLimits, setReading } from './prepare-rules.ts'
import { ReadingDialog } from './ReadingDialog.tsx'
import styles from './Rules.module.css'
import { rulesSentences } from './sentences.ts'

/** Kinds that every event is asked for, at the places of the Segment specification. */
const suppliedKinds: readonly string[] = ['user_id', 'anonymous_id', 'email', 'phone']

interface KindsCardProps {
  readonly rules: IdentityRules
  readonly mayEdit: boolean
  onChange(rules: IdentityRules): void
}

/** The kinds in the order of trust, each with its limits in words. */
export function KindsCard({ rules, mayEdit, onChange }: KindsCardProps) {
  const t = useTranslate(rulesSentences)
  const kindName = useKindName()
  /** Undefined: none is open; null: the limits of all other kinds. */
  const [open, setOpen] = useState<string | null | undefined>(undefined)
  const [reading, setReadingOf] = useState<KindRule | null>(null)
  const limits = rules.kinds.find(rule => rule.kind === open)?.limits ?? rules.otherLimits
  return (
    <Card padding="none">
      <RowList>
        {rules.kinds.map((rule, i) => (
          <Row
            key={rule.kind}
            title={<KindTitle kind={rule.kind} />}
            facts={
              <>
                <LimitWords limits={rule.limits} />
                <PlaceWords rule={rule} />
              </>
            }
          >
            {mayEdit && (
              <KindButtons
                name={kindName(rule.kind)}
                isFirst={i === 0}
                isLast={i === rules.kinds.length - 1}
                onMove={by => onChange(moveKind(rules, rule.kind, by))}
                onEdit={() => setOpen(rule.kind)}
                onReading={suppliedKinds.includes(rule.kind) ? null : () => setReadingOf(rule)}
              />
            )}
          </Row>
        ))}
        <Row title={t('rules.other')} facts={<LimitWords limits={rules.otherLimits} />}>
          {mayEdit && (
            <Button
              variant="default"
              aria-label={t('rules.edit.for', { kind: t('rules.other') })}
              onClick={() => setOpen(null)}
            >
              {t('rules.edit')}
            </Button>
          )}
        </Row>
      </RowList>
      {mayEdit && <AddKind rules={rules} onChange={onChange} />}
      {reading && (
        <ReadingDialog
          rule={reading}
          onTake={next => {
            onChange(setReading(rules, reading.kind, next))
            setReadingOf(null)
          }}
          onClose={() => setReadingOf(null)}
        />
      )}
      {open !== undefined && (
        <LimitsDialog
          title={t('rules.edit.for', { kind: open === null ? t('rules.other') : kindName(open) })}
          limits={limits}
          onTake={next => {
            onChange(setLimits(rules, open, next))
            setOpen(undefined)
          }}
          onRemove={
            open === null
              ? undefined
              : () => {
                  onChange(removeKind(rules, open))
                  setOpen(undefined)
                }
          }
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  )
}

/** Where identifiers of the kind are found, and how they are made comparable. */
function PlaceWords({ rule: { kind, reading } }: { rule: KindRule }) {
  const t = useTranslate(rulesSentences)
  const formats = useFormats()
  if (suppliedKinds.includes(kind)) return null
  if (!reading) return <span>{t('rules.reading.none', { kind })}</span>
  const places = reading.found.map(({ in: where, path }) => t(`rules.place.${where}.of`, { path }))
  return (
    <span>
      {t('rules.reading.words', {
        places: formats.list(places),
        how: t(`rules.normalise.${reading.normalise}`),
      })}
    </span>
  )
}

function KindTitle({ kind }: { kind: string }) {
  const kindName = useKindName()
  return (
    <span className={styles.kind}>
      <KindIcon kind={kind} />
      <bdi title={kind}>{kindName(kind)}</bdi>
    </span>
  )
}

function LimitWords({ limits }: { limits: readonly Limit[] }) {
  const t = useTranslate(rulesSentences)
  if (limits.length === 0) return <span>{t('rules.limit.none')}</span>
  return limits.map(({ most, days }) => {
    const words =
      days === null ? t('rules.limit.ever', { n: most }) : t('rules.limit.window', { n: most, days })
    return <span key={`${most} ${days}`}>{words}</span>
  })
}

function KindButtons(props: {
  name: string
  isFirst: boolean
  isLast: boolean
  onMove(by: -1 | 1): void
  onEdit(): void
  /** Null for a kind that Rihla finds by itself. */
  readonly onReading: (() => void) | null
}) {
  const t = useTranslate(rulesSentences)
  const kind = props.name
  return (
    <span className={styles.tools}>
      <ActionIcon
        variant="subtle"
        disabled={props.isFirst}
        aria-label={t('rules.up', { kind })}
        onClick={() => props.onMove(-1)}
      >
        <IconArrowUp size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        disabled={props.isLast}
        aria-label={t('rules.down', { kind })}
        onClick={() => props.onMove(1)}
      >
        <IconArrowDown size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
      {props.onReading && (
        <Button variant="default" aria-label={t('rules.reading.for', { kind })} onClick={props.onReading}>
          {t('rules.reading')}
        </Button>
      )}
      <Button variant="default" aria-label={t('rules.edit.for', { kind })} onClick={props.onEdit}>
        {t('rules.edit')}
      </Button>
    </span>
  )
}

function AddKind({ rules, onChange }: { rules: IdentityRules; onChange(rules: IdentityRules): void }) {
  const t = useTranslate(rulesSentences)
  const [kind, setKind] = useState('')
  const isReady = isKindName(kind) && !rules.kinds.some(rule => rule.kind === kind)
  return (
    <form
      className={styles.add}
      onSubmit={event => {
        event.preventDefault()
        if (!isReady) return
        onChange(addKind(rules, kind))
        setKind('')
      }}
    >
      <LtrField
        label={t('rules.add')}
        description={t('rules.add.about')}
        value={kind}
        maxLength={64}
        onChange={event => setKind(event.currentTarget.value.trim().toLowerCase())}
      />
      <Button type="submit" variant="default" disabled={!isReady}>
        {t('rules.add')}
      </Button>
    </form>
  )
}
