import { ActionIcon } from '@mantine/core'
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import styles from './FlowDrawing.module.css'
import { flowSentences } from './sentences.ts'

const least = 0.4
const most = 2

/** As much of a drawing as fits, but never so small that its words cannot be read: then it scrolls. */
export function usualZoom(whole: number, room: number): number {
  return room === 0 ? 1 : Math.min(1, Math.max(0.78, room / whole))
}

export function ZoomButtons(props: { zoom: number; isFit: boolean; onZoom(zoom: number | null): void }) {
  const t = useTranslate(flowSentences)
  const by = (factor: number) => props.onZoom(Math.min(most, Math.max(least, props.zoom * factor)))
  return (
    <div className={styles.zoom}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('graph.closer')}
        disabled={props.zoom >= most}
        onClick={() => by(1.25)}
      >
        <IconPlus size={17} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('graph.farther')}
        disabled={props.zoom <= least}
        onClick={() => by(0.8)}
      >
        <IconMinus size={17} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('graph.fit')}
        disabled={props.isFit}
        onClick={() => props.onZoom(null)}
      >
        <IconArrowsMaximize size={17} aria-hidden />
      </ActionIcon>
    </div>
  )
}
