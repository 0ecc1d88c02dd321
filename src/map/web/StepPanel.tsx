import { Button, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { useApi } from '../../platform/http/client-context.ts'
import { DataName, useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Section } from '../../platform/ui/Page.tsx'
import { PersonLink } from '../../platform/ui/PersonLink.tsx'
import { Segmented } from '../../platform/ui/Segmented.tsx'
import { SidePanel } from '../../platform/ui/SidePanel.tsx'
import { Stat } from '../../platform/ui/Stat.tsx'
import { Answer } from '../../platform/ui/states.tsx'
import { useNow } from '../../platform/ui/use-now.ts'
import { describeAnswer, type PersonSummary } from '../../unify/model-people.ts'
import { type JourneyMap, type MapStep, titleIn } from '../model.ts'
import { type StepAnswer, stepCasesSchema } from '../model-answer.ts'
import { PainLine } from './lane-cells.tsx'
import styles from './StepPanel.module.css'
import { mapSentences } from './sentences.ts'

type StepCases = z.infer<typeof stepCasesSchema>

interface StepPanelProps {
  readonly map: JourneyMap
  readonly step: MapStep | null
  readonly answer: StepAnswer | null
  readonly period: { from: number; to: number } | null
  onClose(): void
  readonly onEdit: (() => void) | null
}

/** One step from all sides: its numbers, its words, its rule, and the people behind it. */
export function StepPanel({ map, step, answer, period, onClose, onEdit }: StepPanelProps) {
  const t = useTranslate(mapSentences)
  const { settings } = useLocale()
  return (
    <SidePanel
      title={<bdi dir="auto">{step ? titleIn(step.title, settings.language) : ''}</bdi>}
      isOpen={step !== null}
      onClose={onClose}
    >
      {step && (
        <Stack gap="xs">
          {answer?.measured && <Numbers answer={answer} />}
          {answer && answer.pains.length > 0 && (
            <ul className={styles.list}>
              {answer.pains.map(pain => (
                <PainLine key={pain.kind} pain={pain} />
              ))}
            </ul>
          )}
          {answer && answer.quotes.length > 0 && <Quotes answer={answer} />}
          <Rule step={step} />
          {answer?.measured && (
            <People map={map} step={step} period={period} canLeave={answer.dropOff !== null} />
          )}
          {onEdit && (
            <Button variant="default" onClick={onEdit}>
              {t('panel.editStep')}
            </Button>
          )}
        </Stack>
      )}
    </SidePanel>
  )
}

function Numbers({ answer }: { answer: StepAnswer }) {
  const t = useTranslate(mapSentences)
  const { formats } = useLocale()
  const { emotion } = answer
  const signed = (value: number) => formats.number(value, { decimals: 1, sign: true })
  return (
    <Section title={t('panel.numbers')}>
      <div className={styles.stats}>
        <Stat
          label={t('panel.reached')}
          value={formats.number(answer.cases)}
          note={t('step.share', { share: formats.percent(answer.share) })}
          evidence="measured"
        />
        {answer.dropOff !== null && (
          <Stat
            label={t('panel.left')}
            value={formats.percent(answer.dropOff)}
            note={
              answer.dropOffLow !== null && answer.dropOffHigh !== null
                ? t('metric.between', {
                    low: formats.percent(answer.dropOffLow),
                    high: formats.percent(answer.dropOffHigh),
                  })
                : undefined
            }
          />
        )}
        {answer.medianToNext !== null && (
          <Stat label={t('panel.toNext')} value={formats.duration(answer.medianToNext)} />
        )}
        {emotion && (
          <Stat
            label={t('panel.feel')}
            value={signed(emotion.mean)}
            note={t('metric.between', { low: signed(emotion.low), high: signed(emotion.high) })}
          />
        )}
      </div>
    </Section>
  )
}

function Quotes({ answer }: { answer: StepAnswer }) {
  const t = useTranslate(mapSentences)
  const { formats } = useLocale()
  const now = useNow()
  const nameOf = useDataNames()
  return (
    <Section title={t('panel.quotes')}>
      {answer.quotes.map(quote => (
        <blockquote key={quote.messageId} className={styles.quote}>
          <p dir="auto">{quote.text}</p>
          <small>
            {t('panel.quoteBy', {
              event: nameOf('event', quote.event),
              when: formats.relative(quote.at, now),
            })}
          </small>
        </blockquote>
      ))}
    </Section>
  )
}

function Rule({ step }: { step: MapStep }) {
  const t = useTranslate(mapSentences)
  const { formats } = useLocale()
  const nameOf = useDataNames()
  return (
    <Section title={t('panel.rule')}>
      {step.rule.length === 0 ? (
        <p className={styles.hint}>{t('edit.noRule')}</p>
      ) : (
        <>
          <p className={styles.hint}>{t('panel.anyOf')}</p>
          <ul className={styles.rule}>
            {step.rule.map(selector => (
              <li key={JSON.stringify(selector)}>
                <DataName kind="event" raw={selector.event} />
                {selector.channels.length > 0 && (
                  <span className={styles.hint}>
                    {t('panel.onChannels', {
                      channels: formats.list(selector.channels.map(c => nameOf('channel', c))),
                    })}
                  </span>
                )}
                {selector.where.map(({ path, op, value }) => (
                  <span key={`${path} ${op} ${value}`} className={styles.hint}>
                    <DataName kind="property" raw={path} /> {t(`op.${op}`)} <bdi>{value}</bdi>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function People(props: {
  map: JourneyMap
  step: MapStep
  period: StepPanelProps['period']
  canLeave: boolean
}) {
  const t = useTranslate(mapSentences)
  const api = useApi()
  const [what, setWhat] = useState<'reached' | 'left'>('reached')
  const { map, step, period } = props
  const isPeople = map.content.by === 'person'
  const title = isPeople ? t('panel.people') : t('panel.cases')
  const cases = useQuery({
    queryKey: [api.base, 'map-cases', map.id, map.version, step.id, what, period],
    queryFn: async () => {
      const body = { step: step.id, what, period }
      const answer = await api.post(`/maps/${map.id}/cases`, body, stepCasesSchema)
      const people = answer.cases.map(found => found.case)
      if (!isPeople || people.length === 0) return { ...answer, people: [] }
      return { ...answer, ...(await api.post('/people/describe', { people }, describeAnswer)) }
    },
  })
  return (
    <Section title={title}>
      {props.canLeave && (
        <Group mb="sm">
          <Segmented
            label={title}
            value={what}
            options={[
              { value: 'reached', label: t('panel.reached') },
              { value: 'left', label: t('panel.left') },
            ]}
            onChange={setWhat}
          />
        </Group>
      )}
      <Answer
        query={cases}
        isEmpty={data => data.cases.length === 0}
        empty={<p className={styles.hint}>{t('panel.peopleNone')}</p>}
      >
        {data => (
          <>
            <ul className={styles.people}>
              {data.cases.map(found => (
                <li key={found.case}>
                  <CaseName found={found} person={data.people.find(({ person }) => person === found.case)} />
                </li>
              ))}
            </ul>
            {data.total > data.cases.length && (
              <p className={styles.hint}>{t('panel.morePeople', { n: data.cases.length })}</p>
            )}
          </>
        )}
      </Answer>
    </Section>
  )
}

/** What is not a person has the name that its property gave it. */
function CaseName(props: { found: StepCases['cases'][number]; person: PersonSummary | undefined }) {
  const { label, identifier } = props.found
  if (identifier === null) return <bdi dir="auto">{label}</bdi>
  return <PersonLink person={props.person ?? { handle: identifier, name: null, identifiers: [identifier] }} />
}
