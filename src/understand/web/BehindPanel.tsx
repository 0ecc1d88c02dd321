import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { useApi } from '../../platform/http/client-context.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../platform/ui/AppLink.tsx'
import { SidePanel } from '../../platform/ui/SidePanel.tsx'
import { Answer } from '../../platform/ui/states.tsx'
import { type CaseList, caseListSchema } from '../model-answers.ts'
import styles from './Flow.module.css'
import type { Behind } from './flow-view.ts'
import { flowSentences } from './sentences.ts'

const asked = z.object({ answer: caseListSchema })

/** The people behind a mark, each one click away from their page. */
export function BehindPanel(props: { behind: Behind | null; by: string; onClose(): void }) {
  const t = useTranslate(flowSentences)
  const isPeople = props.by === 'person'
  return (
    <SidePanel
      title={isPeople ? t('behind.title') : t('behind.titleCases')}
      isOpen={props.behind !== null}
      onClose={props.onClose}
    >
      {props.behind && <Behinds behind={props.behind} isPeople={isPeople} />}
    </SidePanel>
  )
}

function Behinds({ behind, isPeople }: { behind: Behind; isPeople: boolean }) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const query = useCases(behind.mark)
  return (
    <>
      <p className={styles.about}>{behind.about}</p>
      <Answer query={query}>
        {({ pages }) => {
          const n = formats.quantity(pages[0]?.total ?? 0)
          return (
            <>
              <p>{isPeople ? t('behind.total', { n }) : t('behind.totalCases', { n })}</p>
              <ul className={styles.people}>
                {pages
                  .flatMap(page => page.cases)
                  .map(found => (
                    <li key={found.case}>
                      <CaseName found={found} isPeople={isPeople} />
                    </li>
                  ))}
              </ul>
              {query.hasNextPage && (
                <Button
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t('behind.more')}
                </Button>
              )}
            </>
          )
        }}
      </Answer>
    </>
  )
}

function CaseName({ found, isPeople }: { found: CaseList['cases'][number]; isPeople: boolean }) {
  const t = useTranslate(flowSentences)
  if (!isPeople) return <bdi dir="auto">{found.label}</bdi>
  const isKnown = (identifier: string) => !identifier.startsWith('anonymous_id:')
  const identifier = found.identifiers.find(isKnown) ?? found.identifiers[0]
  if (identifier === undefined) return t('behind.unknown')
  const value = identifier.slice(identifier.indexOf(':') + 1)
  return (
    <AppLink to={`/people/${encodeURIComponent(identifier)}`} title={value}>
      {isKnown(identifier) ? (
        <bdi dir="ltr">{value}</bdi>
      ) : (
        t('behind.visitor', { id: value.length > 12 ? `${value.slice(0, 8)}…` : value })
      )}
    </AppLink>
  )
}

function useCases(mark: unknown) {
  const api = useApi()
  const first: string | null = null
  return useInfiniteQuery({
    queryKey: [api.base, 'ask', 'cases', mark],
    queryFn: async ({ pageParam }: { pageParam: string | null }) =>
      (await api.post('/ask/cases', { input: { mark, after: pageParam } }, asked)).answer,
    initialPageParam: first,
    getNextPageParam: page => page.next,
  })
}
