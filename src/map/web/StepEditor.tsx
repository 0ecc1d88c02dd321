import { ActionIcon, Button, Group, Modal, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { type Condition, conditionSchema, type Selector } from '../../understand/model.ts'
import type { MapContent, MapStep } from '../model.ts'
import { changeStep, type MapEdit, speakOf } from '../model-edit.ts'
import { mapSentences } from './sentences.ts'
import { isTitle, TitleFields } from './TitleFields.tsx'
import { type Catalogue, useCatalogue } from './use-catalogue.ts'
import { VoiceFields, voicesOf } from './VoiceFields.tsx'

interface StepEditorProps {
  readonly step: MapStep
  readonly content: MapContent
  onEdit(edit: MapEdit): void
  onClose(): void
}

/** A step's name, its rule (which events, on which channels, under which conditions), and which voices speak of it. */
export function StepEditor(props: StepEditorProps) {
  const t = useTranslate(mapSentences)
  const catalogue = useCatalogue()
  const [title, setTitle] = useState(props.step.title)
  const [rule, setRule] = useState<Selector[]>(props.step.rule)
  const [voices, setVoices] = useState(() => voicesOf(props.content))
  const save = () => {
    const changed = changeStep(props.step.id, { title, rule: rule.filter(({ event }) => event !== '') })
    // One edit, so that one undo takes all of it back.
    props.onEdit(content =>
      voices.reduce((before, voice) => speakOf(voice, voice.about)(before), changed(content)),
    )
    props.onClose()
  }
  return (
    <Modal opened onClose={props.onClose} title={t('edit.step')} size="lg" centered>
      <Stack>
        <TitleFields title={title} onChange={setTitle} />
        <Text fw={600} size="sm">
          {t('edit.rule')}
        </Text>
        {rule.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('edit.noRule')}
          </Text>
        )}
        {rule.map((selector, i) => (
          <SelectorFields
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two equal rows apart while they are typed
            key={i}
            selector={selector}
            catalogue={catalogue}
            onChange={changed => setRule(rule.with(i, changed))}
            onRemove={() => setRule(rule.toSpliced(i, 1))}
          />
        ))}
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={16} />}
          onClick={() => setRule([...rule, { event: '', channels: [], where: [] }])}
        >
          {t('edit.addEvent')}
        </Button>
        <VoiceFields step={props.step.id} content={props.content} voices={voices} onChange={setVoices} />
        <Group gap="sm" justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('map.cancel')}
          </Button>
          <Button disabled={!isTitle(title)} onClick={save}>
            {t('edit.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

interface SelectorProps {
  readonly selector: Selector
  readonly catalogue: Catalogue
  readonly onChange: (selector: Selector) => void
  readonly onRemove: () => void
}

function SelectorFields({ selector, catalogue, onChange, onRemove }: SelectorProps) {
  const t = useTranslate(mapSentences)
  const nameOf = useDataNames()
  const known = catalogue.find(event => event.name === selector.event)
  const options = [
    ...new Set([...catalogue.map(event => event.name), selector.event].filter(name => name !== '')),
  ]
  const channels = [
    ...new Set([...(known?.channels ?? []), ...selector.channels].filter(channel => channel !== '')),
  ]
  return (
    <Card>
      <Stack gap="xs">
        <Group align="flex-end" gap="sm">
          <Select
            flex="1 1 180px"
            miw={0}
            searchable
            label={t('edit.event')}
            data={options.map(name => ({ value: name, label: nameOf('event', name) }))}
            value={selector.event || null}
            onChange={event => event && onChange({ ...selector, event })}
          />
          <MultiSelect
            flex="1 1 140px"
            miw={0}
            label={t('edit.channels')}
            placeholder={selector.channels.length === 0 ? t('edit.anyChannel') : undefined}
            data={channels.map(channel => ({ value: channel, label: nameOf('channel', channel) }))}
            value={selector.channels}
            onChange={chosen => onChange({ ...selector, channels: chosen })}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('edit.removeEvent', { event: nameOf('event', selector.event) })}
            onClick={onRemove}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
        {selector.where.map((condition, i) => (
          <ConditionFields
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two equal rows apart while they are typed
            key={i}
            condition={condition}
            paths={known?.properties.map(property => property.path) ?? []}
            onChange={changed => onChange({ ...selector, where: selector.where.with(i, changed) })}
            onRemove={() => onChange({ ...selector, where: selector.where.toSpliced(i, 1) })}
          />
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: 'flex-start' }}
          onClick={() =>
            onChange({
              ...selector,
              where: [
                ...selector.where,
                { path: known?.properties[0]?.path ?? 'value', op: 'is', value: '' },
              ],
            })
          }
        >
          {t('edit.addCondition')}
        </Button>
      </Stack>
    </Card>
  )
}

function ConditionFields(props: {
  condition: Condition
  paths: readonly string[]
  onChange(condition: Condition): void
  onRemove(): void
}) {
  const t = useTranslate(mapSentences)
  const nameOf = useDataNames()
  const { condition, onChange } = props
  const paths = [...new Set([...props.paths, condition.path])]
  return (
    <Group gap="xs" align="flex-end">
      <Select
        flex="2 1 160px"
        searchable
        label={t('edit.property')}
        data={paths.map(path => ({ value: path, label: nameOf('property', path) }))}
        value={condition.path}
        onChange={path => path && onChange({ ...condition, path })}
      />
      <Select
        flex="1 1 110px"
        label={t('edit.op')}
        data={conditionSchema.shape.op.options.map(op => ({ value: op, label: t(`op.${op}`) }))}
        value={condition.op}
        allowDeselect={false}
        onChange={op => onChange({ ...condition, op: conditionSchema.shape.op.parse(op) })}
      />
      {condition.op !== 'exists' && (
        <TextInput
          flex="2 1 140px"
          dir="auto"
          label={t('edit.value')}
          value={condition.value}
          onChange={event => onChange({ ...condition, value: event.currentTarget.value })}
        />
      )}
      <ActionIcon variant="subtle" size="lg" aria-label={t('edit.removeCondition')} onClick={props.onRemove}>
        <IconX size={16} />
      </ActionIcon>
    </Group>
  )
}
