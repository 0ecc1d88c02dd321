import { createContext, useContext, useEffect, useState } from 'react'
import { type Clock, systemClock } from '../clock.ts'

const ClockContext = createContext<Clock>(systemClock)

export const ClockProvider = ClockContext

/** The time, moving in steps, so that "40 s ago" stays true on a page left open. */
export function useNow(everyMs = 10_000): number {
  const clock = useContext(ClockContext)
  const [now, setNow] = useState(() => clock.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), everyMs)
    return () => clearInterval(timer)
  }, [clock, everyMs])
  return now
}
