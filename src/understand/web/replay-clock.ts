import { useEffect, useMemo, useSyncExternalStore } from 'react'

/** Where a replay stands, 0 … 1. A store of its own: sixty times a second only the dots and the slider are drawn again. */
export interface ReplayClock {
  get(): number
  set(position: number): void
  subscribe(listener: () => void): () => void
}

function createClock(): ReplayClock {
  let position = 0
  const listeners = new Set<() => void>()
  return {
    get: () => position,
    set: next => {
      position = Math.min(1, Math.max(0, next))
      for (const listener of listeners) listener()
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** From beginning to end at speed 1. */
const wholeMs = 60_000
/** Whoever wants no motion gets moments, one a second. */
const momentMs = 1_000

/** Runs while it plays; at the end it calls `onEnd`. */
export function useReplayClock(options: {
  isPlaying: boolean
  speed: number
  isStill: boolean
  onEnd(): void
}): ReplayClock {
  const clock = useMemo(createClock, [])
  const { isPlaying, speed, isStill, onEnd } = options
  useEffect(() => {
    if (!isPlaying) return
    const go = (ms: number) => {
      clock.set(clock.get() + (ms * speed) / wholeMs)
      if (clock.get() >= 1) onEnd()
    }
    if (isStill) {
      const timer = setInterval(() => go(momentMs), momentMs)
      return () => clearInterval(timer)
    }
    let last = performance.now()
    let frame = requestAnimationFrame(function draw(now) {
      go(now - last)
      last = now
      frame = requestAnimationFrame(draw)
    })
    return () => cancelAnimationFrame(frame)
  }, [clock, isPlaying, speed, isStill, onEnd])
  return clock
}

export function usePosition(clock: ReplayClock): number {
  return useSyncExternalStore(clock.subscribe, clock.get)
}
