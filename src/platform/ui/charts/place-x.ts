import type { Direction } from '../../i18n/languages.ts'

export interface Frame {
  readonly width: number
  readonly direction: Direction
}

/**
 * The one function that turns a position in reading order (0 = start, 1 = end) into an x of the drawing.
 * Charts are drawn in an ltr SVG; nothing is ever flipped. Stored positions know no direction.
 */
export function placeX(position: number, frame: Frame): number {
  return frame.direction === 'rtl' ? frame.width * (1 - position) : frame.width * position
}

/** The anchor of a text in an ltr SVG that shall hang at the start, middle or end of its point. */
export function anchorOf(side: 'start' | 'middle' | 'end', direction: Direction): 'start' | 'middle' | 'end' {
  if (side === 'middle' || direction === 'ltr') return side
  return side === 'start' ? 'end' : 'start'
}
