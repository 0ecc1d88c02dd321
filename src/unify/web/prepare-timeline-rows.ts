import type { TimelineEvent } from '../model-people.ts'

/** A visit folded into one row: what was done in it, the most frequent first. */
export interface Session {
  readonly key: string
  readonly channel: string
  readonly from: number
  readonly to: number
  readonly events: number
  readonly names: readonly { readonly type: string; readonly name: string; readonly times: number }[]
}

export type TimelineRow<E extends TimelineEvent> =
  | { readonly of: 'day'; readonly key: string; readonly day: string }
  | { readonly of: 'session'; readonly key: string; readonly session: Session; readonly isOpen: boolean }
  | { readonly of: 'event'; readonly key: string; readonly event: E; readonly isInside: boolean }

/** A pause that ends a visit, as web analytics have it. */
const pauseMs = 30 * 60_000
/** Fewer events are as quickly read as folded. */
const leastFolded = 4

/**
 * The rows of a timeline, newest first: days of the workspace, and within them visits (events through one channel without a
 * pause of half an hour) folded into one row each, unless they are open. What Rihla itself did, and what was said about the
 * person, stands alone.
 */
export function timelineRows<E extends TimelineEvent>(
  events: readonly E[],
  { dayOf, open }: { dayOf(time: number): string; readonly open: ReadonlySet<string> },
): TimelineRow<E>[] {
  const rows: TimelineRow<E>[] = []
  let day = ''
  for (const run of visits(events, dayOf)) {
    const [first] = run
    const last = run.at(-1)
    if (!first || !last) continue
    const here = dayOf(first.time)
    if (here !== day) rows.push({ of: 'day', key: `day ${here}`, day: here })
    day = here
    const isFolded = run.length >= leastFolded
    // The oldest event names a visit: newer ones may still come on top of it.
    const key = `visit ${last.messageId}`
    const isOpen = open.has(key)
    if (isFolded) rows.push({ of: 'session', key, session: sessionOf(key, run), isOpen })
    if (!isFolded || isOpen)
      for (const event of run) rows.push({ of: 'event', key: event.messageId, event, isInside: isFolded })
  }
  return rows
}

/** Neighbours that belong to one visit, each a run of its own otherwise. */
function visits<E extends TimelineEvent>(events: readonly E[], dayOf: (time: number) => string): E[][] {
  const runs: E[][] = []
  for (const event of events) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    const goesOn =
      before !== undefined &&
      isDone(before) &&
      isDone(event) &&
      before.channel === event.channel &&
      before.time - event.time <= pauseMs &&
      dayOf(before.time) === dayOf(event.time)
    if (run && goesOn) run.push(event)
    else runs.push([event])
  }
  return runs
}

function isDone({ type }: TimelineEvent): boolean {
  return type === 'track' || type === 'page' || type === 'screen'
}

function sessionOf(key: string, run: readonly TimelineEvent[]): Session {
  const times = Map.groupBy(run, ({ type, name }) => `${type} ${name}`)
  const names = [...times.values()].flatMap(same => {
    const [one] = same
    return one ? [{ type: one.type, name: one.name, times: same.length }] : []
  })
  return {
    key,
    channel: run[0]?.channel ?? '',
    from: run.at(-1)?.time ?? 0,
    to: run[0]?.time ?? 0,
    events: run.length,
    names: names.sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1)),
  }
}
