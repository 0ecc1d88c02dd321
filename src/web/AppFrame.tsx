import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Membership, namesView } from '../govern/model.ts'
import { useApi, WorkspaceContext } from '../platform/http/client-context.ts'
import { DisplayNamesProvider } from '../platform/i18n/DisplayNames.tsx'
import { RegionProvider } from '../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { EmptyState, ErrorState, Loading } from '../platform/ui/states.tsx'
import styles from './AppFrame.module.css'
import { Commands } from './Commands.tsx'
import { Navigation } from './Navigation.tsx'
import { shellSentences } from './sentences.ts'
import { useChosenWorkspace } from './use-chosen-workspace.ts'
import { useMe } from './use-me.ts'

/** Everything behind the sign-in: who, where, and then the screen. */
export function AppFrame() {
  const me = useMe()
  const t = useTranslate(shellSentences)
  const [workspace, choose] = useChosenWorkspace(me.data?.workspaces ?? [])
  if (me.error) return <ErrorState error={me.error} onRetry={() => void me.refetch()} />
  if (me.data === undefined) return <Waiting />
  if (me.data === null) return <Navigate to="/sign-in" search={{ to: addressNow() }} replace />
  if (!workspace) return <EmptyState title={t('workspace.none.title')} text={t('workspace.none.text')} />
  return (
    <Inside key={workspace.id} workspace={workspace}>
      <div className={styles.frame}>
        <a className={styles.skip} href="#content">
          {t('nav.skip')}
        </a>
        <Navigation
          user={me.data.user}
          workspaces={me.data.workspaces}
          workspace={workspace}
          onWorkspace={choose}
        />
        <main id="content" className={styles.content} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Commands workspaces={me.data.workspaces} onWorkspace={choose} />
    </Inside>
  )
}

function addressNow(): string {
  const { pathname, search } = window.location
  return pathname + search
}

function Waiting() {
  return (
    <div className={styles.waiting}>
      <Loading shape="cards" />
    </div>
  )
}

function Inside({ workspace, children }: { workspace: Membership; children: React.ReactNode }) {
  return (
    <WorkspaceContext value={workspace}>
      <RegionProvider region={workspace}>
        <Named>{children}</Named>
      </RegionProvider>
    </WorkspaceContext>
  )
}

/** The names this workspace gave its data. Without them the raw names stand: nothing waits for them. */
function Named({ children }: { children: React.ReactNode }) {
  const api = useApi()
  const names = useQuery({
    queryKey: [api.base, 'names'],
    queryFn: ({ signal }) => api.get('/names', namesView, { signal }),
    staleTime: 60_000,
  })
  const lists = useMemo(() => [names.data?.names ?? []], [names.data])
  return <DisplayNamesProvider lists={lists}>{children}</DisplayNamesProvider>
}
