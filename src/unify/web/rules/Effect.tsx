import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { FormStack, Note } from '../../../platform/ui/Form.tsx'
import { Stat } from '../../../platform/ui/Stat.tsx'
import type { RulesPreview } from '../../model-people.ts'
import { Comparison } from '../Comparison.tsx'
import styles from './Rules.module.css'
import { rulesSentences } from './sentences.ts'

/** What saving would do: how many people, and some of them by name. */
export function Effect({ effect }: { effect: RulesPreview }) {
  const t = useTranslate(rulesSentences)
  const formats = useFormats()
  const isPart = effect.looked < effect.sets
  const number = (n: number) => formats.number(n)
  return (
    <FormStack>
      {effect.before === 0 ? (
        <Note>{t('rules.effect.none')}</Note>
      ) : (
        <div className={styles.stats}>
          <Stat label={t('rules.effect.before')} value={number(effect.before)} />
          <Stat label={t('rules.effect.after')} value={number(effect.after)} />
          <Stat label={t('rules.effect.merged')} value={number(effect.merged)} />
          <Stat label={t('rules.effect.split')} value={number(effect.split)} />
        </div>
      )}
      {isPart && <Note>{t('rules.effect.part', { looked: effect.looked, sets: effect.sets })}</Note>}
      {effect.examples.length > 0 && <h3 className={styles.examples}>{t('rules.effect.examples')}</h3>}
      {effect.examples.map(({ before, after }) => (
        <Comparison
          key={before.map(person => person.identifiers.join(' ')).join('\n')}
          before={before}
          after={after}
        />
      ))}
      <Note>{t('rules.effect.undo')}</Note>
    </FormStack>
  )
}
