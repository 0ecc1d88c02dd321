import type { Listener } from './listener.ts'
import type { Signal } from './model.ts'
import { watchClicks } from './watch-clicks.ts'
import { watchErrors } from './watch-errors.ts'
import { watchForms } from './watch-forms.ts'
import { watchVitals } from './watch-vitals.ts'

/** Signals that something is in the visitor's way. What a visitor types is never read. */
export function watchSignals(wanted: readonly Signal[], listener: Listener): void {
  const has = (signal: Signal) => wanted.includes(signal)
  if (has('rage') || has('dead') || has('clicks'))
    watchClicks(listener, { rage: has('rage'), dead: has('dead'), heat: has('clicks') })
  if (has('errors')) watchErrors(listener)
  if (has('vitals')) watchVitals(listener)
  if (has('forms')) watchForms(listener)
}
