import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { knownNames } from '../collect/model-known-names.ts'
import { namesView } from '../govern/model.ts'
import { useApi, WorkspaceContext } from '../platform/http/client-context.ts'
import { DisplayNamesProvider } from '../platform/i18n/DisplayNames.tsx'
import { RegionProvider } from '../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useGo } from '../platform/ui/AppLink.tsx'
import { ErrorState, Loading } from '../platform/ui/states.tsx'
import styles from './AppFrame.module.css'
import { Commands } from './Commands.tsx'
import { Navigation } from './Navigation.tsx'
import { NewWorkspaceDialog } from './NewWorkspaceDialog.tsx'
import { NoWorkspace } from './NoWorkspace.tsx'
import { shellSentences } from './sentences.ts'
import { useChosenWorkspace } from './use-chosen-workspace.ts'
import { useMe } from './use-me.ts'
import { type Workspaces, WorkspacesContext } from './workspaces-context.ts'

/** Everything behind the sign-in: who, where, and then the screen. */
export function AppFrame() {
  const me = useMe()
  const t = useTranslate(shellSentences)
  const go = useGo()
  const [workspace, choose] = useChosenWorkspace(me.data?.workspaces ?? [])
  const [isBeginning, setBeginning] = useState(false)
  if (me.error) return <ErrorState error={me.error} onRetry={() => void me.refetch()} />
  if (me.data === undefined) return <Waiting />
  if (me.data === null) return <Navigate to="/sign-in" search={{ to: addressNow() }} replace />
  const open = (id: number) => {
    choose(id)
    go('/')
  }
  const begin = () => setBeginning(true)
  const dialog = isBeginning && (
    <NewWorkspaceDialog
      country={workspace?.country ?? ''}
      onMade={id => {
        setBeginning(false)
        open(id)
      }}
      onClose={() => setBeginning(false)}
    />
  )
  if (!workspace) return <NoWorkspace onBegin={begin}>{dialog}</NoWorkspace>
  const workspaces = { all: me.data.workspaces, here: workspace, open, begin }
  return (
    <Inside key={workspace.id} workspaces={workspaces}>
      <div className={styles.frame}>
        <a className={styles.skip} href="#content">
          {t('nav.skip')}
        </a>
        <Navigation user={me.data.user} />
        <main id="content" className={styles.content} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Commands />
      {dialog}
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

function Inside({ workspaces, children }: { workspaces: Workspaces; children: ReactNode }) {
  return (
    <WorkspacesContext value={workspaces}>
      <WorkspaceContext value={workspaces.here}>
        <RegionProvider region={workspaces.here}>
          <Named>{children}</Named>
        </RegionProvider>
      </WorkspaceContext>
    </WorkspacesContext>
  )
}

const known = knownNames()

/** The names this workspace gave its data, above those of the specifications. Nothing waits for them. */
function Named({ children }: { children: ReactNode }) {
  const api = useApi()
  const names = useQuery({
    queryKey: [api.base, 'names'],
    queryFn: ({ signal }) => api.get('/names', namesView, { signal }),
    staleTime: 60_000,
  })
  const lists = useMemo(() => [known, names.data?.names ?? []], [names.data])
  return <DisplayNamesProvider lists={lists}>{children}</DisplayNamesProvider>
}
