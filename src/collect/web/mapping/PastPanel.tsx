import { Button, MultiSelect, Progress, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWorkspace } from '../../../platform/http/client-context.ts'
import { useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats, useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx'
import { Failed } from '../../../platform/ui/Form.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import type { MappingAnswer, MappingRun } from '../../mapping/model-mapping.ts'
import styles from './Mapping.module.css'
import { choiceOf, daysOf } from './prepare-choice.ts'
import { mappingSentences } from './sentences.ts'
import { useRunStep, useRuns, useStartRun } from './use-mapping.ts'

const underWay = ['staging', 'paused', 'swapping', 'following']

/** Which events were read by other rules, and the way to have them read again. */
export function PastPanel({ found }: { found: MappingAnswer }) {
  const t = useTranslate(mappingSentences)
  const { role } = useWorkspace()
  const runs = useRuns().data?.runs ?? []
  const isBusy = runs.some(({ status }) => underWay.includes(status))
  return (
    <Section title={t('past.title')}>
      <div className={styles.group}>
        <Card>
          <div className={styles.group}>
            <p className={styles.quiet}>
              {found.older === 0 ? t('past.all') : t('past.older', { n: found.older })} {t('past.about')}
            </p>
            {role !== 'owner' && <p className={styles.quiet}>{t('past.owner')}</p>}
            {role === 'owner' && !isBusy && <Start found={found} />}
          </div>
        </Card>
        {runs.length > 0 && (
          <Card padding="none">
            <RowList>
              {runs.map(run => (
                <Run key={run.id} run={run} mayStep={role === 'owner'} />
              ))}
            </RowList>
          </Card>
        )}
      </div>
    </Section>
  )
}

function Start({ found }: { found: MappingAnswer }) {
  const t = useTranslate(mappingSentences)
  const nameOf = useDataNames()
  const [sources, setSources] = useState<string[]>([])
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [again, setAgain] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const start = useStartRun()
  const { settings } = useLocale()
  return (
    <div className={styles.row}>
      <MultiSelect
        label={t('past.sources')}
        description={t('past.sources.hint')}
        data={found.sources.map(value => ({ value, label: nameOf('source', value) }))}
        value={sources}
        onChange={setSources}
      />
      <TextInput
        type="date"
        label={t('past.from')}
        value={from}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('past.to')}
        value={to}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
      />
      <Switch
        label={t('past.again')}
        description={t('past.again.hint')}
        checked={again}
        onChange={({ currentTarget }) => setAgain(currentTarget.checked)}
      />
      <div>
        <Button variant="default" disabled={found.older === 0 && !again} onClick={() => setAsked(true)}>
          {t('past.start')}
        </Button>
      </div>
      {isAsked && (
        <ConfirmDialog
          title={t('past.confirm')}
          text={t('past.confirm.text', { n: again ? found.version + 1 : found.version })}
          action={t('past.start')}
          mutation={start}
          onClose={() => setAsked(false)}
          onConfirm={() =>
            start.mutate(choiceOf({ sources, from, to, again }, settings), {
              onSuccess: () => {
                showDone(t('past.started'))
                setAsked(false)
              },
            })
          }
        />
      )}
    </div>
  )
}

/** Which days a run is of, where it is not of all. */
function RunDays({ run }: { run: MappingRun }) {
  const t = useTranslate(mappingSentences)
  const { settings, formats } = useLocale()
  const days = daysOf(run.choice, settings)
  const [from, to] = [days.from && formats.date(days.from), days.to && formats.date(days.to)]
  if (from === '' && to === '') return null
  if (to === '') return <span>{t('past.days.from', { from })}</span>
  if (from === '') return <span>{t('past.days.to', { to })}</span>
  return <span>{t('past.days', { from, to })}</span>
}

function Run({ run, mayStep }: { run: MappingRun; mayStep: boolean }) {
  const t = useTranslate(mappingSentences)
  const formats = useFormats()
  const sentence = useErrorSentence()
  const step = useRunStep(run.id)
  const isOpen = underWay.includes(run.status)
  const share = run.of === 0 ? 100 : Math.min(100, (run.read / run.of) * 100)
  const progress = t('past.progress', { read: formats.number(run.read), of: formats.number(run.of) })
  const steps = [
    ...(run.status === 'staging' ? (['pause', 'cancel'] as const) : []),
    ...(run.status === 'paused' ? (['resume', 'cancel'] as const) : []),
    ...(run.status === 'failed' ? (['cancel'] as const) : []),
  ]
  return (
    <Row
      title={
        <>
          {t('past.run', { n: run.version, at: formats.dateTime(run.at) })}{' '}
          <Tag tone={run.status === 'failed' ? 'attention' : run.status === 'done' ? 'good' : 'quiet'}>
            {t(`run.${run.status}`)}
          </Tag>
        </>
      }
      facts={
        <>
          <RunDays run={run} />
          <span>{progress}</span>
          <span>{t('past.made', { n: run.made })}</span>
          {run.unreadable > 0 && <span>{t('past.unreadable', { n: run.unreadable })}</span>}
        </>
      }
      below={
        (isOpen || steps.length > 0 || run.error !== null) && (
          <div className={styles.progress}>
            {isOpen && <Progress value={share} aria-label={progress} />}
            {run.error !== null && (
              <Failed>{sentence(Object.assign(new Error(run.error), { code: run.error }))}</Failed>
            )}
            {step.error && <Failed>{sentence(step.error)}</Failed>}
            {mayStep && steps.length > 0 && (
              <span className={styles.ruleButtons}>
                {steps.map(name => (
                  <Button
                    key={name}
                    variant="default"
                    loading={step.isPending}
                    onClick={() => step.mutate(name)}
                  >
                    {t(`past.${name}`)}
                  </Button>
                ))}
              </span>
            )}
          </div>
        )
      }
    />
  )
}
