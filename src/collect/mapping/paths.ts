/** The three bags of a message in which values stand. */
export interface Bags {
  properties: Record<string, unknown>
  traits: Record<string, unknown>
  context: Record<string, unknown>
}

/** A place in a message: a bag and the names on the way. */
export interface Place {
  readonly bag: keyof Bags
  readonly names: readonly string[]
}

export function parsePath(path: string): Place {
  const [first = '', ...rest] = path
    .trim()
    .split(/(?<!\\)\./)
    .map(name => name.replaceAll('\\.', '.'))
  if (rest.length > 0 && (first === 'properties' || first === 'traits' || first === 'context'))
    return { bag: first, names: rest }
  return { bag: 'properties', names: [first, ...rest] }
}

/** Undefined where nothing stands there. Only what the sender wrote is found, never what objects have by nature. */
export function readPlace(bags: Bags, { bag, names }: Place): unknown {
  let value: unknown = bags[bag]
  for (const name of names) {
    const found: unknown = isBag(value) || Array.isArray(value) ? ownValue(value, name) : undefined
    if (found === undefined || found === null) return undefined
    value = found
  }
  return value
}

/** Writes there; objects on the way are made. False where a value that is no object stands in the way. */
export function writePlace(bags: Bags, { bag, names }: Place, value: unknown): boolean {
  let holder = bags[bag]
  for (const name of names.slice(0, -1)) {
    const found = ownValue(holder, name)
    if (found === undefined || found === null) {
      const made: Record<string, unknown> = {}
      holder[name] = made
      holder = made
    } else if (isBag(found)) holder = found
    else return false
  }
  const last = names.at(-1)
  if (last === undefined || last === '') return false
  holder[last] = value
  return true
}

/** Takes it out; an object that is empty then stays. False where nothing stood there. */
export function removePlace(bags: Bags, { bag, names }: Place): boolean {
  let holder: unknown = bags[bag]
  for (const name of names.slice(0, -1)) holder = isBag(holder) ? ownValue(holder, name) : undefined
  const last = names.at(-1) ?? ''
  if (!isBag(holder) || ownValue(holder, last) === undefined) return false
  delete holder[last]
  return true
}

export function isBag(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function ownValue(holder: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(holder, name)?.value
}
