import { createTracker, type Tracker } from './create-tracker.ts'
import { type Signal, signals } from './model.ts'

/** As the attributes of the tag say it, without `data-`. */
type Settings = Readonly<Partial<Record<string, string>>>

/**
 * The script that a page loads: `<script async src="https://rihla.example/rihla.js" data-key="wk_…"></script>`.
 * It reads its settings from its own tag, or from `rihlaSettings` where a tag manager writes the tag, makes `window.rihla`,
 * and does what the page asked of it before it was there.
 */
declare global {
  interface Window {
    rihla?: Listening | unknown[]
    rihlaSettings?: Settings
  }
}

/** `push` takes a call as the array of before took it: who asks need not know whether the tracker is there yet. */
type Listening = Tracker & { push(call: unknown): void }

const tag = document.currentScript
const own: Settings = tag instanceof HTMLElement && tag.dataset.key ? tag.dataset : {}
const {
  key,
  host,
  page,
  consent,
  cookieDomain,
  signals: wanted = '',
} = own.key ? own : (window.rihlaSettings ?? {})
const src = tag instanceof HTMLScriptElement ? tag.src : ''
const asked = window.rihla
if (key && (host || src) && (asked === undefined || Array.isArray(asked))) {
  const tracker = createTracker({
    writeKey: key,
    host: (host ?? new URL(src).origin).replace(/\/$/, ''),
    pages: page !== 'off',
    consent: consent === 'required' ? 'required' : 'given',
    cookieDomain: cookieDomain || undefined,
    signals: wanted.split(/[\s,]+/).filter((name): name is Signal => signals.some(signal => signal === name)),
  })
  window.rihla = { ...tracker, push: (call: unknown) => replay(tracker, call) }
  if (Array.isArray(asked)) for (const call of asked) replay(tracker, call)
}

/** A call of before: its name and what it was given. */
function replay(tracker: Tracker, call: unknown): void {
  if (!Array.isArray(call)) return
  const [name, ...given] = call
  const method: unknown = Object.entries(tracker).find(([known]) => known === name)?.[1]
  if (typeof method === 'function') method(...given)
}
