import { Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import { DataName } from '../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../platform/ui/AppLink.tsx'
import { Card, QuestionCard } from '../../platform/ui/Card.tsx'
import { Failed } from '../../platform/ui/Form.tsx'
import { Stat } from '../../platform/ui/Stat.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import type { ImportRecord, ImportReport } from '../imports/model-import.ts'
import styles from './Imports.module.css'
import { collectSentences } from './sentences.ts'

/** What becomes of an import that was started: progress, failure, report, or that it was undone. */
export function ImportOutcome({ found }: { found: ImportRecord }) {
  const t = useTranslate(collectSentences)
  const sentence = useErrorSentence()
  if (found.status === 'running' || found.status === 'undoing' || found.status === 'paused')
    return <Working found={found} />
  if (found.status === 'failed' && found.error)
    return (
      <QuestionCard title={t('failed.title')} answer={t('failed.text')}>
        <Failed>{sentence(Object.assign(new Error(found.error.code), found.error))}</Failed>
      </QuestionCard>
    )
  if (found.status === 'undone')
    return (
      <Card>
        <p className={styles.note}>{t('undo.done')}</p>
      </Card>
    )
  return found.report ? <Report report={found.report} /> : null
}

function Working({ found }: { found: ImportRecord }) {
  const t = useTranslate(collectSentences)
  const formats = useFormats()
  const { messages, of, resumedAt } = found.progress
  const isUndoing = found.status === 'undoing'
  const isPaused = found.status === 'paused'
  const share = of === null || of === 0 || isUndoing ? null : Math.min(1, messages / of)
  return (
    <QuestionCard
      title={isUndoing ? t('progress.undoing') : isPaused ? t('progress.paused') : t('progress.title')}
      answer={isPaused ? t('progress.paused.text') : t('progress.text')}
      aside={share === null ? null : <strong>{formats.percent(share)}</strong>}
    >
      <Progress
        value={share === null ? (isPaused ? 0 : 100) : share * 100}
        animated={share === null && !isPaused}
        size="lg"
        radius="xl"
        aria-label={t('progress.title')}
      />
      {!isUndoing && (
        <p className={styles.note} role="status">
          {t('progress.read', { n: messages })}
          {resumedAt !== null && ` · ${t('progress.resumed', { n: resumedAt })}`}
        </p>
      )}
    </QuestionCard>
  )
}

function Report({ report }: { report: ImportReport }) {
  const t = useTranslate(collectSentences)
  const formats = useFormats()
  const refused = report.refused.reduce((sum, line) => sum + line.count, 0)
  const quarantined = report.quarantined.reduce((sum, line) => sum + line.count, 0)
  return (
    <>
      <QuestionCard
        title={t('report.title')}
        answer={t('report.took', { duration: formats.duration(report.ms, { place: 'object' }) })}
        aside={
          report.stored + report.repeated > 0 && (
            <AppLink to="/journeys" className={styles.link}>
              {t('report.map')}
            </AppLink>
          )
        }
      >
        <div className={styles.stats}>
          <Stat label={t('report.stored')} value={formats.number(report.stored)} />
          <Stat label={t('report.repeated')} value={formats.number(report.repeated)} />
          <Stat label={t('report.refused')} value={formats.number(refused)} />
          {quarantined > 0 && <Stat label={t('report.quarantined')} value={formats.number(quarantined)} />}
        </div>
        {report.events.length > 0 && <h3 className={styles.subtitle}>{t('report.events')}</h3>}
        <ul className={styles.counts}>
          {report.events.map(one => (
            <li key={one.event}>
              <DataName kind="event" raw={one.event} />
              <span className={styles.number}>{formats.number(one.count)}</span>
            </li>
          ))}
        </ul>
      </QuestionCard>
      {refused + quarantined > 0 && (
        <QuestionCard
          title={t('report.why')}
          aside={
            <AppLink to="/data/quarantine" className={styles.link}>
              {t('report.quarantine')}
            </AppLink>
          }
        >
          <ul className={styles.counts}>
            {report.refused.map(line => (
              <Line key={line.code} words={t(`refusal.${line.code}`)} line={line} />
            ))}
            {report.quarantined.map(line => (
              <Line key={line.reason} words={t(`reason.${line.reason}`)} line={{ ...line, places: [] }} />
            ))}
          </ul>
        </QuestionCard>
      )}
      {report.notices.length > 0 && (
        <QuestionCard title={t('report.notices')}>
          <ul className={styles.counts}>
            {report.notices.map(line => (
              <Line
                key={`${line.code} ${line.detail}`}
                words={t.rich(`notice.${line.code}`, {
                  detail: { node: <bdi dir="ltr">{line.detail}</bdi> },
                })}
                line={line}
              />
            ))}
          </ul>
        </QuestionCard>
      )}
    </>
  )
}

interface LineProps {
  readonly words: ReactNode
  readonly line: { readonly count: number; readonly places: readonly { file: string; line: number }[] }
}

function Line({ words, line }: LineProps) {
  const t = useTranslate(collectSentences)
  const formats = useFormats()
  const [first] = line.places
  return (
    <li>
      <span className={styles.why}>
        {words}
        {first && (
          <span className={styles.where}>
            {t('report.where', {
              where: t('report.line', { file: first.file, line: formats.number(first.line) }),
            })}
          </span>
        )}
      </span>
      <span className={styles.number}>{t('report.count', { n: line.count })}</span>
    </li>
  )
}
