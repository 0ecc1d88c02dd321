/** The only source of "now". Milliseconds since 1970-01-01 UTC. */
export interface Clock {
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that a test moves by hand: time in a test is a step, not a wait. */
export function steppedClock(start: number): Clock & { advance(ms: number): void } {
  let current = start
  return {
    now: () => current,
    advance: ms => {
      current += ms
    },
  }
}
