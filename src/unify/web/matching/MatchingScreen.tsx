import { Button } from '@mantine/core'
import { useWorkspace } from '../../../platform/http/client-context.ts'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { Failed, Note } from '../../../platform/ui/Form.tsx'
import { Page, PageHeader, Section } from '../../../platform/ui/Page.tsx'
import { Since } from '../../../platform/ui/Since.tsx'
import { Stat } from '../../../platform/ui/Stat.tsx'
import { Answer, EmptyState, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../../platform/ui/toasts.ts'
import type { MatchingStatus } from '../../matching/model-review.ts'
import { useActor } from '../use-actor.ts'
import styles from './Matching.module.css'
import { PairReview } from './PairReview.tsx'
import { matchingSentences } from './sentences.ts'
import { isUnderWay, useMatching, usePairs, useStart } from './use-matching.ts'

/** People who look alike: what the last run did, and the pairs that a person must judge. */
export function MatchingScreen() {
  const t = useTranslate(matchingSentences)
  const status = useMatching()
  return (
    <Page width="text">
      <PageHeader
        title={t('matching.title')}
        meta={t('matching.meta')}
        actions={
          <>
            <Button component={AppLink} variant="default" to="/people/matching/settings">
              {t('settings.title')}
            </Button>
            {status.data && <StartButton status={status.data} />}
          </>
        }
      />
      <Answer
        query={status}
        isEmpty={({ run }) => run === null}
        empty={<EmptyState title={t('matching.never')} text={t('matching.neverText')} />}
      >
        {found => (
          <>
            <Pairs status={found} />
            <Section title={t('status.title')}>
              <LastRun status={found} />
            </Section>
          </>
        )}
      </Answer>
    </Page>
  )
}

export function StartButton({ status }: { status: MatchingStatus }) {
  const t = useTranslate(matchingSentences)
  const isOwner = useWorkspace().role === 'owner'
  const sentence = useErrorSentence()
  const start = useStart()
  if (!isOwner) return null
  return (
    <Button
      variant={status.run === null ? 'filled' : 'default'}
      loading={start.isPending || isUnderWay(status)}
      onClick={() =>
        start.mutate(undefined, {
          onSuccess: () => showDone(t('matching.started')),
          onError: error => showFailed(sentence(error)),
        })
      }
    >
      {t('matching.start')}
    </Button>
  )
}

function Pairs({ status }: { status: MatchingStatus }) {
  const t = useTranslate(matchingSentences)
  const pairs = usePairs(isUnderWay(status) ? null : (status.run?.id ?? null))
  return (
    <Answer query={pairs}>
      {found => {
        const [first] = found.pairs
        return (
          <PairReview pair={first ?? null} waiting={status.open + status.skipped}>
            {!isUnderWay(status) && (
              <EmptyState title={t('matching.nothing')} text={t('matching.nothingText')} />
            )}
          </PairReview>
        )
      }}
    </Answer>
  )
}

export function LastRun({ status }: { status: MatchingStatus }) {
  const t = useTranslate(matchingSentences)
  const actor = useActor()
  const formats = useFormats()
  const { run, quality } = status
  if (run === null) return null
  const share = (value: number | null) => (value === null ? '–' : formats.percent(value))
  const thresholds = run.result?.thresholds
  const ask = formats.percent(thresholds?.askAt ?? 0)
  return (
    <Card>
      <div className={styles.standing}>
        {isUnderWay(status) && <Tag tone="attention">{t('matching.running')}</Tag>}
        <span className={styles.quiet}>
          {t.rich('status.when', {
            by: actor(run.askedBy),
            when: { node: <Since at={run.askedAt} /> },
          })}
        </span>
      </div>
      {run.state === 'failed' && <Failed>{t('matching.failed')}</Failed>}
      <div className={styles.stats}>
        <Stat label={t('status.records')} value={run.result ? formats.number(run.result.records) : '–'} />
        <Stat label={t('status.linked')} value={run.result ? formats.number(run.result.linked) : '–'} />
        <Stat label={t('status.open')} value={formats.number(status.open)} />
        <Stat label={t('status.skipped')} value={formats.number(status.skipped)} />
        <Stat label={t('status.precision')} value={share(quality.precision)} />
        <Stat label={t('status.recall')} value={share(quality.recall)} />
      </div>
      <Note>{t('status.answers', { n: quality.answers })}</Note>
      {thresholds && (
        <Note>
          {thresholds.linkAt === null
            ? t('status.thresholds.ask', { ask })
            : t('status.thresholds', { link: formats.percent(thresholds.linkAt, 1), ask })}
        </Note>
      )}
    </Card>
  )
}
