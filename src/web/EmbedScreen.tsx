import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useLayoutEffect } from 'react'
import { callApi } from '../platform/http/client.ts'
import { WorkspaceContext } from '../platform/http/client-context.ts'
import { DisplayNamesProvider } from '../platform/i18n/DisplayNames.tsx'
import { displayName } from '../platform/i18n/display-names.ts'
import { RegionProvider, useLocale } from '../platform/i18n/LocaleProvider.tsx'
import { Answer } from '../platform/ui/states.tsx'
import { type OpenedEmbed, openedEmbed } from '../understand/boards/model-embeds.ts'
import { SharedBoard } from '../understand/web/boards/SharedBoard.tsx'

/** A shared board: what its link opens, in the language and colours that were chosen with it, without anything of the app around it. */
export function EmbedScreen() {
  const { token = '' }: { token?: string } = useParams({ strict: false })
  const base = `/api/embed/${encodeURIComponent(token)}`
  const opened = useQuery({
    queryKey: ['embed', token],
    queryFn: ({ signal }) => callApi({ path: base, response: openedEmbed, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <main>
      <Answer query={opened} shape="cards">
        {found => (
          <Around opened={found} base={base}>
            <SharedBoard frozen={found} />
          </Around>
        )}
      </Answer>
    </main>
  )
}

function Around({ opened, base, children }: { opened: OpenedEmbed; base: string; children: ReactNode }) {
  const { personal, show } = useLocale()
  const { language, theme, region, names, title } = opened
  useLayoutEffect(() => {
    if (personal.language !== language) show({ language })
  }, [personal.language, language, show])
  useLayoutEffect(() => {
    document.title = title
    if (theme !== 'auto') document.documentElement.dataset.mantineColorScheme = theme
  }, [theme, title])
  const known = names.flatMap(one => {
    const read = displayName.safeParse(one)
    return read.success ? [read.data] : []
  })
  return (
    // What is asked goes through the link: nothing else answers here.
    <WorkspaceContext value={{ id: 0, name: title, role: 'viewer', base }}>
      <RegionProvider region={region}>
        <DisplayNamesProvider lists={[known]}>{children}</DisplayNamesProvider>
      </RegionProvider>
    </WorkspaceContext>
  )
}
