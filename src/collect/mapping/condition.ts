import { unreachable } from '../../platform/errors.ts'
import { createPattern } from './event-pattern.ts'
import type { Mapped } from './mapped.ts'
import type { MappingCondition } from './model-mapping.ts'
import { parsePath, readPlace } from './paths.ts'

type Test = (event: Mapped) => boolean

/** Whether a rule is about an event. The cheapest is asked first: most events are of no rule. */
export function createCondition({ sources, calls, events, properties }: MappingCondition): Test {
  const tests: Test[] = []
  if (calls.length > 0) {
    const wanted = new Set<string>(calls)
    tests.push(({ call }) => wanted.has(call))
  }
  if (events.length > 0) {
    const exact = new Set(events.filter(name => !name.includes('*')))
    const patterns = events.filter(name => name.includes('*')).map(createPattern)
    tests.push(({ name }) => exact.has(name) || patterns.some(pattern => pattern(name) !== null))
  }
  if (sources.length > 0) {
    const wanted = new Set(sources)
    tests.push(({ source }) => wanted.has(source))
  }
  tests.push(...properties.map(createPropertyTest))
  return event => tests.every(test => test(event))
}

function createPropertyTest({ path, test, value }: MappingCondition['properties'][number]): Test {
  const place = parsePath(path)
  const wanted = value.trim()
  const number = Number(wanted)
  const textOf = (found: unknown) =>
    typeof found === 'object' && found !== null ? JSON.stringify(found) : String(found ?? '')
  switch (test) {
    case 'is':
      return event => textOf(readPlace(event, place)).trim() === wanted
    case 'is-not':
      return event => textOf(readPlace(event, place)).trim() !== wanted
    case 'contains':
      return event => textOf(readPlace(event, place)).includes(wanted)
    case 'starts-with':
      return event => textOf(readPlace(event, place)).startsWith(wanted)
    case 'less':
      return event => toNumber(readPlace(event, place)) < number
    case 'more':
      return event => toNumber(readPlace(event, place)) > number
    case 'exists':
      return event => readPlace(event, place) !== undefined
    case 'missing':
      return event => readPlace(event, place) === undefined
    default:
      return unreachable(test)
  }
}

/** Not a number: neither less nor more than any. */
function toNumber(found: unknown): number {
  if (typeof found === 'number') return found
  return typeof found === 'string' && found.trim() !== '' ? Number(found) : Number.NaN
}
