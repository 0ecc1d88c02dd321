import { createTracker, type Tracker } from './create-tracker.ts'
import { type Signal, signals } from './model.ts'

/**
 * The script that a page loads: `<script async src="https://rihla.example/rihla.js" data-key="wk_…"></script>`.
 * It reads its settings from its own tag, makes `window.rihla`, and does what the page asked of it before it was there.
 */
declare global {
  interface Window {
    rihla?: Tracker | unknown[]
  }
}

const tag = document.currentScript
if (tag instanceof HTMLScriptElement && tag.dataset.key) {
  const { key, host, page, consent, cookieDomain, signals: wanted = '' } = tag.dataset
  const asked = window.rihla
  const tracker = createTracker({
    writeKey: key,
    host: (host ?? new URL(tag.src).origin).replace(/\/$/, ''),
    pages: page !== 'off',
    consent: consent === 'required' ? 'required' : 'given',
    cookieDomain,
    signals: wanted.split(/[\s,]+/).filter((name): name is Signal => signals.some(signal => signal === name)),
  })
  window.rihla = tracker
  if (Array.isArray(asked)) for (const call of asked) replay(tracker, call)
}

/** A call of before: its name and what it was given. */
function replay(tracker: Tracker, call: unknown): void {
  if (!Array.isArray(call)) return
  const [name, ...given] = call
  const method: unknown = Object.entries(tracker).find(([known]) => known === name)?.[1]
  if (typeof method === 'function') method(...given)
}
