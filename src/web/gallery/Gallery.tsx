import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { RegionProvider, useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { defaultRegion } from '../../platform/i18n/locale.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Chip } from '../../platform/ui/Chip.tsx'
import { ShareBar } from '../../platform/ui/charts/ShareBar.tsx'
import { CardGrid, Page, PageHeader, Spacer, Toolbar } from '../../platform/ui/Page.tsx'
import { PeriodPicker } from '../../platform/ui/PeriodPicker.tsx'
import type { Period } from '../../platform/ui/period.ts'
import { Segmented } from '../../platform/ui/Segmented.tsx'
import { Since } from '../../platform/ui/Since.tsx'
import { Stat } from '../../platform/ui/Stat.tsx'
import { ClockProvider } from '../../platform/ui/use-now.ts'
import { galleryNow } from './example-data.ts'
import styles from './Gallery.module.css'
import { GalleryCharts } from './GalleryCharts.tsx'
import { GalleryPieces } from './GalleryPieces.tsx'
import { GalleryRows } from './GalleryRows.tsx'
import { GalleryTable } from './GalleryTable.tsx'
import { gallerySentences } from './sentences.ts'

const views = ['grid', 'table', 'matrix', 'flow'] as const
const clock = { now: () => galleryNow }

/** Every component of the kit on one page, for looking and for the browser tests. `?country=MA` changes the region. */
export function Gallery() {
  const country = new URLSearchParams(window.location.search).get('country') ?? 'SA'
  const region = useMemo(
    () => ({ ...defaultRegion, country, currency: 'SAR', weekStart: 7, weekend: [5, 6] }),
    [country],
  )
  return (
    <ClockProvider value={clock}>
      <RegionProvider region={region}>
        <main>
          <Page>
            <Head />
            <Figures />
            <GalleryCharts />
            <GalleryTable />
            <GalleryPieces />
            <GalleryRows />
          </Page>
        </main>
      </RegionProvider>
    </ClockProvider>
  )
}

function Head() {
  const t = useTranslate(gallerySentences)
  const { formats } = useLocale()
  const [persona, setPersona] = useState('everybody')
  const [view, setView] = useState<(typeof views)[number]>('grid')
  const [period, setPeriod] = useState<Period>({ days: 90 })
  const personas = [
    { id: 'everybody', label: t('everybody'), colour: 'var(--r-night)' },
    { id: 'mother', label: `${t('mother')} · ${formats.percent(0.27)}`, colour: 'var(--r-saffron)' },
    { id: 'hunter', label: `${t('hunter')} · ${formats.percent(0.34)}`, colour: 'var(--r-mint)' },
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        meta={
          <>
            <span>{t.rich('owner', { name: 'سلمى بنّاني' })}</span>
            <span>{t.rich('evidence', { when: { node: <Since at={galleryNow - 40_000} /> } })}</span>
            <span className={styles.coverage}>
              <span className={styles.meter}>
                <ShareBar share={0.78} colour="var(--r-mint)" />
              </span>
              {t('coverage', { share: formats.percent(0.78) })}
            </span>
          </>
        }
        actions={
          <>
            <Button variant="default">{t('present')}</Button>
            <Button>{t('share')}</Button>
          </>
        }
      />
      <Toolbar>
        {personas.map(({ id, label, colour }) => (
          <Chip key={id} pressed={persona === id} colour={colour} onClick={() => setPersona(id)}>
            {label}
          </Chip>
        ))}
        <Spacer />
        <Segmented
          label={t('view')}
          value={view}
          onChange={setView}
          options={views.map(value => ({ value, label: t(value) }))}
        />
        <PeriodPicker value={period} onChange={setPeriod} />
      </Toolbar>
    </>
  )
}

function Figures() {
  const t = useTranslate(gallerySentences)
  const { formats } = useLocale()
  const day = 86_400_000
  return (
    <CardGrid least={220}>
      <Card>
        <Stat
          label={t('people')}
          value={formats.compact(48_210)}
          exact={formats.number(48_210)}
          evidence="measured"
          change={{ share: 0.062, upIsGood: true }}
        />
      </Card>
      <Card>
        <Stat
          label={t('conversion')}
          value={formats.percent(0.104)}
          evidence="measured"
          change={{ share: -0.031, upIsGood: true }}
        />
      </Card>
      <Card>
        <Stat
          label={t('waiting')}
          value={formats.duration(3.4 * day)}
          evidence="reported"
          note={t('afterOrder')}
        />
      </Card>
    </CardGrid>
  )
}
