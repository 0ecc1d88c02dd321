import { ActionIcon, Button, NativeSelect, Switch, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import type { BadRule } from '../../mapping/model-bad-rules.ts'
import type { ActionKind, MappingAnswer, MappingRule } from '../../mapping/model-mapping.ts'
import { ActionFields } from './ActionFields.tsx'
import { ConditionFields } from './ConditionFields.tsx'
import styles from './Mapping.module.css'
import { emptyAction, moved, replaced, without } from './prepare-rules.ts'
import { mappingSentences } from './sentences.ts'
import { useRuleSentence } from './use-rule-sentence.ts'

const kinds: readonly ActionKind[] = [
  'rename-event',
  'move',
  'cast',
  'compute',
  'drop-property',
  'drop-event',
  'split',
  'copy',
  'channel',
  'identify',
]

interface RuleCardProps {
  readonly rule: MappingRule
  readonly place: number
  readonly last: number
  readonly isOpen: boolean
  readonly mayEdit: boolean
  readonly sources: readonly string[]
  readonly bad: readonly BadRule[]
  readonly did: MappingAnswer['counts'][number] | undefined
  onOpen(isOpen: boolean): void
  onChange(rule: MappingRule): void
  onMove(to: number): void
  onRemove(): void
  readonly drag: { start(): void; over(): void; end(): void }
}

/** One rule as a sentence, and its fields while it is open. */
export function RuleCard(props: RuleCardProps) {
  const { rule, place, isOpen, mayEdit, onOpen, onChange, drag } = props
  const t = useTranslate(mappingSentences)
  const say = useRuleSentence()
  return (
    <li
      className={styles.rule}
      data-off={rule.isOn ? undefined : true}
      onDragOver={event => {
        event.preventDefault()
        drag.over()
      }}
      onDrop={event => {
        event.preventDefault()
        drag.end()
      }}
    >
      <div className={styles.ruleHead}>
        {mayEdit && <Order {...props} />}
        <div className={styles.sentence}>
          <p className={styles.when}>
            {rule.name !== '' && (
              <>
                <strong dir="auto">{rule.name}</strong> ·{' '}
              </>
            )}
            {say.when(rule)}
          </p>
          <ol className={styles.actions}>
            {rule.actions.map((action, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: actions have no name but their place
              <li key={at}>{say.action(action)}</li>
            ))}
          </ol>
          <Did did={props.did} />
        </div>
        {mayEdit && (
          <div className={styles.ruleButtons}>
            <Switch
              aria-label={t('rule.on')}
              checked={rule.isOn}
              onChange={({ currentTarget }) => onChange({ ...rule, isOn: currentTarget.checked })}
            />
            <Button variant="default" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
              {t(isOpen ? 'rule.close' : 'rule.edit')}
            </Button>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('rule.remove', { n: place + 1 })}
              onClick={props.onRemove}
            >
              <IconTrash size={18} stroke={1.7} />
            </ActionIcon>
          </div>
        )}
      </div>
      {isOpen && mayEdit && (
        <div className={styles.editor}>
          <TextInput
            label={t('rule.name')}
            dir="auto"
            value={rule.name}
            onChange={({ currentTarget }) => onChange({ ...rule, name: currentTarget.value })}
          />
          <ConditionFields
            when={rule.when}
            sources={props.sources}
            onChange={when => onChange({ ...rule, when })}
          />
          <Actions rule={rule} bad={props.bad} onChange={onChange} />
        </div>
      )}
    </li>
  )
}

function Order({ place, last, onMove, drag }: RuleCardProps) {
  const t = useTranslate(mappingSentences)
  const n = place + 1
  return (
    <div className={styles.order}>
      <button
        type="button"
        className={styles.grip}
        draggable
        tabIndex={-1}
        title={t('rule.drag', { n })}
        aria-label={t('rule.drag', { n })}
        onDragStart={event => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', String(place))
          drag.start()
        }}
        onDragEnd={drag.end}
      >
        <IconGripVertical size={16} stroke={1.7} />
      </button>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('rule.up', { n })}
        disabled={place === 0}
        onClick={() => onMove(place - 1)}
      >
        <IconArrowUp size={16} stroke={1.7} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('rule.down', { n })}
        disabled={place === last}
        onClick={() => onMove(place + 1)}
      >
        <IconArrowDown size={16} stroke={1.7} />
      </ActionIcon>
    </div>
  )
}

function Did({ did }: Pick<RuleCardProps, 'did'>) {
  const t = useTranslate(mappingSentences)
  const formats = useFormats()
  if (!did) return null
  return (
    <p className={styles.tags}>
      <Tag tone="quiet">{t('rule.did', { n: formats.quantity(did.events, { compact: true }) })}</Tag>
      {did.dropped > 0 && (
        <Tag tone="quiet">{t('rule.dropped', { n: formats.quantity(did.dropped, { compact: true }) })}</Tag>
      )}
      {did.failed > 0 && (
        <Tag tone="attention">{t('rule.failed', { n: formats.quantity(did.failed, { compact: true }) })}</Tag>
      )}
    </p>
  )
}

function Actions({ rule, bad, onChange }: Pick<RuleCardProps, 'rule' | 'bad' | 'onChange'>) {
  const t = useTranslate(mappingSentences)
  const { actions } = rule
  const set = (next: typeof actions) => onChange({ ...rule, actions: next })
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('then.title')}</legend>
      {actions.map((action, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: actions have no name but their place
        <div key={at} className={styles.action}>
          <div className={styles.actionHead}>
            <NativeSelect
              label={t('then.kind')}
              value={action.do}
              data={kinds.map(value => ({ value, label: t(`action.${value}`) }))}
              onChange={({ currentTarget }) => {
                const kind = kinds.find(one => one === currentTarget.value) ?? action.do
                set(replaced(actions, at, emptyAction(kind)))
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('then.up', { n: at + 1 })}
              disabled={at === 0}
              onClick={() => set(moved(actions, at, at - 1))}
            >
              <IconArrowUp size={16} stroke={1.7} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('then.remove', { n: at + 1 })}
              disabled={actions.length === 1}
              onClick={() => set(without(actions, at))}
            >
              <IconTrash size={16} stroke={1.7} />
            </ActionIcon>
          </div>
          <div className={styles.fields}>
            <ActionFields
              action={action}
              bad={bad.find(one => one.action === at)}
              onChange={next => set(replaced(actions, at, next))}
            />
          </div>
        </div>
      ))}
      <div>
        <Button variant="subtle" onClick={() => set([...actions, emptyAction('cast')])}>
          {t('then.add')}
        </Button>
      </div>
    </fieldset>
  )
}
