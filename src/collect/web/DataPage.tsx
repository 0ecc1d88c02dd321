import type { ReactNode } from 'react'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Page, PageHeader } from '../../platform/ui/Page.tsx'
import { DataNavigation } from './DataNavigation.tsx'
import type { DataPageId } from './prepare-pages.ts'
import { collectSentences } from './sentences.ts'

interface DataPageProps {
  readonly here: DataPageId
  readonly title?: ReactNode
  readonly meta?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** One of the pages about data, under the links that lead to all of them. */
export function DataPage({ here, title, meta, actions, children }: DataPageProps) {
  const t = useTranslate(collectSentences)
  return (
    <Page>
      <DataNavigation here={here} />
      <PageHeader title={title ?? t('data.title')} meta={meta} actions={actions} />
      {children}
    </Page>
  )
}
