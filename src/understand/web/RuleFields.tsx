import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import type { StepRule } from '../model-flow.ts'
import { useSeen } from './ask/use-seen.ts'
import styles from './Flow.module.css'
import { listToText } from './flow-state.ts'
import type { FlowViewProps } from './flow-view.ts'
import { flowSentences } from './sentences.ts'

/** Rules that clean and group steps. What is typed counts when the field is left. */
export function RuleFields({ state, setSearch }: FlowViewProps) {
  const t = useTranslate(flowSentences)
  const [drafts, setDrafts] = useState<readonly StepRule[]>(state.rules)
  const put = (rules: readonly StepRule[]) => {
    setDrafts(rules)
    setSearch({ rules: listToText(rules.filter(rule => rule.matches !== '')) }, { isStep: true })
  }
  return (
    <details className={styles.rules} open={state.rules.length > 0}>
      <summary>{t('rules.title')}</summary>
      <p className={styles.exact}>{t('rules.help')}</p>
      {drafts.map((rule, i) => (
        <RuleLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place: the first that fits decides
          key={i}
          rule={rule}
          place={i + 1}
          onChange={next => put(drafts.with(i, next))}
          onRemove={() => put(drafts.toSpliced(i, 1))}
        />
      ))}
      <Button
        mt="xs"
        size="xs"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={drafts.length >= 20}
        onClick={() => setDrafts([...drafts, { on: 'name', matches: '', as: null }])}
      >
        {t('rules.add')}
      </Button>
    </details>
  )
}

interface RuleLineProps {
  readonly rule: StepRule
  readonly place: number
  onChange(rule: StepRule): void
  onRemove(): void
}

function RuleLine({ rule, place, onChange, onRemove }: RuleLineProps) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  const seen = useSeen()
  const n = formats.number(place)
  const paths = seen.properties.map(({ path }) => path)
  const offered = ['name', ...paths, ...(rule.on === 'name' || paths.includes(rule.on) ? [] : [rule.on])]
  return (
    <div className={styles.rule}>
      {t.rich('rules.when', {
        on: {
          node: (
            <Select
              aria-label={t('rules.on', { n })}
              size="xs"
              searchable
              allowDeselect={false}
              data={offered.map(value => ({
                value,
                label: value === 'name' ? t('rules.name') : nameOf('property', value),
              }))}
              value={rule.on}
              onChange={on => on && onChange({ ...rule, on })}
            />
          ),
        },
        pattern: {
          node: (
            <TextInput
              aria-label={t('rules.pattern', { n })}
              placeholder={t('rules.patternHint')}
              size="xs"
              dir="ltr"
              maxLength={500}
              defaultValue={rule.matches}
              onBlur={event => onChange({ ...rule, matches: event.currentTarget.value })}
            />
          ),
        },
        as: {
          node: (
            <TextInput
              aria-label={t('rules.as', { n })}
              placeholder={t('rules.asHint')}
              size="xs"
              dir="auto"
              maxLength={200}
              defaultValue={rule.as ?? ''}
              onBlur={event => onChange({ ...rule, as: event.currentTarget.value.trim() || null })}
            />
          ),
        },
      })}
      <ActionIcon variant="subtle" color="gray" aria-label={t('rules.remove', { n })} onClick={onRemove}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </div>
  )
}
