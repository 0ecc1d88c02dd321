import { ActionIcon, Slider } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Segmented } from '../../platform/ui/Segmented.tsx'
import type { PreparedReplay, ReplayMode } from './prepare-replay.ts'
import styles from './Replay.module.css'
import { type ReplayClock, usePosition } from './replay-clock.ts'
import { flowSentences } from './sentences.ts'

export const speeds = ['0.5', '1', '2', '4'] as const
export type Speed = (typeof speeds)[number]

interface ReplayBarProps {
  readonly replay: PreparedReplay
  readonly clock: ReplayClock
  readonly isPlaying: boolean
  readonly speed: Speed
  readonly mode: ReplayMode
  onPlay(isPlaying: boolean): void
  onSpeed(speed: Speed): void
  onMode(mode: ReplayMode): void
}

/** Play, pause, speed and the moment. As on every player the bar runs from left to right, in every language. */
export function ReplayBar(props: ReplayBarProps) {
  const t = useTranslate(flowSentences)
  const { formats } = useLocale()
  const { replay, clock, isPlaying, speed, mode } = props
  const position = usePosition(clock)
  const moment = replay.from + position * (replay.to - replay.from)
  const words =
    mode === 'calendar'
      ? formats.dateTime(moment)
      : t('replay.after', { time: formats.duration(moment, { place: 'object' }) })
  const name = t(isPlaying ? 'replay.pause' : 'replay.play')
  return (
    <div className={styles.bar}>
      <div className={styles.player} dir="ltr">
        <ActionIcon
          variant="filled"
          radius="xl"
          size="lg"
          aria-label={name}
          title={name}
          onClick={() => {
            if (!isPlaying && clock.get() >= 1) clock.set(0)
            props.onPlay(!isPlaying)
          }}
        >
          {isPlaying ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
        </ActionIcon>
        <Slider
          className={styles.scrubber}
          min={0}
          max={1_000}
          value={Math.round(position * 1_000)}
          label={null}
          thumbLabel={t('replay.position')}
          thumbProps={{ 'aria-valuetext': words }}
          onChange={value => clock.set(value / 1_000)}
        />
      </div>
      <span className={styles.moment}>{words}</span>
      <Segmented
        label={t('replay.speed')}
        value={speed}
        options={speeds.map(value => ({
          value,
          label: t('replay.times', { n: formats.number(Number(value)) }),
        }))}
        onChange={props.onSpeed}
      />
      <Segmented
        label={t('replay.mode')}
        value={mode}
        options={[
          { value: 'calendar', label: t('replay.calendar') },
          { value: 'together', label: t('replay.together') },
        ]}
        onChange={props.onMode}
      />
      <p className={styles.note}>{t('replay.note', { n: formats.quantity(replay.walks.length) })}</p>
    </div>
  )
}
