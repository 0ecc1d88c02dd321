import { type PlanEvent, type PlanType, planEvent } from '../../tracking-plan/model-plan.ts'

interface SeenEvent {
  readonly name: string
  readonly properties: readonly { readonly path: string; readonly type: string; readonly share: number }[]
}

/** A planned event as it was seen: what always came is required, and a type is that of most values. */
export function planEventOf({ name, properties }: SeenEvent): PlanEvent {
  return planEvent.parse({
    name,
    properties: properties
      .filter(({ path }) => !path.startsWith('$context.'))
      .slice(0, 200)
      .map(({ path, type, share }) => ({ path, required: share >= 1, types: [planTypeOf(type)] })),
  })
}

export function planTypeOf(type: string): PlanType {
  if (type === 'Bool') return 'boolean'
  if (type.startsWith('Array')) return 'list'
  return /^(U?Int|Float)/.test(type) ? 'number' : 'text'
}

/** What the sender said of the event itself before what came around it. */
export function ownFirst<P extends { readonly path: string }>(properties: readonly P[]): P[] {
  const isAround = ({ path }: P) => path.startsWith('$context.')
  return [...properties.filter(one => !isAround(one)), ...properties.filter(isAround)]
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}
