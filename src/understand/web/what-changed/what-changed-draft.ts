import { z } from 'zod'
import { channelProperty } from '../../model.ts'
import type { Seen } from '../ask/use-seen.ts'
import { measureDraft, measureOfDraft, usualMeasure } from '../daily/measure-draft.ts'

const day = z.iso.date()
const group = z.looseObject({
  name: z.string().catch(''),
  channels: z.array(z.string()).catch([]),
  values: z
    .array(
      z.looseObject({ path: z.string().catch(''), of: z.string().catch('step'), is: z.string().catch('') }),
    )
    .catch([]),
})
export type GroupDraft = z.infer<typeof group>

/** "What did … from … on do to …?" while it is written. */
export const whatChangedDraft = z.object({
  measure: measureDraft,
  change: z
    .object({ from: day.nullable().catch(null), to: day.nullable().catch(null) })
    .catch({ from: null, to: null }),
  daysBefore: z.number().int().min(14).max(730).catch(84),
  daysAfter: z.number().int().min(1).max(366).catch(56),
  treated: group.catch({ name: '', channels: [], values: [] }),
  controls: z.array(group).catch([]),
})
export type WhatChangedDraft = z.infer<typeof whatChangedDraft>

export const mostControls = 5

export function groupOf(path: string, is: string): GroupDraft {
  return { name: is, channels: [], values: path && is ? [{ path, of: 'step', is }] : [] }
}

/** By which property the groups are told apart; empty while everybody is meant. */
export function splitOf({ treated, controls }: Pick<WhatChangedDraft, 'treated' | 'controls'>): string {
  return (treated.values[0] ?? controls[0]?.values[0])?.path ?? ''
}

export function nameOfGroup(of: GroupDraft | undefined): string {
  return of?.values[0]?.is ?? ''
}

export function whatChangedInputOf(draft: WhatChangedDraft): object | null {
  const measure = measureOfDraft(draft.measure)
  const { change, daysBefore, daysAfter, treated } = draft
  const controls = draft.controls.filter(one => one.values.length + one.channels.length > 0)
  if (!measure || !change.from || controls.length < draft.controls.length) return null
  return { measure, change, daysBefore, daysAfter, treated, controls, period: null }
}

/** A shop with a site and an app is asked what changed on the site, the app being the control. */
export function beginWhatChanged(seen: Seen): object {
  const has = (channel: string) => seen.channels.includes(channel)
  const groups =
    has('web') && has('app')
      ? { treated: groupOf(channelProperty, 'web'), controls: [groupOf(channelProperty, 'app')] }
      : {}
  return { measure: usualMeasure(seen), ...groups }
}
