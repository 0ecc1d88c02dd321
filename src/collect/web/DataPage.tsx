import type { ReactNode } from 'react'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../platform/ui/AppLink.tsx'
import { Page, PageHeader } from '../../platform/ui/Page.tsx'
import { useCurrentInSight } from '../../platform/ui/use-current-in-sight.ts'
import styles from './Data.module.css'
import { collectSentences } from './sentences.ts'

const pages = [
  { id: 'sources', to: '/data' },
  { id: 'connect', to: '/data/connect' },
  { id: 'connections', to: '/data/connections' },
  { id: 'imports', to: '/data/imports' },
  { id: 'costs', to: '/data/costs' },
  { id: 'mapping', to: '/data/mapping' },
  { id: 'quarantine', to: '/data/quarantine' },
  { id: 'quality', to: '/data/quality' },
  { id: 'plan', to: '/data/plan' },
  { id: 'bots', to: '/data/bots' },
] as const

interface DataPageProps {
  readonly here: (typeof pages)[number]['id']
  readonly title?: ReactNode
  readonly meta?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** One of the pages about data, under the row that leads to all of them. */
export function DataPage({ here, title, meta, actions, children }: DataPageProps) {
  const t = useTranslate(collectSentences)
  const row = useCurrentInSight()
  return (
    <Page>
      <nav ref={row} className={styles.tabs} aria-label={t('data.tabs')}>
        {pages.map(page => (
          <AppLink
            key={page.id}
            to={page.to}
            className={styles.tab}
            aria-current={page.id === here ? 'page' : undefined}
          >
            {t(`data.tab.${page.id}`)}
          </AppLink>
        ))}
      </nav>
      <PageHeader title={title ?? t('data.title')} meta={meta} actions={actions} />
      {children}
    </Page>
  )
}
