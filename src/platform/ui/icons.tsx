import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconArrowRight,
  IconChevronLeft,
  IconChevronRight,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useLocale } from '../i18n/LocaleProvider.tsx'

/**
 * Icons that follow the reading direction: a pair each, chosen and never flipped.
 * Everything else (check, cross, clock, refresh, search, cart, play, bar chart) is used from Tabler as it is.
 */
interface Pair {
  readonly ltr: ComponentType<IconProps>
  readonly rtl: ComponentType<IconProps>
}

function DirectedIcon({ pair, ...props }: IconProps & { pair: Pair }) {
  const Icon = pair[useLocale().direction]
  return <Icon size={18} stroke={1.7} aria-hidden {...props} />
}

const forward: Pair = { ltr: IconChevronRight, rtl: IconChevronLeft }
const back: Pair = { ltr: IconChevronLeft, rtl: IconChevronRight }
const arrowForward: Pair = { ltr: IconArrowRight, rtl: IconArrowLeft }
const arrowBack: Pair = { ltr: IconArrowLeft, rtl: IconArrowRight }
const undo: Pair = { ltr: IconArrowBackUp, rtl: IconArrowForwardUp }
const redo: Pair = { ltr: IconArrowForwardUp, rtl: IconArrowBackUp }

export function ForwardIcon(props: IconProps) {
  return <DirectedIcon pair={forward} {...props} />
}

export function BackIcon(props: IconProps) {
  return <DirectedIcon pair={back} {...props} />
}

export function ArrowForwardIcon(props: IconProps) {
  return <DirectedIcon pair={arrowForward} {...props} />
}

export function ArrowBackIcon(props: IconProps) {
  return <DirectedIcon pair={arrowBack} {...props} />
}

export function UndoIcon(props: IconProps) {
  return <DirectedIcon pair={undo} {...props} />
}

export function RedoIcon(props: IconProps) {
  return <DirectedIcon pair={redo} {...props} />
}

const trend = [
  [3, 17],
  [9, 11],
  [13, 15],
  [21, 7],
] as const

/** A line that rises or falls in the direction in which time runs. Up stays up. */
export function TrendIcon({ up, size = 14 }: { up: boolean; size?: number }) {
  const { timeDirection } = useLocale()
  const points = trend.map(([x, y]) => `${timeDirection === 'rtl' ? 24 - x : x},${up ? y : 24 - y}`).join(' ')
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <polyline
        points={points}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
