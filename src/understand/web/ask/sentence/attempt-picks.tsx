import { type AttemptDraft, longestAttempt } from '../attempt-draft.ts'
import type { SentenceProps } from '../question-ui.ts'
import { eventOf, touchpointOf } from '../touchpoint-draft.ts'
import { EventPick, WindowPick } from './fields.tsx'

/** The words of a sentence in which somebody chooses where an attempt begins, where it ends and how long it may take. */
export function attemptPicks(
  { draft, change, seen }: SentenceProps<AttemptDraft>,
  labels: Readonly<Record<'from' | 'to' | 'window', string>>,
) {
  const pick = (end: 'from' | 'to') => ({
    node: (
      <EventPick
        label={labels[end]}
        value={eventOf(draft[end]) || null}
        seen={seen}
        onChange={event => change({ [end]: touchpointOf(event) })}
      />
    ),
  })
  return {
    from: pick('from'),
    to: pick('to'),
    window: {
      node: (
        <WindowPick
          label={labels.window}
          value={draft.windowMs}
          onChange={windowMs => change({ windowMs: Math.min(windowMs ?? longestAttempt, longestAttempt) })}
        />
      ),
    },
  }
}
