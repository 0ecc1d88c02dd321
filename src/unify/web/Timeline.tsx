import { Select } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Chip } from '../../platform/ui/Chip.tsx'
import { PeriodPicker } from '../../platform/ui/PeriodPicker.tsx'
import { Answer, EmptyState } from '../../platform/ui/states.tsx'
import { type EventCount, timelineKinds } from '../model-people.ts'
import { type TimelineRow, timelineRows } from './prepare-timeline-rows.ts'
import { SessionRow } from './SessionRow.tsx'
import { peopleSentences } from './sentences.ts'
import styles from './Timeline.module.css'
import { TimelineItem } from './TimelineItem.tsx'
import type { ShownEvent, TimelineChoice, useTimeline } from './use-timeline.ts'

interface TimelineProps {
  readonly timeline: ReturnType<typeof useTimeline>
  readonly channelCounts: readonly { readonly channel: string; readonly events: number }[]
  readonly eventCounts: readonly EventCount[]
  readonly choice: TimelineChoice
  onChoose(choice: Partial<TimelineChoice>): void
}

/** What was done across all channels, newest first, by the days of the workspace; visits folded, only rows in sight drawn. */
export function Timeline(props: TimelineProps) {
  const t = useTranslate(peopleSentences)
  const { timeline } = props
  return (
    <Card>
      <h2 className={styles.title}>{t('person.timeline')}</h2>
      <Filters {...props} />
      <Answer
        query={timeline}
        isEmpty={found => found.pages.every(page => page.events.length === 0)}
        empty={<EmptyState title={t('person.timeline.none')} text={t('person.timeline.noneText')} />}
      >
        {found => (
          <Rows
            events={found.pages.flatMap(page => page.events)}
            hasMore={timeline.hasNextPage}
            onMore={() => {
              if (!timeline.isFetchingNextPage) void timeline.fetchNextPage()
            }}
          />
        )}
      </Answer>
    </Card>
  )
}

function Rows(props: { events: readonly ShownEvent[]; hasMore: boolean; onMore(): void }) {
  const t = useTranslate(peopleSentences)
  const formats = useFormats()
  const scroll = useRef<HTMLElement>(null)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const { events, hasMore, onMore } = props
  const rows = useMemo(
    () => timelineRows(events, { dayOf: time => formats.date(time, 'long'), open }),
    [events, open, formats],
  )
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: index => (rows[index]?.of === 'day' ? 40 : 62),
    getItemKey: index => rows[index]?.key ?? index,
    overscan: 10,
  })
  const items = list.getVirtualItems()
  const reached = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && reached >= rows.length - 12) onMore()
  }, [hasMore, reached, rows.length, onMore])
  const toggle = (key: string) =>
    setOpen(known => new Set(known.has(key) ? [...known].filter(k => k !== key) : [...known, key]))
  return (
    <section ref={scroll} className={styles.scroll} aria-label={t('person.timeline')}>
      <ol className={styles.rows} style={{ blockSize: list.getTotalSize() }}>
        {items.map(item => {
          const row = rows[item.index]
          return (
            <li
              key={item.key}
              ref={list.measureElement}
              data-index={item.index}
              className={styles.rowItem}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {row && <RowOf row={row} onToggle={toggle} />}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function RowOf({ row, onToggle }: { row: TimelineRow<ShownEvent>; onToggle(key: string): void }) {
  if (row.of === 'day') return <h3 className={styles.day}>{row.day}</h3>
  if (row.of === 'session')
    return <SessionRow session={row.session} isOpen={row.isOpen} onToggle={() => onToggle(row.key)} />
  return <TimelineItem event={row.event} isInside={row.isInside} />
}

/** Channels as chips, because there are few; kinds, names and the period beside them. */
function Filters({ channelCounts, eventCounts, choice, onChoose }: TimelineProps) {
  const t = useTranslate(peopleSentences)
  const nameOf = useDataNames()
  const names = useEventChoices(eventCounts)
  return (
    <div className={styles.filters}>
      {channelCounts.length > 1 && (
        <fieldset className={styles.channels} aria-label={t('person.timeline.filter')}>
          <Chip pressed={choice.channel === undefined} onClick={() => onChoose({ channel: undefined })}>
            {t('person.timeline.all')}
          </Chip>
          {channelCounts.map(({ channel }) => (
            <Chip
              key={channel}
              pressed={choice.channel === channel}
              onClick={() => onChoose({ channel: choice.channel === channel ? undefined : channel })}
            >
              {channel === '' ? t('person.noChannel') : nameOf('channel', channel)}
            </Chip>
          ))}
        </fieldset>
      )}
      <div className={styles.choices}>
        <Select
          aria-label={t('person.timeline.kind')}
          placeholder={t('person.timeline.kind.all')}
          data={timelineKinds.map(value => ({ value, label: t(`person.timeline.kind.${value}`) }))}
          value={choice.kind ?? null}
          clearable
          clearButtonProps={{ 'aria-label': t('person.timeline.clear') }}
          size="xs"
          w={150}
          onChange={kind => onChoose({ kind: timelineKinds.find(one => one === kind) })}
        />
        <Select
          aria-label={t('person.timeline.name')}
          placeholder={t('person.timeline.name.all')}
          data={names}
          value={choice.name ?? null}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('person.timeline.clear') }}
          size="xs"
          w={190}
          onChange={name => onChoose({ name: name ?? undefined })}
        />
        <PeriodPicker value={choice.period} onChange={period => onChoose({ period })} />
      </div>
    </div>
  )
}

/** Names to choose from, by what they are called here; a name once, whatever calls bear it. */
function useEventChoices(counts: readonly EventCount[]) {
  const nameOf = useDataNames()
  const formats = useFormats()
  return [...new Set(counts.map(({ name }) => name))]
    .filter(name => name !== '')
    .map(value => ({ value, label: nameOf('event', value) }))
    .sort((a, b) => formats.compare(a.label, b.label))
}
