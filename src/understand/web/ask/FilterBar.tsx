import { ActionIcon, Menu, UnstyledButton } from '@mantine/core'
import { IconFilter, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { type Condition, channelProperty } from '../../model.ts'
import styles from './Ask.module.css'
import type { AskScope } from './ask-state.ts'
import { ChoicePick, EventPick, namedValue, PropertyPick, ValuePick } from './sentence/fields.tsx'
import { askSentences } from './sentences.ts'
import type { Seen } from './use-seen.ts'

interface FilterBarProps {
  readonly scope: AskScope
  readonly seen: Seen
  onChange(scope: AskScope): void
}

/** Filters as small sentences, each one editable and removable where it stands. */
export function FilterBar(props: FilterBarProps) {
  const { scope, onChange } = props
  const put = (more: Partial<AskScope>) => onChange({ ...scope, ...more })
  return (
    <>
      <DidFilters {...props} kind="having" put={put} />
      <DidFilters {...props} kind="lacking" put={put} />
      <WhereFilters {...props} put={put} />
      <OtherFilters {...props} put={put} />
      <AddFilter {...props} put={put} />
    </>
  )
}

type PartProps = FilterBarProps & { put(more: Partial<AskScope>): void }

function Filter({ children, onRemove }: { children: ReactNode; onRemove(): void }) {
  const t = useTranslate(askSentences)
  return (
    <span className={styles.filter}>
      {children}
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('filter.remove')} onClick={onRemove}>
        <IconX size={13} aria-hidden />
      </ActionIcon>
    </span>
  )
}

function DidFilters({ scope, seen, kind, put }: PartProps & { kind: 'having' | 'lacking' }) {
  const t = useTranslate(askSentences)
  const list = scope[kind]
  return list.map((selector, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two filters may say the same; its place is what it is
    <Filter key={i} onRemove={() => put({ [kind]: list.toSpliced(i, 1) })}>
      {t(`filter.${kind}`)}
      <EventPick
        label={t(`filter.${kind}`)}
        value={selector.event}
        seen={seen}
        onChange={event => event && put({ [kind]: list.with(i, { ...selector, event }) })}
      />
    </Filter>
  ))
}

const ops = ['is', 'is-not', 'contains', 'starts-with', 'exists', 'over', 'under'] as const

function WhereFilters({ scope, seen, put }: PartProps) {
  const t = useTranslate(askSentences)
  return scope.where.map((condition, i) => {
    const set = (more: Partial<Condition>) => put({ where: scope.where.with(i, { ...condition, ...more }) })
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: two filters may say the same; its place is what it is
      <Filter key={i} onRemove={() => put({ where: scope.where.toSpliced(i, 1) })}>
        {t('filter.where')}
        <PropertyPick
          label={t('filter.where')}
          value={condition.path}
          seen={seen}
          onChange={path => path && set({ path, value: '' })}
        />
        <ChoicePick
          label={t('filter.op')}
          value={condition.op}
          options={ops.map(op => ({ value: op, label: t(`op.${op}`) }))}
          onChange={op => set({ op })}
        />
        {condition.op !== 'exists' && (
          <ValuePick
            label={t('filter.value')}
            path={condition.path}
            value={condition.value === '' ? null : condition.value}
            seen={seen}
            onChange={value => set({ value: value ?? '' })}
          />
        )}
      </Filter>
    )
  })
}

/** Channels, an account, and values that a click on a breakdown left. */
function OtherFilters({ scope, seen, put }: PartProps) {
  const t = useTranslate(askSentences)
  const nameOf = useDataNames()
  return (
    <>
      {scope.channels.map((channel, i) => (
        <Filter key={channel} onRemove={() => put({ channels: scope.channels.toSpliced(i, 1) })}>
          <ValuePick
            label={t('filter.channels')}
            path={channelProperty}
            value={channel}
            seen={seen}
            onChange={value => value && put({ channels: [...new Set(scope.channels.with(i, value))] })}
          />
        </Filter>
      ))}
      {scope.account !== null && (
        <Filter onRemove={() => put({ account: null })}>
          {t('filter.account')} <bdi dir="auto">{scope.account}</bdi>
        </Filter>
      )}
      {scope.values.map((value, i) => (
        <Filter
          key={`${value.of} ${value.path} ${value.is}`}
          onRemove={() => put({ values: scope.values.toSpliced(i, 1) })}
        >
          {t('filter.values', {
            property: value.path === channelProperty ? t('sentence.channel') : nameOf('property', value.path),
            value: namedValue(nameOf, value.path, value.is),
            of: t(`scope.breakdown.${value.of}`),
          })}
        </Filter>
      ))}
    </>
  )
}

function AddFilter({ scope, seen, put }: PartProps) {
  const t = useTranslate(askSentences)
  const [event = ''] = seen.events
  const [property] = seen.properties
  const [channel = ''] = seen.channels.filter(one => !scope.channels.includes(one))
  const did = { event, channels: [], where: [] }
  const condition: Condition = { path: property?.path ?? '', op: 'exists', value: '' }
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <UnstyledButton className={styles.addFilter} disabled={event === ''}>
          <IconFilter size={14} aria-hidden /> {t('scope.filters')}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          disabled={scope.having.length >= 5}
          onClick={() => put({ having: [...scope.having, did] })}
        >
          {t('filter.addHaving')}
        </Menu.Item>
        <Menu.Item
          disabled={scope.lacking.length >= 5}
          onClick={() => put({ lacking: [...scope.lacking, did] })}
        >
          {t('filter.addLacking')}
        </Menu.Item>
        <Menu.Item
          disabled={!property || scope.where.length >= 5}
          onClick={() => put({ where: [...scope.where, condition] })}
        >
          {t('filter.addWhere')}
        </Menu.Item>
        <Menu.Item disabled={channel === ''} onClick={() => put({ channels: [...scope.channels, channel] })}>
          {t('filter.addChannel')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
