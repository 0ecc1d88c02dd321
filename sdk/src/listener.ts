import type { Bag } from './model.ts'

/** Who is told of a signal. */
export interface Listener {
  track(event: string, properties: Bag): void
}
