import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslate } from '../../../../platform/i18n/use-translate.tsx'
import type { HookMapping, ProposalReason, ReadSample } from '../../../connections/generic/model-mapping.ts'
import styles from './Meaning.module.css'
import { choicesOf, keyOf, nameOf, pathOf, reasonOf, splitBy } from './prepare-meaning.ts'
import { meaningSentences } from './sentences.ts'

interface MeaningFieldsProps {
  readonly read: ReadSample
  readonly mapping: HookMapping
  onChange(mapping: HookMapping): void
}

/** What happened, when, and what tells one message from another. */
export function MeaningFields({ read, mapping, onChange }: MeaningFieldsProps) {
  const t = useTranslate(meaningSentences)
  const choices = choicesOf(read.fields, mapping.each)
  const because = (part: ProposalReason['part'], path: readonly string[] | null) => {
    const reason = reasonOf(read.reasons, part, path === null ? null : [...path])
    return reason === null ? undefined : t('because', { why: t(`why.${reason}`) })
  }
  const namePath = 'path' in mapping.name ? mapping.name.path : null
  const [id] = mapping.id
  return (
    <div className={styles.grid}>
      <NativeSelect
        label={t('each')}
        data={[
          { value: '', label: t('each.call') },
          ...read.lists.map(path => ({
            value: keyOf(path),
            label: t('each.entry', { field: nameOf(path) }),
          })),
        ]}
        value={mapping.each === null ? '' : keyOf(mapping.each)}
        onChange={event => {
          const key = event.currentTarget.value
          onChange(splitBy(mapping, key === '' ? null : pathOf(key)))
        }}
      />
      <NativeSelect
        label={t('call')}
        data={[
          { value: 'track', label: t('call.track') },
          { value: 'identify', label: t('call.identify') },
        ]}
        value={mapping.call}
        onChange={event =>
          onChange({ ...mapping, call: event.currentTarget.value === 'identify' ? 'identify' : 'track' })
        }
      />
      {mapping.call === 'track' && (
        <NativeSelect
          label={t('name')}
          description={because('name', namePath)}
          data={[{ value: '', label: t('name.fixed') }, ...choices]}
          value={namePath === null ? '' : keyOf(namePath)}
          onChange={event => {
            const key = event.currentTarget.value
            onChange({ ...mapping, name: key === '' ? { value: 'Webhook Received' } : { path: pathOf(key) } })
          }}
        />
      )}
      {mapping.call === 'track' && 'value' in mapping.name && (
        <TextInput
          label={t('name.text')}
          dir="auto"
          value={mapping.name.value}
          onChange={event => onChange({ ...mapping, name: { value: event.currentTarget.value } })}
        />
      )}
      <NativeSelect
        label={t('time')}
        description={because('time', mapping.time)}
        data={[{ value: '', label: t('time.received') }, ...choices]}
        value={mapping.time === null ? '' : keyOf(mapping.time)}
        onChange={event => {
          const key = event.currentTarget.value
          onChange({ ...mapping, time: key === '' ? null : pathOf(key) })
        }}
      />
      <NativeSelect
        label={t('id')}
        description={because('id', id ?? null)}
        data={[{ value: '', label: t('id.content') }, ...choices]}
        value={id === undefined ? '' : keyOf(id)}
        onChange={event => {
          const key = event.currentTarget.value
          onChange({ ...mapping, id: key === '' ? [] : [pathOf(key)] })
        }}
      />
      <TextInput
        label={t('channel')}
        description={t('channel.about')}
        dir="auto"
        value={mapping.channel !== null && 'value' in mapping.channel ? mapping.channel.value : ''}
        onChange={event => {
          const value = event.currentTarget.value
          onChange({ ...mapping, channel: value === '' ? null : { value } })
        }}
      />
    </div>
  )
}
