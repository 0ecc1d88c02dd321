import type { FailureReason } from './model-mapping.ts'

/** An action cannot do its work on this event. Caught by whoever applies it: the value stays as it was. */
export class Failure extends Error {
  readonly reason: FailureReason
  constructor(reason: FailureReason) {
    super(reason)
    this.name = 'Failure'
    this.reason = reason
  }
}
