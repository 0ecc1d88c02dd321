import type { RegionSettings } from '../../../platform/i18n/locale.ts'
import { shiftDay } from '../../../platform/zones/model-days.ts'
import { dayOf, startOfDay } from '../../../platform/zones/offsets.ts'
import type { RunChoice } from '../../mapping/model-mapping.ts'

type Region = Pick<RegionSettings, 'offsets'>

interface Chosen {
  readonly sources: readonly string[]
  /** `2026-11-29`, or empty. */
  readonly from: string
  readonly to: string
  /** Also events that the newest rules read already. */
  readonly again: boolean
}

/** Days are those of the workspace, both included. */
export function choiceOf({ sources, from, to, again }: Chosen, { offsets }: Region): RunChoice {
  return {
    sources: [...sources],
    from: from === '' ? null : startOfDay(offsets, from),
    to: to === '' ? null : startOfDay(offsets, shiftDay(to, 1)),
    again,
  }
}

/** The days of a run, both included; empty where it has no beginning, or no end. */
export function daysOf({ from, to }: Pick<RunChoice, 'from' | 'to'>, { offsets }: Region) {
  return {
    from: from === null ? '' : dayOf(offsets, from),
    to: to === null ? '' : dayOf(offsets, to - 1),
  }
}
