import { ActionIcon, Button, Checkbox, Select, TagsInput, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import {
  type ChannelGroup,
  type SourceCondition,
  sourceFields,
  sourceKinds,
  sourceOps,
} from '../../model-channel-groups.ts'
import styles from './Acquisition.module.css'
import { newCondition, withCondition } from './prepare-rules.ts'
import { acquisitionSentences } from './sentences.ts'

interface Props {
  readonly group: ChannelGroup
  readonly mayEdit: boolean
  onChange(group: ChannelGroup): void
  readonly onUp: (() => void) | undefined
  readonly onDown: (() => void) | undefined
  readonly onRemove: (() => void) | undefined
}

/** One channel group: its name, its place, and lists of conditions of which one must hold as a whole. */
export function ChannelGroupEditor({ group, mayEdit, onChange, onUp, onDown, onRemove }: Props) {
  const t = useTranslate(acquisitionSentences)
  const { name, any } = group
  return (
    <div className={styles.group}>
      <div className={styles.groupHead}>
        <TextInput
          className={styles.groupName}
          aria-label={t('rules.group')}
          value={name}
          disabled={!mayEdit}
          onChange={event => onChange({ ...group, name: event.currentTarget.value })}
        />
        {mayEdit && (
          <>
            <Move
              label={t('rules.up', { name })}
              onClick={onUp}
              icon={<IconArrowUp size={16} aria-hidden />}
            />
            <Move
              label={t('rules.down', { name })}
              onClick={onDown}
              icon={<IconArrowDown size={16} aria-hidden />}
            />
            <Move
              label={t('rules.remove', { name })}
              onClick={onRemove}
              icon={<IconX size={16} aria-hidden />}
            />
          </>
        )}
      </div>
      {any.map((list, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an alternative is nothing but its place
        <Fragment key={i}>
          {i > 0 && <span className={styles.or}>{t('rules.or')}</span>}
          {list.map((condition, place) => (
            <Condition
              // biome-ignore lint/suspicious/noArrayIndexKey: a condition is nothing but its place
              key={place}
              condition={condition}
              mayEdit={mayEdit}
              onChange={next => onChange(withCondition(group, { list: i, place }, next))}
            />
          ))}
        </Fragment>
      ))}
      {mayEdit && (
        <div className={styles.actions}>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange({ ...group, any: any.with(-1, [...(any.at(-1) ?? []), newCondition]) })}
          >
            {t('rules.addCondition')}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange({ ...group, any: [...any, [newCondition]] })}
          >
            {t('rules.addAlternative')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Move(props: { label: string; icon: ReactNode; onClick: (() => void) | undefined }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={props.label}
      disabled={!props.onClick}
      onClick={() => props.onClick?.()}
    >
      {props.icon}
    </ActionIcon>
  )
}

function Condition(props: {
  condition: SourceCondition
  mayEdit: boolean
  onChange(condition: SourceCondition | null): void
}) {
  const t = useTranslate(acquisitionSentences)
  const { condition, mayEdit, onChange } = props
  return (
    <div className={styles.condition}>
      <Select
        aria-label={t('rules.field')}
        data={sourceFields.map(value => ({ value, label: t(`rules.field.${value}`) }))}
        value={condition.field}
        disabled={!mayEdit}
        allowDeselect={false}
        onChange={value => {
          const field = sourceFields.find(one => one === value)
          if (field) onChange({ ...condition, field })
        }}
      />
      <Select
        aria-label={t('rules.op')}
        data={sourceOps.map(value => ({ value, label: t(`rules.op.${value}`) }))}
        value={condition.op}
        disabled={!mayEdit}
        allowDeselect={false}
        onChange={value => {
          const op = sourceOps.find(one => one === value)
          if (op) onChange({ ...condition, op })
        }}
      />
      {mayEdit && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('rules.removeCondition')}
          onClick={() => onChange(null)}
        >
          <IconX size={15} aria-hidden />
        </ActionIcon>
      )}
      <TagsInput
        className={styles.values}
        aria-label={t('rules.values')}
        placeholder={condition.values.length === 0 ? t('rules.values') : ''}
        dir="ltr"
        data={condition.field === 'kind' ? [...sourceKinds] : []}
        value={condition.values}
        disabled={!mayEdit}
        onChange={values => onChange({ ...condition, values })}
      />
      <Checkbox
        label={t('rules.not')}
        checked={condition.not}
        disabled={!mayEdit}
        onChange={event => onChange({ ...condition, not: event.currentTarget.checked })}
      />
    </div>
  )
}
