import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { useApi } from '../../platform/http/client-context.ts'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { PersonLink } from '../../platform/ui/PersonLink.tsx'
import { SidePanel } from '../../platform/ui/SidePanel.tsx'
import { Answer } from '../../platform/ui/states.tsx'
import { describeAnswer, type PersonSummary } from '../../unify/model-people.ts'
import { type CaseList, caseListSchema } from '../model-answers.ts'
import type { FlowFilter } from '../model-flow.ts'
import { BehindActions } from './BehindActions.tsx'
import styles from './Flow.module.css'
import type { Behind } from './flow-view.ts'
import { flowSentences } from './sentences.ts'

const asked = z.object({ answer: caseListSchema })

/** The people behind a mark, each one click away from their page. */
export function BehindPanel(props: {
  behind: Behind | null
  by: string
  onClose(): void
  onFilter?(filter: FlowFilter): void
}) {
  const t = useTranslate(flowSentences)
  const isPeople = props.by === 'person' || props.by === 'session'
  return (
    <SidePanel
      title={isPeople ? t('behind.title') : t('behind.titleCases')}
      isOpen={props.behind !== null}
      onClose={props.onClose}
    >
      {props.behind?.filter && props.onFilter && (
        <FilterButtons filter={props.behind.filter} onFilter={props.onFilter} />
      )}
      {props.behind && <Behinds behind={props.behind} isPeople={isPeople} />}
    </SidePanel>
  )
}

/** A mark that was clicked is also a filter: with it, or without. */
function FilterButtons({ filter, onFilter }: { filter: FlowFilter; onFilter(filter: FlowFilter): void }) {
  const t = useTranslate(flowSentences)
  return (
    <div className={styles.filterButtons}>
      <Button size="xs" variant="light" onClick={() => onFilter({ ...filter, keep: true })}>
        {t('filter.keep')}
      </Button>
      <Button size="xs" variant="default" onClick={() => onFilter({ ...filter, keep: false })}>
        {t('filter.leaveOut')}
      </Button>
    </div>
  )
}

function Behinds({ behind, isPeople }: { behind: Behind; isPeople: boolean }) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const query = useCases(behind.mark, isPeople)
  return (
    <>
      <p className={styles.about}>{behind.about}</p>
      <Answer query={query}>
        {({ pages }) => {
          const n = formats.quantity(pages[0]?.total ?? 0)
          return (
            <>
              <p>{isPeople ? t('behind.total', { n }) : t('behind.totalCases', { n })}</p>
              <BehindActions behind={behind} isPeople={isPeople} />
              <ul className={styles.people}>
                {pages.flatMap(page =>
                  page.cases.map(found => (
                    <li key={found.case}>
                      <CaseName
                        found={found}
                        person={page.people.find(({ person }) => person === found.person)}
                        isPeople={isPeople}
                      />
                    </li>
                  )),
                )}
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

/** What is not a person has the name that its property gave it. */
function CaseName({ found, person, isPeople }: CaseNameProps) {
  if (!isPeople) return <bdi dir="auto">{found.label}</bdi>
  const { identifiers } = found
  return <PersonLink person={person ?? { handle: identifiers[0] ?? found.case, name: null, identifiers }} />
}

interface CaseNameProps {
  readonly found: CaseList['cases'][number]
  readonly person: PersonSummary | undefined
  readonly isPeople: boolean
}

function useCases(mark: unknown, isPeople: boolean) {
  const api = useApi()
  const first: string | null = null
  return useInfiniteQuery({
    queryKey: [api.base, 'ask', 'cases', mark],
    queryFn: async ({ pageParam }: { pageParam: string | null }) => {
      const { answer } = await api.post('/ask/cases', { input: { mark, after: pageParam } }, asked)
      const people = [...new Set(answer.cases.flatMap(({ person }) => person ?? []))]
      if (!isPeople || people.length === 0) return { ...answer, people: [] }
      return { ...answer, ...(await api.post('/people/describe', { people }, describeAnswer)) }
    },
    initialPageParam: first,
    getNextPageParam: page => page.next,
  })
}
