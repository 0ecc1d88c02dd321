import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import type { StepName } from '../model.ts'

/** A step in the reader's words: the event's name, and its channel where steps differ by it. */
export function useStepLabel(): (step: StepName) => string {
  const nameOf = useDataNames()
  return ({ name, channel }) =>
    channel === '' ? nameOf('event', name) : `${nameOf('event', name)} · ${nameOf('channel', channel)}`
}
