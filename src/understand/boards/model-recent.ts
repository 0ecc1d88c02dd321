const minuteMs = 60_000

/** An answer of at most so long ago is as good as a new one: it is shown without being asked again. */
export const freshMs = minuteMs

/** How old an answer may be that is shown at once, while a new one is asked for. A refreshed board is one round and its asking behind. */
export function shownMs(refreshMinutes: number): number {
  const most = refreshMinutes > 0 ? refreshMinutes * minuteMs + freshMs : 15 * minuteMs
  return Math.min(most, 24 * 60 * minuteMs)
}
