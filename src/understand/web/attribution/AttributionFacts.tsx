import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import type { Attribution } from '../../model-attribution.ts'
import styles from './Attribution.module.css'
import { attributionSentences } from './sentences.ts'

/** What stands in no model, and how what does was computed: nothing is left out without a word. */
export function AttributionFacts({ answer }: { answer: Attribution }) {
  const t = useTranslate(attributionSentences)
  const { formats } = useLocale()
  const { total, rare, shortened, folded, otherMoney, cost, currency } = answer
  const amounts = otherMoney
    .filter(one => one.currency !== '')
    .map(one => formats.money(one.amount, one.currency))
  const facts = [
    total.untouched.conversions > 0 &&
      t('attribution.fact.untouched', { n: formats.quantity(total.untouched.conversions) }),
    rare.paths > 0 &&
      t('attribution.fact.rare', {
        paths: formats.quantity(rare.paths),
        n: formats.quantity(rare.conversions),
      }),
    shortened > 0 && t('attribution.fact.shortened', { n: formats.quantity(shortened) }),
    folded > 0 && t('attribution.fact.folded', { n: formats.quantity(folded) }),
    answer.shapleyBy === 'identity' && t('attribution.fact.identity'),
    amounts.length > 0 && t('attribution.fact.otherMoney', { amounts: formats.list(amounts) }),
    cost !== null &&
      currency !== null &&
      cost.unmatched > 0 &&
      t('attribution.fact.unmatched', {
        cost: formats.money(cost.unmatched, currency),
        total: formats.money(cost.total, currency),
      }),
  ].filter(fact => fact !== false)
  if (facts.length === 0) return null
  return (
    <ul className={styles.facts}>
      {facts.map(fact => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  )
}
