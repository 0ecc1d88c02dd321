import type { ReactNode } from 'react'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ShareBar } from '../../../platform/ui/charts/ShareBar.tsx'
import { ColumnLabel } from '../../../platform/ui/table/ColumnWords.tsx'
import { comparisons } from '../../model-touchpoint-inventory.ts'
import { frictionSentences } from '../friction/sentences.ts'
import styles from './Inventory.module.css'
import { shareThen } from './prepare-inventory.ts'
import type { RowProps } from './row-props.ts'
import { inventorySentences } from './sentences.ts'
import { useTouchpointWords } from './use-touchpoint-words.ts'

function Fact(props: {
  label: string
  value: ReactNode
  isTile?: boolean
  drawing?: ReactNode
  notes?: readonly ReactNode[]
}) {
  return (
    <div className={styles.fact}>
      <ColumnLabel isUnderHeading={!props.isTile}>{props.label}</ColumnLabel>
      <b>{props.value}</b>
      {props.drawing}
      {props.notes?.map((note, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the notes of a fact stand in one order
        <span key={i} className={styles.soft}>
          {note}
        </span>
      ))}
    </div>
  )
}

export function TrafficFact({ one, compared, size }: RowProps) {
  const t = useTranslate(inventorySentences)
  const { formats } = useLocale()
  const words = useTouchpointWords()
  const then = shareThen(one, compared?.answer)
  return (
    <Fact
      label={t('inventory.traffic')}
      isTile={size === 'tile'}
      value={t('inventory.traffic.share', { share: formats.percent(one.share.share) })}
      drawing={<ShareBar share={one.share.share} />}
      notes={[
        ...(size === 'whole' ? [t('inventory.traffic.times', { n: formats.quantity(one.times) })] : []),
        ...(then
          ? [
              t('inventory.traffic.then', {
                difference: words.points(then.difference),
                before: formats.percent(then.share),
              }),
            ]
          : []),
      ]}
    />
  )
}

export function EffectFact({ one, reach, size }: RowProps) {
  const t = useTranslate(inventorySentences)
  const { formats } = useLocale()
  const words = useTouchpointWords()
  const { effect, reasons } = one
  if (!effect) {
    const isGoal = reasons.some(({ code }) => code === 'is-goal')
    const said = t(isGoal ? 'inventory.effect.goal' : 'inventory.effect.none')
    return (
      <Fact
        label={t('inventory.effect')}
        isTile={size === 'tile'}
        value={<span className={styles.soft}>{said}</span>}
      />
    )
  }
  const { difference } = effect
  const place = (value: number) => 50 + (50 * Math.max(-reach, Math.min(reach, value))) / reach
  const [low, high] = [place(difference.low), place(difference.high)]
  const tone = reasons.some(({ code }) => code === 'fewer-reach')
    ? 'bad'
    : reasons.some(({ code }) => code === 'more-reach')
      ? 'good'
      : 'none'
  return (
    <Fact
      label={t('inventory.effect')}
      isTile={size === 'tile'}
      value={t('inventory.effect.points', { difference: words.points(difference.value) })}
      drawing={
        <span className={styles.axis} data-tone={tone} aria-hidden>
          <span style={{ insetInlineStart: `${low}%`, inlineSize: `${Math.max(1, high - low)}%` }} />
          <span style={{ insetInlineStart: `${place(difference.value)}%` }} />
        </span>
      }
      notes={
        size === 'whole'
          ? comparisons.map(against =>
              t(`inventory.effect.${against}`, {
                difference: words.points(effect[against].difference.value),
                with: formats.percent(effect[against].reached),
                without: formats.percent(effect[against].othersReached),
              }),
            )
          : []
      }
    />
  )
}

export function FrictionFact({ one: { friction } }: RowProps) {
  const t = useTranslate(inventorySentences)
  const kinds = useTranslate(frictionSentences)
  const { formats } = useLocale()
  const { share, worst } = friction
  if (share.n === 0)
    return (
      <Fact
        label={t('inventory.friction')}
        value={<span className={styles.soft}>{t('inventory.friction.none')}</span>}
      />
    )
  return (
    <Fact
      label={t('inventory.friction')}
      value={t('inventory.friction.share', { share: formats.percent(share.share) })}
      drawing={<ShareBar share={share.share} />}
      notes={worst ? [t('inventory.friction.worst', { kind: kinds(`friction.kind.${worst}`) })] : []}
    />
  )
}

/** Where the mean stands between the worst and the best answer, with its interval. */
export function FeelingFact({ one: { feeling, reasons } }: RowProps) {
  const t = useTranslate(inventorySentences)
  const { formats } = useLocale()
  if (!feeling)
    return (
      <Fact
        label={t('inventory.feeling')}
        value={<span className={styles.soft}>{t('inventory.feeling.none')}</span>}
      />
    )
  const { mean, answers, bad } = feeling
  const [low, high] = [Math.max(0, mean.low), Math.min(100, mean.high)]
  const has = (...codes: readonly string[]) => reasons.some(({ code }) => codes.includes(code))
  const tone = has('feeling-low', 'feeling-worse') ? 'bad' : has('feeling-better') ? 'good' : 'none'
  return (
    <Fact
      label={t('inventory.feeling')}
      value={t('inventory.feeling.mean', { mean: formats.number(mean.value, { maxDecimals: 0 }) })}
      drawing={
        <span className={styles.axis} data-kind="scale" data-tone={tone} aria-hidden>
          <span style={{ insetInlineStart: `${low}%`, inlineSize: `${Math.max(1, high - low)}%` }} />
          <span style={{ insetInlineStart: `${mean.value}%` }} />
        </span>
      }
      notes={[t('inventory.feeling.answers', { n: formats.quantity(answers), bad: formats.number(bad.n) })]}
    />
  )
}
