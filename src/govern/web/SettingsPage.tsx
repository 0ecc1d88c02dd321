import type { ReactNode } from 'react'
import { useWorkspace } from '../../platform/http/client-context.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../platform/ui/AppLink.tsx'
import { Page, PageHeader } from '../../platform/ui/Page.tsx'
import { useCurrentInSight } from '../../platform/ui/use-current-in-sight.ts'
import styles from './Settings.module.css'
import { governSentences } from './sentences.ts'

/** The pages of the settings, in the order of the list beside them. The last is about the reader, not the workspace. */
const pages = [
  { id: 'workspace', to: '/settings', isForOwners: false },
  { id: 'members', to: '/settings/members', isForOwners: false },
  { id: 'keys', to: '/settings/keys', isForOwners: true },
  { id: 'names', to: '/settings/names', isForOwners: false },
  { id: 'rates', to: '/settings/rates', isForOwners: false },
  { id: 'identity', to: '/settings/identity', isForOwners: false },
  { id: 'jobs', to: '/settings/jobs', isForOwners: true },
  { id: 'audit', to: '/settings/audit', isForOwners: true },
  { id: 'account', to: '/settings/account', isForOwners: false },
] as const

export type SettingsPageId = (typeof pages)[number]['id']

interface SettingsPageProps {
  readonly here: SettingsPageId
  readonly title?: ReactNode
  readonly meta?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** One page of the settings beside the list of all. On narrow screens the list is a row that scrolls to where we are. */
export function SettingsPage({ here, title, meta, actions, children }: SettingsPageProps) {
  const t = useTranslate(governSentences)
  const { role } = useWorkspace()
  const list = useCurrentInSight()
  return (
    <Page>
      <div className={styles.frame}>
        <nav ref={list} className={styles.nav} aria-label={t('settings.nav')}>
          {pages
            .filter(page => !page.isForOwners || role === 'owner')
            .map(page => (
              <AppLink
                key={page.id}
                to={page.to}
                className={styles.entry}
                aria-current={page.id === here ? 'page' : undefined}
              >
                {t(`settings.${page.id}`)}
              </AppLink>
            ))}
        </nav>
        <div className={styles.content}>
          <PageHeader title={title ?? t(`settings.${here}`)} meta={meta} actions={actions} />
          {children}
        </div>
      </div>
    </Page>
  )
}
