import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Chip } from '../../platform/ui/Chip.tsx'
import { Answer, EmptyState } from '../../platform/ui/states.tsx'
import type { PersonPage } from '../model-people.ts'
import { groupByDay } from './prepare-timeline.ts'
import { peopleSentences } from './sentences.ts'
import styles from './Timeline.module.css'
import { TimelineItem } from './TimelineItem.tsx'
import { useTimeline } from './use-people.ts'

interface TimelineProps {
  readonly person: PersonPage
  readonly handle: string
  readonly channel: string | undefined
  onChannel(channel: string | undefined): void
}

/** What the person did across all channels, newest first, by the days of the workspace. */
export function Timeline({ person, handle, channel, onChannel }: TimelineProps) {
  const t = useTranslate(peopleSentences)
  const formats = useFormats()
  const timeline = useTimeline(handle, channel)
  const events = timeline.data?.pages.flatMap(page => page.events)
  const days = useMemo(() => groupByDay(events ?? [], time => formats.date(time, 'long')), [events, formats])
  return (
    <Card>
      <h2 className={styles.title}>{t('person.timeline')}</h2>
      <Channels person={person} channel={channel} onChannel={onChannel} />
      <Answer
        query={timeline}
        isEmpty={found => found.pages.every(page => page.events.length === 0)}
        empty={<EmptyState title={t('person.timeline.none')} text={t('person.timeline.noneText')} />}
      >
        {() => (
          <>
            {days.map(({ day, events: ofDay }) => (
              <section key={day} aria-label={day}>
                <h3 className={styles.day}>{day}</h3>
                <ol className={styles.events}>
                  {ofDay.map(event => (
                    <TimelineItem key={event.messageId} event={event} />
                  ))}
                </ol>
              </section>
            ))}
            {timeline.hasNextPage && (
              <Button
                variant="default"
                loading={timeline.isFetchingNextPage}
                onClick={() => void timeline.fetchNextPage()}
              >
                {t('person.timeline.more')}
              </Button>
            )}
          </>
        )}
      </Answer>
    </Card>
  )
}

function Channels({ person, channel, onChannel }: Omit<TimelineProps, 'handle'>) {
  const t = useTranslate(peopleSentences)
  const nameOf = useDataNames()
  if (person.channelCounts.length < 2) return null
  return (
    <fieldset className={styles.channels} aria-label={t('person.timeline.filter')}>
      <Chip pressed={channel === undefined} onClick={() => onChannel(undefined)}>
        {t('person.timeline.all')}
      </Chip>
      {person.channelCounts.map(({ channel: name }) => (
        <Chip
          key={name}
          pressed={channel === name}
          onClick={() => onChannel(channel === name ? undefined : name)}
        >
          {name === '' ? t('person.noChannel') : nameOf('channel', name)}
        </Chip>
      ))}
    </fieldset>
  )
}
