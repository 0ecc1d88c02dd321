import { TagsInput } from '@mantine/core'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Chip } from '../../../platform/ui/Chip.tsx'
import { FormStack, Note } from '../../../platform/ui/Form.tsx'
import { defaultBlockedValues, type IdentityRules } from '../../model.ts'
import { type BlockedChoice, joinBlocked, splitBlocked } from './prepare-rules.ts'
import styles from './Rules.module.css'
import { rulesSentences } from './sentences.ts'

interface BlockedCardProps {
  readonly rules: IdentityRules
  readonly mayEdit: boolean
  onChange(rules: IdentityRules): void
}

/** Values that link nothing: the workspace's own, and those supplied, each of which can be switched off. */
export function BlockedCard({ rules, mayEdit, onChange }: BlockedCardProps) {
  const t = useTranslate(rulesSentences)
  const choice = splitBlocked(rules)
  const take = (next: BlockedChoice) => onChange({ ...rules, blocked: joinBlocked(next) })
  const toggle = (value: string) => {
    const off = new Set(choice.off)
    if (!off.delete(value)) off.add(value)
    take({ ...choice, off })
  }
  const held = defaultBlockedValues.length - choice.off.size
  return (
    <Card>
      <FormStack>
        <Note>{t('rules.blocked.about')}</Note>
        {mayEdit ? (
          <TagsInput
            label={t('rules.blocked.own')}
            description={t('rules.blocked.hint')}
            value={[...choice.own]}
            maxTags={2_000 - held}
            splitChars={['\n', '\t']}
            acceptValueOnBlur
            clearable={false}
            dir="auto"
            onChange={own => take({ ...choice, own })}
          />
        ) : (
          choice.own.length > 0 && <Values label={t('rules.blocked.own')} values={choice.own} />
        )}
        <details>
          <summary className={styles.summary}>
            {t('rules.blocked.supplied', { held, n: defaultBlockedValues.length })}
          </summary>
          {mayEdit ? (
            <div className={styles.values}>
              {defaultBlockedValues.map(value => (
                <Chip key={value} pressed={!choice.off.has(value)} onClick={() => toggle(value)}>
                  <bdi>{value}</bdi>
                </Chip>
              ))}
            </div>
          ) : (
            <Values
              label={t('rules.blocked')}
              values={defaultBlockedValues.filter(value => !choice.off.has(value))}
            />
          )}
        </details>
      </FormStack>
    </Card>
  )
}

function Values({ label, values }: { label: string; values: readonly string[] }) {
  return (
    <ul className={styles.values} aria-label={label}>
      {values.map(value => (
        <li key={value} className={styles.value}>
          <bdi>{value}</bdi>
        </li>
      ))}
    </ul>
  )
}
