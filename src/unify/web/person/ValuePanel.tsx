import type { ReactNode } from 'react'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { Stat } from '../../../platform/ui/Stat.tsx'
import { EmptyState } from '../../../platform/ui/states.tsx'
import type { CurrencyValue, Value } from '../../profile/model-profile.ts'
import styles from './Profile.module.css'
import { profileSentences } from './sentences.ts'
import { useAmount } from './use-amount.ts'

/** Orders and what they are worth, a currency apart from the other. */
export function ValuePanel({ value }: { value: Value }) {
  return (
    <Card>
      <ValueFacts value={value} />
    </Card>
  )
}

export function ValueFacts({ value }: { value: Value }) {
  const t = useTranslate(profileSentences)
  const formats = useFormats()
  const amount = useAmount()
  if (value.orders === 0 && value.byCurrency.length === 0)
    return <EmptyState title={t('value.none')} text={t('value.noneText')} />
  const day = (time: number | null) => (time === null ? '–' : formats.date(time, 'medium'))
  const each = (pick: (one: CurrencyValue) => string | null) =>
    value.byCurrency.flatMap(one => {
      const picked = pick(one)
      return picked === null ? [] : [amount(picked, one.currency)]
    })
  const refunds = value.byCurrency.reduce((sum, one) => sum + one.refunds, 0)
  return (
    <div className={styles.stack}>
      <div className={styles.figures}>
        <Stat
          label={t('value.orders')}
          value={formats.number(value.orders)}
          note={value.cancelled > 0 ? t('value.cancelled', { n: value.cancelled }) : undefined}
        />
        <Several label={t('value.revenue')} values={each(one => (one.orders > 0 ? one.revenue : null))} />
        <Several label={t('value.average')} values={each(one => one.average)} />
        <Several
          label={t('value.refunded')}
          values={each(one => (one.refunds > 0 ? one.refunded : null))}
          note={refunds > 0 ? t('value.refunds', { n: refunds }) : undefined}
        />
        <Stat label={t('value.first')} value={day(value.firstOrder)} />
        <Stat label={t('value.last')} value={day(value.lastOrder)} />
      </div>
      {value.latest.length > 0 && <Orders latest={value.latest} />}
    </div>
  )
}

/** A figure in each currency: the greatest large, the others below. */
function Several(props: { label: string; values: readonly string[]; note?: ReactNode }) {
  const [first, ...others] = props.values
  const below = [...others.map(text => <bdi key={text}>{text}</bdi>), props.note]
  return (
    <Stat
      label={props.label}
      value={first ?? '–'}
      note={below.some(Boolean) ? <span className={styles.line}>{below}</span> : undefined}
    />
  )
}

function Orders({ latest }: Pick<Value, 'latest'>) {
  const t = useTranslate(profileSentences)
  const formats = useFormats()
  const amount = useAmount()
  const nameOf = useDataNames()
  return (
    <table className={styles.table}>
      <caption className={styles.quiet}>{t('value.latest')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('value.order')}</th>
          <th scope="col">{t('value.when')}</th>
          <th scope="col" className={styles.number}>
            {t('value.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {latest.map(order => (
          <tr key={`${order.order} ${order.time}`}>
            <td>
              <span className={styles.line}>
                <bdi dir="ltr">{order.order === '' ? '–' : order.order}</bdi>
                {order.channel !== '' && (
                  <span className={styles.quiet}>{nameOf('channel', order.channel)}</span>
                )}
                {order.isCancelled && <Tag tone="bad">{t('value.isCancelled')}</Tag>}
                {order.refunded !== null && (
                  <Tag tone="attention">
                    {t('value.isRefunded', { amount: amount(order.refunded, order.currency) })}
                  </Tag>
                )}
              </span>
            </td>
            <td>{formats.date(order.time, 'medium')}</td>
            <td className={styles.number}>
              {order.amount === null ? '–' : <bdi>{amount(order.amount, order.currency)}</bdi>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
