import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { useApi } from '../../platform/http/client-context.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Chip } from '../../platform/ui/Chip.tsx'
import { RowList } from '../../platform/ui/RowList.tsx'
import type { ScreenProps } from '../../platform/ui/screen.ts'
import { Answer, EmptyState } from '../../platform/ui/states.tsx'
import { type JobEntry, jobStates, jobsView } from '../model.ts'
import { JobRow } from './JobRow.tsx'
import styles from './Jobs.module.css'
import { SettingsPage } from './SettingsPage.tsx'
import { governSentences } from './sentences.ts'

type State = JobEntry['state']
const step = 25

/** Background work of this workspace, what failed first, looked at every few seconds while the page is open. */
export function JobsScreen({ search, setSearch }: ScreenProps) {
  const t = useTranslate(governSentences)
  const api = useApi()
  const state = jobStates.find(one => one === search.state)
  const jobs = useQuery({
    queryKey: [api.base, 'jobs', state ?? ''],
    queryFn: ({ signal }) =>
      api.get(state === undefined ? '/jobs' : `/jobs?state=${state}`, jobsView, { signal }),
    refetchInterval: 4000,
    placeholderData: keepPreviousData,
  })
  return (
    <SettingsPage here="jobs" meta={t('jobs.meta')}>
      <Answer
        query={jobs}
        shape="table"
        isEmpty={found => Object.keys(found.counts).length === 0}
        empty={<EmptyState title={t('jobs.empty.title')} text={t('jobs.empty.text')} />}
      >
        {found => (
          <>
            <States counts={found.counts} chosen={state} onChoose={chosen => setSearch({ state: chosen })} />
            <Jobs key={state} found={found} state={state} />
          </>
        )}
      </Answer>
    </SettingsPage>
  )
}

interface StatesProps {
  readonly counts: z.infer<typeof jobsView>['counts']
  readonly chosen: State | undefined
  onChoose(state: State | undefined): void
}

/** How many there are of each state; a press shows these alone. */
function States({ counts, chosen, onChoose }: StatesProps) {
  const t = useTranslate(governSentences)
  const formats = useFormats()
  const all = jobStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  return (
    <div className={styles.chips}>
      <Chip pressed={chosen === undefined} onClick={() => onChoose(undefined)}>
        {t('jobs.all')} <b>{formats.number(all)}</b>
      </Chip>
      {jobStates
        .filter(state => (counts[state] ?? 0) > 0 || state === chosen)
        .map(state => (
          <Chip key={state} pressed={state === chosen} onClick={() => onChoose(state)}>
            {t(`jobs.state.${state}`)} <b>{formats.number(counts[state] ?? 0)}</b>
          </Chip>
        ))}
    </div>
  )
}

function Jobs({ found, state }: { found: z.infer<typeof jobsView>; state: State | undefined }) {
  const t = useTranslate(governSentences)
  const formats = useFormats()
  const [most, setMost] = useState(step)
  const { jobs, counts } = found
  const all = jobStates.reduce((sum, one) => sum + (!state || one === state ? (counts[one] ?? 0) : 0), 0)
  if (jobs.length === 0) return <EmptyState title={t('jobs.empty.title')} text={t('jobs.empty.state')} />
  return (
    <Card padding="none">
      <RowList>
        {jobs.slice(0, most).map(job => (
          <JobRow key={job.id} job={job} />
        ))}
      </RowList>
      {jobs.length > most && (
        <div className={styles.foot}>
          <Button variant="default" onClick={() => setMost(most + 2 * step)}>
            {t('jobs.more')}
          </Button>
        </div>
      )}
      {jobs.length <= most && all > jobs.length && (
        <p className={styles.foot}>
          {t('jobs.rest', { shown: formats.number(jobs.length), all: formats.number(all) })}
        </p>
      )}
    </Card>
  )
}
