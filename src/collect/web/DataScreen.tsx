import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { useApi, useMayEdit } from '../../platform/http/client-context.ts'
import { DataName } from '../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { useGo } from '../../platform/ui/AppLink.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Tag } from '../../platform/ui/Chip.tsx'
import { Section } from '../../platform/ui/Page.tsx'
import { Since } from '../../platform/ui/Since.tsx'
import type { ScreenProps } from '../../platform/ui/screen.ts'
import { Answer, EmptyState } from '../../platform/ui/states.tsx'
import { type sourceRow, sourcesAnswer } from '../model-data.ts'
import styles from './Data.module.css'
import { DataPage } from './DataPage.tsx'
import { LiveRiver } from './LiveRiver.tsx'
import { collectSentences } from './sentences.ts'

type Source = z.infer<typeof sourceRow>

/** Where events come from, and the river of those that arrive now. */
export function DataScreen({ search, setSearch }: ScreenProps) {
  const t = useTranslate(collectSentences)
  const api = useApi()
  const go = useGo()
  const mayEdit = useMayEdit()
  const sources = useQuery({
    queryKey: [api.base, 'sources'],
    queryFn: ({ signal }) => api.get('/sources', sourcesAnswer, { signal }),
    refetchInterval: 15_000,
  })
  const send = (
    <Button variant="default" onClick={() => go('/data/connect')}>
      {t('send.show')}
    </Button>
  )
  const bring = mayEdit && <Button onClick={() => go('/data/imports')}>{t('send.import')}</Button>
  const names = sources.data?.sources.map(one => one.source) ?? []
  return (
    <DataPage
      here="sources"
      meta={t('sources.meta')}
      actions={
        <>
          {send}
          {bring}
        </>
      }
    >
      <Answer
        query={sources}
        shape="cards"
        isEmpty={found => found.sources.length === 0}
        empty={<EmptyState title={t('sources.empty.title')} text={t('sources.empty.text')} action={send} />}
      >
        {found => (
          <Section title={t('sources.title')}>
            <div className={styles.sources}>
              {found.sources.map(source => (
                <SourceCard
                  key={source.source}
                  found={source}
                  onChoose={() => setSearch({ source: source.source })}
                />
              ))}
            </div>
          </Section>
        )}
      </Answer>
      <LiveRiver sources={names} search={search} setSearch={setSearch} />
    </DataPage>
  )
}

function SourceCard({ found, onChoose }: { found: Source; onChoose(): void }) {
  const t = useTranslate(collectSentences)
  const formats = useFormats()
  return (
    <Card>
      <div className={styles.sourceHead}>
        <button
          type="button"
          className={styles.sourceName}
          title={t('sources.filter', { source: found.source })}
          onClick={onChoose}
        >
          <DataName kind="source" raw={found.source} />
        </button>
        {found.quarantined > 0 && (
          <Tag tone="attention">{t('sources.quarantined.n', { n: found.quarantined })}</Tag>
        )}
      </div>
      <p className={styles.big}>
        {t('sources.events.n', { n: formats.quantity(found.events, { compact: true }) })}
      </p>
      {found.events > 0 && (
        <p className={styles.soft}>
          {t('sources.period', {
            from: formats.date(found.firstTime),
            to: formats.date(found.lastTime),
          })}
          <br />
          {t.rich('sources.lastReceived', { when: { node: <Since at={found.lastReceived} /> } })}
        </p>
      )}
    </Card>
  )
}
