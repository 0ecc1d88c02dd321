import type { RunChoice } from '../../mapping/model-mapping.ts'

interface Chosen {
  readonly sources: readonly string[]
  /** `2026-11-29`, or empty. */
  readonly from: string
  readonly to: string
}

/** Days are those of UTC, as event times are held. */
export function choiceOf({ sources, from, to }: Chosen): RunChoice {
  const dayOf = (text: string) => (text === '' ? null : Date.parse(`${text}T00:00:00Z`))
  return { sources: [...sources], from: dayOf(from), to: dayOf(to) }
}
