import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card, QuestionCard } from '../../platform/ui/Card.tsx'
import { BarList } from '../../platform/ui/charts/BarList.tsx'
import { FunnelColumns } from '../../platform/ui/charts/FunnelColumns.tsx'
import { LineChart } from '../../platform/ui/charts/LineChart.tsx'
import { Sparkline } from '../../platform/ui/charts/Sparkline.tsx'
import { trend } from './example-data.ts'
import styles from './Gallery.module.css'
import { gallerySentences } from './sentences.ts'

const steps = [
  ['arrives', 48_210],
  ['compares', 31_940],
  ['adds', 12_870],
  ['starts', 8110],
  ['places', 5020],
] as const

const channels = [
  ['website', 0.46, 22_177],
  ['instagram', 0.31, 14_945],
  ['whatsapp', 0.14, 6749],
  ['callCentre', 0.06, 2893],
  ['store', 0.03, 21],
] as const

export function GalleryCharts() {
  const t = useTranslate(gallerySentences)
  const { formats } = useLocale()
  return (
    <div className={styles.two}>
      <QuestionCard
        title={t('trendTitle')}
        answer={t('trendAnswer', { share: formats.percent(0.104) })}
        aside={<Sparkline label={t('trendTitle')} points={trend} />}
      >
        <LineChart
          title={t('conversion')}
          points={trend}
          format={value => formats.percent(value)}
          formatDate={at => formats.date(at, 'short')}
        />
      </QuestionCard>
      <QuestionCard
        title={t('funnelTitle')}
        answer={t('funnelAnswer', {
          n: formats.quantity(48_210, { compact: true }),
          share: formats.percent(0.104),
        })}
      >
        <FunnelColumns
          title={t('funnelTitle')}
          steps={steps.map(([id, count]) => ({ id, name: t(id), count }))}
        />
      </QuestionCard>
      <QuestionCard title={t('channelsTitle')}>
        <BarList
          label={t('channelsTitle')}
          of={1}
          bars={channels.map(([id, share, n]) => ({
            id,
            label: t(id),
            value: share,
            n,
            text: formats.percent(share),
            hover: formats.number(n),
          }))}
        />
      </QuestionCard>
      <Card>
        <BarList
          label={t('channelsTitle')}
          onBar={() => undefined}
          bars={channels.map(([id, , n]) => ({
            id,
            label: t(id),
            value: n,
            n,
            text: formats.compact(n),
            colour: 'var(--r-clay)',
          }))}
        />
      </Card>
    </div>
  )
}
