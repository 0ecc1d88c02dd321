import { Button, FileButton, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useApi, useMayEdit } from '../../../platform/http/client-context.ts'
import { DataName } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag } from '../../../platform/ui/Chip.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Answer, EmptyState } from '../../../platform/ui/states.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import { type Plan, type PlanEvent, planActions, type planAnswer } from '../../tracking-plan/model-plan.ts'
import { DataPage } from '../DataPage.tsx'
import { EventPanel } from './EventPanel.tsx'
import { planEventOf } from './prepare-plan.ts'
import { type SeenEvent, SeenFacts, SeenPanel } from './SeenPanel.tsx'
import { trustSentences } from './sentences.ts'
import styles from './Trust.module.css'
import { useCatalogue, usePlan, useSavePlan, useViolations } from './use-trust.ts'
import { Violations } from './Violations.tsx'

/** What is planned, what was seen and is not, and what did not keep to it. */
export function PlanScreen() {
  const t = useTranslate(trustSentences)
  const found = usePlan()
  return (
    <DataPage
      here="plan"
      title={t('plan.title')}
      meta={found.data && t('plan.meta', { n: found.data.version })}
      actions={<FileButtons />}
    >
      <Answer query={found} shape="table">
        {answer => <PlanEditor key={answer.version} answer={answer} />}
      </Answer>
    </DataPage>
  )
}

function FileButtons() {
  const t = useTranslate(trustSentences)
  const api = useApi()
  const mayEdit = useMayEdit()
  const save = useSavePlan(() => showDone(t('plan.imported')))
  return (
    <>
      <Button component="a" variant="default" href={`${api.base}/tracking-plan/json-schema`} download>
        {t('plan.export')}
      </Button>
      {mayEdit && (
        <FileButton
          accept="application/json,.json"
          onChange={file => {
            // What is no JSON is sent as it is: the server says what is wrong with it.
            if (file) file.text().then(text => save.mutate({ schema: readJson(text) }))
          }}
        >
          {props => (
            <Button {...props} variant="default" loading={save.isPending}>
              {t('plan.import')}
            </Button>
          )}
        </FileButton>
      )}
    </>
  )
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function PlanEditor({ answer }: { answer: z.infer<typeof planAnswer> }) {
  const t = useTranslate(trustSentences)
  const mayEdit = useMayEdit()
  const [plan, setPlan] = useState<Plan>(answer.plan)
  const [chosen, setChosen] = useState<number | null>(null)
  const [seen, setSeen] = useState<string | null>(null)
  const save = useSavePlan(() => showDone(t('plan.saved')))
  const isChanged = plan !== answer.plan
  const setEvents = (events: PlanEvent[]) => setPlan({ ...plan, events })
  const add = (events: readonly PlanEvent[]) => setEvents([...plan.events, ...events])
  return (
    <>
      {isChanged && (
        <Card>
          <div className={styles.row}>
            <Tag tone="attention">{t('plan.unsaved')}</Tag>
            <Button loading={save.isPending} onClick={() => save.mutate({ plan, from: answer.version })}>
              {t('plan.save', { n: answer.version + 1 })}
            </Button>
          </div>
        </Card>
      )}
      <Section title={t('plan.planned')}>
        <div className={styles.stack}>
          {mayEdit && (
            <div className={styles.pair}>
              <NativeSelect
                label={t('plan.unplanned')}
                value={plan.unplanned}
                data={planActions.map(action => ({ value: action, label: t(`action.${action}`) }))}
                onChange={event =>
                  setPlan({
                    ...plan,
                    unplanned: planActions.find(one => one === event.currentTarget.value) ?? 'pass',
                  })
                }
              />
              <div>
                <Button
                  variant="default"
                  onClick={() => {
                    add([planEventOf({ name: freeName(plan), properties: [] })])
                    setChosen(plan.events.length)
                  }}
                >
                  {t('plan.add')}
                </Button>
              </div>
            </div>
          )}
          <Card padding="none">
            {plan.events.length === 0 ? (
              <EmptyState title={t('plan.title')} text={t('plan.none')} />
            ) : (
              <RowList>
                {plan.events.map((event, at) => (
                  <PlannedRow
                    key={event.name}
                    event={event}
                    onSee={setSeen}
                    onEdit={mayEdit ? () => setChosen(at) : null}
                  />
                ))}
              </RowList>
            )}
          </Card>
        </div>
      </Section>
      <Violations />
      <Learnt plan={plan} onSee={setSeen} onAdd={mayEdit ? add : null} />
      <Versions answer={answer} />
      <EventPanel
        event={chosen === null ? null : (plan.events[chosen] ?? null)}
        onChange={event => setEvents(plan.events.map((one, at) => (at === chosen ? event : one)))}
        onRemove={() => {
          setEvents(plan.events.filter((_, at) => at !== chosen))
          setChosen(null)
        }}
        onClose={() => setChosen(null)}
      />
      <SeenPanel name={seen} onClose={() => setSeen(null)} />
    </>
  )
}

function freeName({ events }: Plan): string {
  const names = new Set(events.map(event => event.name))
  for (let n = 1; ; n++) if (!names.has(`Event ${n}`)) return `Event ${n}`
}

interface PlannedRowProps {
  readonly event: PlanEvent
  onSee(name: string): void
  readonly onEdit: (() => void) | null
}

function PlannedRow({ event, onSee, onEdit }: PlannedRowProps) {
  const t = useTranslate(trustSentences)
  const formats = useFormats()
  const violations = useViolations()
  const seen = useCatalogue().data?.events.find(one => one.name === event.name)
  const faulty = (violations.data?.rows ?? [])
    .filter(row => row.event === event.name)
    .reduce((sum, row) => sum + row.events, 0)
  const { en, ar } = event.description
  const about = formats.locale.startsWith('ar') ? ar || en : en || ar
  return (
    <Row
      title={<DataName kind="event" raw={event.name} />}
      facts={
        <>
          {seen && <SeenFacts event={seen} />}
          <span>{t('plan.facts', { n: event.properties.length })}</span>
          <Tag tone={event.action === 'pass' ? 'quiet' : 'plain'}>{t(`action.${event.action}`)}</Tag>
          {faulty > 0 && <Tag tone="attention">{t('plan.faulty', { n: faulty })}</Tag>}
          {event.owner !== '' && <bdi>{event.owner}</bdi>}
        </>
      }
      below={about !== '' && <p className={styles.quiet}>{about}</p>}
    >
      {seen && <SeenButton name={event.name} onSee={onSee} />}
      {onEdit && (
        <Button variant="default" aria-label={t('plan.edit', { name: event.name })} onClick={onEdit}>
          {t('plan.edit.short')}
        </Button>
      )}
    </Row>
  )
}

const fewShown = 12
const mostShown = 100

function SeenButton({ name, onSee }: { name: string; onSee(name: string): void }) {
  const t = useTranslate(trustSentences)
  return (
    <Button variant="default" aria-label={t('seen.open.of', { name })} onClick={() => onSee(name)}>
      {t('seen.open')}
    </Button>
  )
}

interface LearntProps {
  readonly plan: Plan
  onSee(name: string): void
  readonly onAdd: ((events: readonly PlanEvent[]) => void) | null
}

function Learnt({ plan, onSee, onAdd }: LearntProps) {
  const t = useTranslate(trustSentences)
  const catalogue = useCatalogue()
  const [isWhole, setWhole] = useState(false)
  const planned = new Set(plan.events.map(event => event.name))
  return (
    <Section title={t('plan.learnt')}>
      <Answer query={catalogue} shape="table">
        {({ events }) => {
          const learnt: readonly SeenEvent[] = events.filter(event => !planned.has(event.name))
          if (learnt.length === 0) return <p className={styles.quiet}>{t('plan.learnt.none')}</p>
          return (
            <div className={styles.stack}>
              {onAdd && (
                <div>
                  <Button variant="default" onClick={() => onAdd(learnt.slice(0, 200).map(planEventOf))}>
                    {t('plan.acceptAll')}
                  </Button>
                </div>
              )}
              <Card padding="none">
                <RowList>
                  {learnt.slice(0, isWhole ? mostShown : fewShown).map(event => (
                    <Row
                      key={event.name}
                      title={<DataName kind="event" raw={event.name} />}
                      facts={
                        <>
                          <SeenFacts event={event} />
                          <span>{t('plan.facts', { n: event.properties.length })}</span>
                        </>
                      }
                      below={<LearntProperties event={event} />}
                    >
                      <SeenButton name={event.name} onSee={onSee} />
                      {onAdd && (
                        <Button
                          variant="default"
                          aria-label={t('plan.accept.of', { name: event.name })}
                          onClick={() => onAdd([planEventOf(event)])}
                        >
                          {t('plan.accept')}
                        </Button>
                      )}
                    </Row>
                  ))}
                </RowList>
              </Card>
              {!isWhole && learnt.length > fewShown && (
                <div>
                  <Button variant="default" onClick={() => setWhole(true)}>
                    {t('plan.learnt.all', { n: Math.min(learnt.length, mostShown) - fewShown })}
                  </Button>
                </div>
              )}
            </div>
          )
        }}
      </Answer>
    </Section>
  )
}

/** What each property looked like: how often it came, and examples, never of what is personal. */
function LearntProperties({ event }: { event: SeenEvent }) {
  const formats = useFormats()
  const own = event.properties.filter(({ path }) => !path.startsWith('$context.')).slice(0, 8)
  if (own.length === 0) return null
  return (
    <span className={styles.facts}>
      {own.map(({ path, share, examples }) => (
        <Tag key={path} tone="quiet">
          <bdi dir="ltr">{path}</bdi> <bdi>{formats.percent(share)}</bdi>
          {examples.length > 0 && <bdi dir="auto"> {examples.slice(0, 2).join(' · ').slice(0, 40)}</bdi>}
        </Tag>
      ))}
    </span>
  )
}

function Versions({ answer }: { answer: z.infer<typeof planAnswer> }) {
  const t = useTranslate(trustSentences)
  const formats = useFormats()
  const api = useApi()
  if (answer.versions.length === 0) return null
  return (
    <Section title={t('versions.title')}>
      <Card padding="none">
        <RowList>
          {answer.versions.map(({ version, at, by, note, events }) => (
            <Row
              key={version}
              title={t('versions.row', { version: formats.number(version) })}
              facts={
                <>
                  <span>{formats.dateTime(at)}</span>
                  {by !== '' && <span>{t('state.by', { who: by })}</span>}
                  <span>{t('versions.events', { n: events })}</span>
                  {note !== '' && <bdi>{note}</bdi>}
                </>
              }
            >
              <Button
                component="a"
                variant="default"
                download
                href={`${api.base}/tracking-plan/json-schema?version=${version}`}
                aria-label={`${t('plan.export')}: ${t('versions.row', { version: formats.number(version) })}`}
              >
                {t('plan.export')}
              </Button>
            </Row>
          ))}
        </RowList>
      </Card>
    </Section>
  )
}
