import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { DataName, useDataNames } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Tag, type Tone } from '../../../platform/ui/Chip.tsx'
import { Section, Toolbar } from '../../../platform/ui/Page.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Segmented } from '../../../platform/ui/Segmented.tsx'
import type { ScreenProps } from '../../../platform/ui/screen.ts'
import { Answer, EmptyState } from '../../../platform/ui/states.tsx'
import { sayAlarm } from '../../quality/model-alarm-sentence.ts'
import { alarmSentences } from '../../quality/model-alarm-words.ts'
import { type Alarm, type AlarmState, alarmStates } from '../../quality/model-quality.ts'
import { DataPage } from '../DataPage.tsx'
import { AlarmPanel } from './AlarmPanel.tsx'
import { ArrivalsTable } from './ArrivalsTable.tsx'
import { SubscriptionCard } from './SubscriptionCard.tsx'
import { trustSentences } from './sentences.ts'
import styles from './Trust.module.css'
import { lookAtQuality, useQuality, useQualityChange } from './use-trust.ts'
import { useSeeAlarms } from './use-unseen-alarms.ts'

const tones: Readonly<Record<AlarmState, Tone>> = {
  open: 'attention',
  acknowledged: 'plain',
  muted: 'quiet',
  resolved: 'good',
}

/** What departs from the usual, how events came, and how the reader is told. */
export function QualityScreen({ search, setSearch }: ScreenProps) {
  const t = useTranslate(trustSentences)
  const mayEdit = useMayEdit()
  const found = useQuality()
  useSeeAlarms(found.data)
  const look = useQualityChange(lookAtQuality)
  const [chosen, setChosen] = useState<number | null>(null)
  const state = alarmStates.find(one => one === search.state)
  return (
    <DataPage
      here="quality"
      title={t('quality.title')}
      meta={t('quality.meta')}
      actions={
        mayEdit && (
          <Button variant="default" loading={look.isPending} onClick={() => look.mutate(undefined)}>
            {t('quality.look')}
          </Button>
        )
      }
    >
      <Answer query={found} shape="table">
        {answer => {
          const shown = answer.alarms.filter(alarm => state === undefined || alarm.state === state)
          return (
            <>
              <Section title={t('quality.alarms')}>
                <Toolbar>
                  <Segmented
                    label={t('quality.filter')}
                    value={state ?? 'all'}
                    options={(['all', ...alarmStates] as const).map(value => ({
                      value,
                      label: t(`state.${value}`),
                    }))}
                    onChange={value => setSearch({ state: value === 'all' ? undefined : value })}
                  />
                </Toolbar>
                <Card padding="none">
                  {shown.length === 0 ? (
                    <EmptyState title={t('quality.none.title')} text={t('quality.none.text')} />
                  ) : (
                    <RowList>
                      {shown.map(alarm => (
                        <AlarmRow
                          key={alarm.id}
                          alarm={alarm}
                          isNew={answer.unseen.includes(alarm.id)}
                          onOpen={() => setChosen(alarm.id)}
                        />
                      ))}
                    </RowList>
                  )}
                </Card>
              </Section>
              <ArrivalsTable rows={answer.arrivals} />
              <SubscriptionCard answer={answer} />
              <AlarmPanel
                alarm={answer.alarms.find(alarm => alarm.id === chosen) ?? null}
                onClose={() => setChosen(null)}
              />
            </>
          )
        }}
      </Answer>
    </DataPage>
  )
}

function AlarmRow({ alarm, isNew, onOpen }: { alarm: Alarm; isNew: boolean; onOpen(): void }) {
  const t = useTranslate(trustSentences)
  const words = useTranslate(alarmSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  const what = words(`kind.${alarm.kind}`)
  return (
    <Row
      title={what}
      facts={
        <>
          {isNew && <Tag tone="attention">{t('quality.new')}</Tag>}
          <DataName kind="source" raw={alarm.source} />
          <span>
            {alarm.days.length > 1
              ? t('quality.days', {
                  n: alarm.days.length,
                  range: formats.dateRange(alarm.firstDay, alarm.lastDay),
                })
              : formats.date(alarm.lastDay)}
          </span>
          {alarm.isOver && <Tag tone="quiet">{t('quality.over')}</Tag>}
          <Tag tone={tones[alarm.state]}>{t(`state.${alarm.state}`)}</Tag>
          {alarm.changedBy !== '' && <span>{t('state.by', { who: alarm.changedBy })}</span>}
        </>
      }
      below={<p className={styles.quiet}>{sayAlarm(alarm, words, { ...formats, nameOf })}</p>}
    >
      <Button variant="default" aria-label={t('quality.open', { what })} onClick={onOpen}>
        {t('quality.details')}
      </Button>
    </Row>
  )
}
