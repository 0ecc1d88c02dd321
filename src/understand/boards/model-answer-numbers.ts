import { z } from 'zod'

/** A step into an answer: a name, the place in a list (from the end where negative), or the one of a list that is called so. */
const pathStep = z.union([
  z.string().min(1).max(200),
  z.number().int().min(-10_000).max(10_000),
  z.object({ key: z.string().min(1).max(100), is: z.string().max(500) }),
])
export const numberPath = z.array(pathStep).min(1).max(12)
export type NumberPath = z.infer<typeof numberPath>

/** What a thing of a list is called by, the likeliest first. */
const callings = ['id', 'key', 'name', 'label', 'step', 'channel', 'group', 'value'] as const
const mostOffered = 400

export interface OfferedNumber {
  readonly path: NumberPath
  readonly value: number
}

/**
 * Every number of an answer that can be followed over time. A thing of a list is found again by what it is called, where
 * it is called something; of a plain list of numbers (one a day) the last and the one before are offered: the last may be
 * a day that is not over.
 */
export function numbersOf(answer: unknown): OfferedNumber[] {
  const found: OfferedNumber[] = []
  const visit = (value: unknown, path: NumberPath) => {
    if (found.length >= mostOffered || path.length > 12) return
    if (typeof value === 'number') {
      if (Number.isFinite(value) && path.length > 0) found.push({ path, value })
      return
    }
    if (Array.isArray(value)) visitList(value, path)
    if (Array.isArray(value) || typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key])
  }
  const visitList = (list: readonly unknown[], path: NumberPath) => {
    const key = callings.find(one => areCalled(list, one))
    if (key !== undefined) {
      for (const item of list) visit(item, [...path, { key, is: callingOf(item, key) ?? '' }])
      return
    }
    const isPlain = list.every(item => typeof item === 'number' || item === null)
    if (!isPlain && !list.some(item => typeof item === 'object')) return
    visit(list.at(-1), [...path, -1])
    if (list.length > 1) visit(list.at(-2), [...path, -2])
  }
  visit(answer, [])
  return found
}

/** The number at the end of a path; null where it is not there. */
export function readNumber(answer: unknown, path: NumberPath): number | null {
  let at: unknown = answer
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return null
    if (typeof step === 'number') at = Array.isArray(at) ? at.at(step) : undefined
    else if (typeof step === 'string')
      at = !Array.isArray(at) && Object.hasOwn(at, step) ? Reflect.get(at, step) : undefined
    else at = Array.isArray(at) ? at.find(item => callingOf(item, step.key) === step.is) : undefined
  }
  return typeof at === 'number' && Number.isFinite(at) ? at : null
}

function areCalled(list: readonly unknown[], key: string): boolean {
  const called = list.map(item => callingOf(item, key))
  return (
    list.length > 0 && called.every(one => one !== null && one !== '') && new Set(called).size === list.length
  )
}

/** A text, or a step as answers name it: its name and channel. */
function callingOf(item: unknown, key: string): string | null {
  if (typeof item !== 'object' || item === null || Array.isArray(item) || !Object.hasOwn(item, key))
    return null
  const value: unknown = Reflect.get(item, key)
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return null
  const name: unknown = Reflect.get(value, 'name')
  const channel: unknown = Reflect.get(value, 'channel')
  if (typeof name !== 'string') return null
  return typeof channel === 'string' && channel !== '' ? `${name} · ${channel}` : name
}
