import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { useApi } from '../../platform/http/client-context.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Tag, type Tone } from '../../platform/ui/Chip.tsx'
import { Row } from '../../platform/ui/RowList.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../platform/ui/toasts.ts'
import type { JobEntry } from '../model.ts'
import styles from './Jobs.module.css'
import { jobSentence, knownFailure, shortError } from './prepare-jobs.ts'
import { governSentences } from './sentences.ts'

const tones: Readonly<Record<JobEntry['state'], Tone>> = {
  running: 'good',
  waiting: 'plain',
  later: 'quiet',
  retrying: 'attention',
  failed: 'bad',
}

/** One piece of background work: what it is, what went wrong, when it comes again. */
export function JobRow({ job }: { job: JobEntry }) {
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
  return (
    <Row
      title={
        <span className={styles.title}>
          {known === null ? <Ltr>{job.name}</Ltr> : <span title={job.name}>{name}</span>}
          <Tag tone={tones[job.state]}>{t(`jobs.state.${job.state}`)}</Tag>
        </span>
      }
      facts={
        <>
          <span>{t('jobs.since', { when: formats.dateTime(job.createdAt) })}</span>
          {job.attempts > 0 && (
            <span>
              {t('jobs.attempts.of', { done: job.attempts, most: formats.number(job.maxAttempts) })}
            </span>
          )}
          {(job.state === 'later' || job.state === 'retrying') && (
            <span>{t('jobs.next', { when: formats.dateTime(job.runAt) })}</span>
          )}
        </>
      }
      below={job.lastError !== null && <JobError text={job.lastError} />}
    >
      {job.state !== 'running' && (
        <Button
          variant="default"
          loading={retry.isPending}
          aria-label={t(job.state === 'failed' ? 'jobs.retry.failed.for' : 'jobs.retry.for', { name })}
          onClick={() => retry.mutate()}
        >
          {t(job.state === 'failed' ? 'jobs.retry.failed' : 'jobs.retry')}
        </Button>
      )}
    </Row>
  )
}

/** A sentence where there is one. Otherwise the machine's words, all of them one press away. */
function JobError({ text }: { text: string }) {
  const t = useTranslate(governSentences)
  const sentence = useErrorSentence()
  const known = knownFailure(text)
  if (known !== null) return <span className={styles.error}>{sentence(known)}</span>
  const { short, isCut } = shortError(text)
  return (
    <>
      <span className={styles.error}>
        <bdi dir="auto">{short}</bdi>
      </span>
      {isCut && (
        <details className={styles.whole}>
          <summary>{t('jobs.error.whole')}</summary>
          <pre dir="ltr">{text}</pre>
        </details>
      )}
    </>
  )
}
