import { ActionIcon, Select, TextInput, Tooltip } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { DataName } from '../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Tag, type Tone } from '../../platform/ui/Chip.tsx'
import { Segmented } from '../../platform/ui/Segmented.tsx'
import type { ScreenProps } from '../../platform/ui/screen.ts'
import { ErrorState } from '../../platform/ui/states.tsx'
import { useNow } from '../../platform/ui/use-now.ts'
import { reasonsOf } from '../bots/model-bots.ts'
import { eventFlags, quarantineReasons } from '../model.ts'
import styles from './Live.module.css'
import { filterRiver, type LiveEntry, type LiveStatus, liveStatuses } from './prepare-live.ts'
import { MessagePanel } from './quality/MessagePanel.tsx'
import { trustSentences } from './quality/sentences.ts'
import { collectSentences } from './sentences.ts'
import { useRiver } from './use-river.ts'

const tones: Readonly<Record<LiveEntry['status'], Tone>> = {
  stored: 'good',
  repeated: 'quiet',
  quarantined: 'attention',
}

interface LiveRiverProps extends Pick<ScreenProps, 'search' | 'setSearch'> {
  readonly sources: readonly string[]
}

/** The messages as they arrive, and what became of each. */
export function LiveRiver({ sources, search, setSearch }: LiveRiverProps) {
  const t = useTranslate(collectSentences)
  const words = useTranslate(trustSentences)
  const [isPaused, setPaused] = useState(false)
  const [opened, setOpened] = useState<LiveEntry | null>(null)
  const { river, error } = useRiver(isPaused)
  const status: LiveStatus | 'all' = liveStatuses.find(one => one === search.status) ?? 'all'
  const filter = { source: search.source ?? '', status, text: search.find ?? '' }
  const shown = filterRiver(river, filter)
  const pause = t(isPaused ? 'live.resume' : 'live.pause')
  return (
    <section className={styles.live} aria-labelledby="live">
      <div className={styles.head}>
        <h2 id="live" className={styles.title}>
          <span className={styles.pulse} data-paused={isPaused || error !== null} />
          {t('live.title')}
        </h2>
        <span className={styles.meta}>{isPaused ? t('live.paused') : t('live.meta')}</span>
        <Tooltip label={pause}>
          <ActionIcon variant="default" size="lg" aria-label={pause} onClick={() => setPaused(!isPaused)}>
            {isPaused ? <IconPlayerPlay size={17} /> : <IconPlayerPause size={17} />}
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={styles.filters}>
        <TextInput
          className={styles.find}
          aria-label={t('live.find')}
          placeholder={t('live.find')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={filter.text}
          onChange={event => setSearch({ find: event.currentTarget.value || undefined })}
        />
        <Select
          className={styles.source}
          aria-label={t('live.source')}
          placeholder={t('live.source.all')}
          data={[...new Set([...sources, ...river.map(entry => entry.source)])]}
          value={filter.source || null}
          clearable
          onChange={source => setSearch({ source: source ?? undefined })}
        />
        <Segmented
          label={t('live.status')}
          value={status}
          options={(['all', ...liveStatuses] as const).map(value => ({
            value,
            label: value === 'flagged' || value === 'mapped' ? words(`live.${value}`) : t(`live.${value}`),
          }))}
          onChange={value => setSearch({ status: value === 'all' ? undefined : value })}
        />
      </div>
      <Card padding="none">
        {error !== null && river.length === 0 ? (
          <ErrorState error={error} />
        ) : shown.length === 0 ? (
          <div className={styles.quiet}>
            <strong>{river.length === 0 ? t('live.empty.title') : t('live.none')}</strong>
            {river.length === 0 && <p>{t('live.empty.text')}</p>}
          </div>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          <ol className={styles.river} tabIndex={0} aria-label={t('live.title')}>
            {shown.map(entry => (
              <Message key={entry.seq} entry={entry} onOpen={() => setOpened(entry)} />
            ))}
          </ol>
        )}
      </Card>
      <MessagePanel entry={opened} onClose={() => setOpened(null)} />
    </section>
  )
}

function Message({ entry, onOpen }: { entry: LiveEntry; onOpen(): void }) {
  const t = useTranslate(collectSentences)
  const words = useTranslate(trustSentences)
  const formats = useFormats()
  const now = useNow()
  const reason = quarantineReasons.find(one => one === entry.reason)
  return (
    <li className={styles.message} data-status={entry.status}>
      <span className={styles.time}>
        <bdi>{formats.time(entry.at, true)}</bdi>
      </span>
      <span className={styles.dot} aria-hidden />
      <span className={styles.what}>
        {reason === undefined ? (
          <button type="button" className={styles.opener} onClick={onOpen}>
            <DataName kind="event" raw={entry.name} />
          </button>
        ) : (
          <button type="button" className={styles.opener} onClick={onOpen}>
            {t(`reason.${reason}`)}
          </button>
        )}
        <span className={styles.facts}>
          {reason !== undefined && (
            <code dir="ltr" className={styles.text}>
              {entry.name}
            </code>
          )}
          {reason === undefined &&
            (entry.identifiers.length > 0 ? (
              <Ltr title={entry.identifiers.join(' · ')}>{entry.identifiers.map(textOf).join(' · ')}</Ltr>
            ) : (
              <span>{t('live.nobody')}</span>
            ))}
          {entry.channel !== '' && <DataName kind="channel" raw={entry.channel} />}
          {entry.source !== entry.channel && <DataName kind="source" raw={entry.source} />}
          {entry.time !== null && Math.abs(entry.at - entry.time) > 60_000 && (
            <span>{t('live.happened', { when: formats.relative(entry.time, now) })}</span>
          )}
        </span>
      </span>
      <span className={styles.marks}>
        {reasonsOf(entry.flags).map(why => (
          <Tag key={why} tone="attention">
            {words(`why.${why}`)}
          </Tag>
        ))}
        {(entry.flags & eventFlags.offPlan) !== 0 && <Tag tone="attention">{t('reason.off-plan')}</Tag>}
        {entry.mappingVersion > 0 && <Tag tone="quiet">{words('live.mapped')}</Tag>}
        <Tag tone={tones[entry.status]}>{t(`live.${entry.status}`)}</Tag>
      </span>
    </li>
  )
}

/** `email:salma@example.com` → the address: of what kind it is can be seen. */
function textOf(identifier: string): string {
  return identifier.slice(identifier.indexOf(':') + 1)
}
