import type { FieldPath } from './model-mapping.ts'

/** The list that is split, and which of its entries is meant. */
export interface Entry {
  readonly each: FieldPath
  readonly index: number
}

/** What stands at the place; a list of what stands there where the place lies inside of a list that is not split. */
export function readPath(payload: unknown, path: FieldPath, entry: Entry | null): unknown {
  let found = payload
  for (const [at, key] of path.entries()) {
    if (key !== '*') {
      found = memberOf(found, key)
      continue
    }
    if (!Array.isArray(found)) return undefined
    const rest = path.slice(at + 1)
    if (entry !== null && isSplitAt(path, at, entry.each)) found = found[entry.index]
    else return found.map((one: unknown) => readPath(one, rest, null)).filter(one => one !== undefined)
  }
  return found
}

function isSplitAt(path: FieldPath, at: number, each: FieldPath): boolean {
  return at === each.length && each.every((key, i) => key === path[i])
}

/** Its own members alone: a payload may well call a field `constructor`. */
function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  const member: unknown = Object.getOwnPropertyDescriptor(value, key)?.value
  return member
}
