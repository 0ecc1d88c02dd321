import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { useApi } from '../../platform/http/client-context.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Tag, type Tone } from '../../platform/ui/Chip.tsx'
import { Row, RowList } from '../../platform/ui/RowList.tsx'
import { Answer, EmptyState, useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../platform/ui/toasts.ts'
import { type JobEntry, jobsView } from '../model.ts'
import { jobSentence } from './prepare-jobs.ts'
import styles from './Settings.module.css'
import { SettingsPage } from './SettingsPage.tsx'
import { governSentences } from './sentences.ts'

const tones: Readonly<Record<JobEntry['state'], Tone>> = {
  running: 'good',
  waiting: 'plain',
  later: 'quiet',
  retrying: 'attention',
  failed: 'bad',
}

/** Background work of this workspace, looked at every few seconds while the page is open. */
export function JobsScreen() {
  const t = useTranslate(governSentences)
  const api = useApi()
  const jobs = useQuery({
    queryKey: [api.base, 'jobs'],
    queryFn: ({ signal }) => api.get('/jobs', jobsView, { signal }),
    refetchInterval: 4000,
  })
  return (
    <SettingsPage here="jobs" meta={t('jobs.meta')}>
      <Answer
        query={jobs}
        shape="table"
        isEmpty={found => found.jobs.length === 0}
        empty={<EmptyState title={t('jobs.empty.title')} text={t('jobs.empty.text')} />}
      >
        {found => (
          <Card padding="none">
            <RowList>
              {found.jobs.map(job => (
                <JobRow key={job.id} job={job} />
              ))}
            </RowList>
          </Card>
        )}
      </Answer>
    </SettingsPage>
  )
}

function JobRow({ job }: { job: JobEntry }) {
  const t = useTranslate(governSentences)
  const formats = useFormats()
  const api = useApi()
  const cache = useQueryClient()
  const sentence = useErrorSentence()
  const retry = useMutation({
    mutationFn: () => api.post(`/jobs/${job.id}/retry`, {}, z.unknown()),
    onSuccess: async () => {
      showDone(t('jobs.retried'))
      await cache.invalidateQueries({ queryKey: [api.base, 'jobs'] })
    },
    onError: error => showFailed(sentence(error)),
  })
  const known = jobSentence(job.name)
  const name = known === null ? job.name : t(known)
  const attempts = t('jobs.attempts.of', {
    done: formats.number(job.attempts),
    most: formats.number(job.maxAttempts),
  })
  return (
    <Row
      title={known === null ? <Ltr>{job.name}</Ltr> : <span title={job.name}>{name}</span>}
      facts={job.lastError !== null && <Ltr>{firstLine(job.lastError)}</Ltr>}
    >
      <Tag tone={tones[job.state]}>{t(`jobs.state.${job.state}`)}</Tag>
      <dl className={styles.details}>
        <dt>{t('jobs.attempts')}</dt>
        <dd>{attempts}</dd>
        <dt>{t('jobs.runAt')}</dt>
        <dd>{formats.dateTime(job.runAt)}</dd>
      </dl>
      {job.state !== 'running' && (
        <Button
          variant="default"
          loading={retry.isPending}
          aria-label={t('jobs.retry.for', { name })}
          onClick={() => retry.mutate()}
        >
          {t('jobs.retry')}
        </Button>
      )}
    </Row>
  )
}

function firstLine(error: string): string {
  return (error.split('\n', 1)[0] ?? '').slice(0, 300)
}
