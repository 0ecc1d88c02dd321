import type { StepName } from '../model.ts'

/** A step as one text, for maps and React. */
export function keyOf({ name, channel }: StepName): string {
  return `${name}\u0000${channel}`
}
