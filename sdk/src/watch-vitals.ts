import { whenLeaving } from './leaving.ts'
import type { Listener } from './listener.ts'

/** Slow is what the web vitals call poor. Milliseconds; the shift of the layout has no unit. */
const poor = { lcp: 4_000, inp: 500, cls: 0.25, fcp: 3_000, ttfb: 1_800 }

interface Shift extends PerformanceEntry {
  readonly value: number
  readonly hadRecentInput: boolean
}
const isShift = (entry: PerformanceEntry): entry is Shift => 'value' in entry && 'hadRecentInput' in entry

/**
 * The web vitals of a page, said once when the visitor leaves it: largest and first contentful paint, time to the first
 * byte, slowest answer to an interaction, and the worst burst of layout shifts.
 */
export function watchVitals({ track }: Listener): void {
  const found: Partial<Record<keyof typeof poor, number>> = {}
  const burst = { sum: 0, first: 0, last: 0 }
  watch('largest-contentful-paint', ({ startTime }) => {
    found.lcp = startTime
  })
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') found.fcp = startTime
  })
  watch('event', ({ duration }) => {
    found.inp = Math.max(found.inp ?? 0, duration)
  })
  watch('layout-shift', entry => {
    if (!isShift(entry) || entry.hadRecentInput) return
    const { startTime, value } = entry
    const goesOn = startTime - burst.last < 1000 && startTime - burst.first < 5000
    if (!goesOn) Object.assign(burst, { sum: 0, first: startTime })
    burst.last = startTime
    burst.sum += value
    found.cls = Math.max(found.cls ?? 0, burst.sum)
  })
  let isTold = false
  whenLeaving(() => {
    if (isTold) return
    isTold = true
    const [navigation] = performance.getEntriesByType('navigation')
    if (navigation instanceof PerformanceNavigationTiming) found.ttfb = navigation.responseStart
    const named = Object.entries(poor).flatMap(([name, limit]) => {
      const value = Object.entries(found).find(([known]) => known === name)?.[1]
      return value === undefined ? [] : [{ name, value, isPoor: value > limit }]
    })
    track('Page Measured', {
      ...Object.fromEntries(
        named.map(({ name, value }) => [name, name === 'cls' ? Number(value.toFixed(3)) : Math.round(value)]),
      ),
      slow: named.some(({ isPoor }) => isPoor),
    })
  })
}

function watch(type: string, see: (entry: PerformanceEntry) => void): void {
  try {
    const observer = new PerformanceObserver(list => list.getEntries().forEach(see))
    observer.observe({ type, buffered: true, ...(type === 'event' ? { durationThreshold: 40 } : {}) })
  } catch {
    // A browser without this measure says nothing of it.
  }
}
