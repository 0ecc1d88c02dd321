import { Button, Checkbox, Chip, NativeSelect, Switch, Textarea, TextInput } from '@mantine/core'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { LtrField } from '../../../platform/ui/fields/LtrField.tsx'
import { SidePanel } from '../../../platform/ui/SidePanel.tsx'
import {
  type PlanEvent,
  type PlanProperty,
  planActions,
  planProperty,
  planTypes,
} from '../../tracking-plan/model-plan.ts'
import { linesOf } from './prepare-plan.ts'
import { trustSentences } from './sentences.ts'
import styles from './Trust.module.css'

interface EventPanelProps {
  readonly event: PlanEvent | null
  onChange(event: PlanEvent): void
  onRemove(): void
  onClose(): void
}

/** One planned event: what it is, who answers for it, what it carries. */
export function EventPanel({ event, onChange, onRemove, onClose }: EventPanelProps) {
  const t = useTranslate(trustSentences)
  return (
    <SidePanel title={event?.name ?? ''} isOpen={event !== null} onClose={onClose} size={560}>
      {event && (
        <div className={styles.stack}>
          <EventFields event={event} onChange={onChange} />
          <h3 className={styles.title}>{t('event.properties')}</h3>
          {event.properties.map((property, at) => (
            <PropertyFields
              // biome-ignore lint/suspicious/noArrayIndexKey: its path is what is being written
              key={at}
              property={property}
              onChange={next =>
                onChange({ ...event, properties: event.properties.map((one, i) => (i === at ? next : one)) })
              }
              onRemove={() => onChange({ ...event, properties: event.properties.filter((_, i) => i !== at) })}
            />
          ))}
          <div className={styles.row}>
            <Button
              variant="default"
              onClick={() =>
                onChange({
                  ...event,
                  properties: [...event.properties, planProperty.parse({ path: freePath(event) })],
                })
              }
            >
              {t('event.addProperty')}
            </Button>
            <Button variant="default" onClick={onRemove}>
              {t('plan.remove')}
            </Button>
            <Button onClick={onClose}>{t('event.done')}</Button>
          </div>
        </div>
      )}
    </SidePanel>
  )
}

function freePath({ properties }: PlanEvent): string {
  const paths = new Set(properties.map(property => property.path))
  for (let n = 1; ; n++) if (!paths.has(`property_${n}`)) return `property_${n}`
}

function EventFields({ event, onChange }: Pick<EventPanelProps, 'onChange'> & { event: PlanEvent }) {
  const t = useTranslate(trustSentences)
  const { description } = event
  return (
    <>
      <LtrField
        label={t('event.name')}
        value={event.name}
        onChange={changed => onChange({ ...event, name: changed.currentTarget.value })}
      />
      <NativeSelect
        label={t('event.action')}
        value={event.action}
        data={planActions.map(action => ({ value: action, label: t(`action.${action}`) }))}
        onChange={changed =>
          onChange({
            ...event,
            action: planActions.find(one => one === changed.currentTarget.value) ?? 'pass',
          })
        }
      />
      <TextInput
        label={t('event.owner')}
        dir="auto"
        value={event.owner}
        onChange={changed => onChange({ ...event, owner: changed.currentTarget.value })}
      />
      <TextInput
        label={t('event.ar')}
        dir="rtl"
        value={description.ar}
        onChange={changed =>
          onChange({ ...event, description: { ...description, ar: changed.currentTarget.value } })
        }
      />
      <TextInput
        label={t('event.en')}
        dir="ltr"
        value={description.en}
        onChange={changed =>
          onChange({ ...event, description: { ...description, en: changed.currentTarget.value } })
        }
      />
      <Switch
        label={t('event.open')}
        checked={event.open}
        onChange={changed => onChange({ ...event, open: changed.currentTarget.checked })}
      />
    </>
  )
}

interface PropertyFieldsProps {
  readonly property: PlanProperty
  onChange(property: PlanProperty): void
  onRemove(): void
}

function PropertyFields({ property, onChange, onRemove }: PropertyFieldsProps) {
  const t = useTranslate(trustSentences)
  const { path, types } = property
  return (
    <fieldset className={styles.property}>
      <LtrField
        label={t('property.path')}
        value={path}
        onChange={event => onChange({ ...property, path: event.currentTarget.value })}
      />
      <div className={styles.row}>
        <Chip.Group
          multiple
          value={[...types]}
          onChange={chosen =>
            onChange({ ...property, types: planTypes.filter(type => chosen.includes(type)) })
          }
        >
          {planTypes.map(type => (
            <Chip key={type} value={type} size="xs">
              {t(`type.${type}`)}
            </Chip>
          ))}
        </Chip.Group>
      </div>
      <div className={styles.row}>
        <Checkbox
          label={t('property.required')}
          checked={property.required}
          onChange={event => onChange({ ...property, required: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('property.personal')}
          checked={property.personal}
          onChange={event => onChange({ ...property, personal: event.currentTarget.checked })}
        />
      </div>
      <div className={styles.pair}>
        <Textarea
          label={t('property.allowed')}
          rows={2}
          defaultValue={property.allowed.join('\n')}
          onChange={event => onChange({ ...property, allowed: linesOf(event.currentTarget.value) })}
        />
        <LtrField
          label={t('property.pattern')}
          value={property.pattern}
          onChange={event => onChange({ ...property, pattern: event.currentTarget.value })}
        />
      </div>
      <div>
        <Button variant="default" onClick={onRemove}>
          {t('event.removeProperty', { path })}
        </Button>
      </div>
    </fieldset>
  )
}
