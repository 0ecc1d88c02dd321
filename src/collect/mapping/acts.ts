import { unreachable } from '../../platform/errors.ts'
import { cleanText } from '../intake/clean-properties.ts'
import { normaliseEmail, normalisePhone, plainId } from '../intake/identifiers-of.ts'
import { maxIdentifierLength, maxNameLength } from '../model.ts'
import { createCast } from './cast-value.ts'
import { createPattern, fillPattern } from './event-pattern.ts'
import type { Formula, Seen } from './expression/evaluate.ts'
import { Failure } from './failure.ts'
import type { Act, Mapped } from './mapped.ts'
import type { MappingAction } from './model-mapping.ts'
import { isBag, type Place, parsePath, readPlace, removePlace, writePlace } from './paths.ts'

/** One action, made ready. What is not there is left alone and is no failure: a rule is about those events that have it. */
export function createAct(action: MappingAction, formula: (text: string) => Formula): Act {
  switch (action.do) {
    case 'rename-event':
      return renameEvent(action)
    case 'move':
      return move(parsePath(action.from), parsePath(action.to))
    case 'cast':
      return cast(action)
    case 'compute':
      return compute(parsePath(action.to), formula(action.expression))
    case 'drop-property': {
      const place = parsePath(action.path)
      return event => void removePlace(event, place)
    }
    case 'drop-event':
      // Whose rule it was is known to whoever runs the action.
      return event => {
        event.dropped = -1
        return [event]
      }
    case 'split':
      return split(action)
    case 'copy':
      return (event, most) => {
        if (most < 2) throw new Failure('too-many')
        return [event, { ...copyOf(event), call: 'track', name: nameOf(action.name) }]
      }
    case 'channel':
      return event => {
        event.context.channel = action.name
      }
    case 'identify':
      return identify(parsePath(action.from), action.kind)
    default:
      return unreachable(action)
  }
}

function renameEvent({ pattern, to }: Extract<MappingAction, { do: 'rename-event' }>): Act {
  const match = pattern === null ? null : createPattern(pattern)
  return event => {
    const stars = match === null ? [] : match(event.name)
    if (stars === null) return
    // The other calls are called what they are.
    if (event.call !== 'track') throw new Failure('not-renamable')
    event.name = nameOf(fillPattern(to, stars))
  }
}

function nameOf(text: string): string {
  const name = cleanText(text).trim()
  if (name === '' || name.length > maxNameLength) throw new Failure('name-invalid')
  return name
}

function move(from: Place, to: Place): Act {
  return event => {
    const value = readPlace(event, from)
    if (value === undefined) return
    // Written first: a place that cannot be written keeps the value where it was.
    const isInside = to.bag === from.bag && from.names.every((name, i) => to.names[i] === name)
    if (isInside) {
      removePlace(event, from)
      if (!writePlace(event, to, value)) {
        writePlace(event, from, value)
        throw new Failure('wrong-type')
      }
      return
    }
    if (!writePlace(event, to, value)) throw new Failure('wrong-type')
    removePlace(event, from)
  }
}

function cast({ path, ...rule }: Extract<MappingAction, { do: 'cast' }>): Act {
  const place = parsePath(path)
  const beside = { ...place, names: [...place.names.slice(0, -1), `${place.names.at(-1) ?? ''}_currency`] }
  const castValue = createCast(rule)
  return event => {
    const value = readPlace(event, place)
    if (value === undefined || value === '') return
    const made = castValue(value)
    if (!writePlace(event, place, made.value)) throw new Failure('wrong-type')
    if (made.currency !== undefined) writePlace(event, beside, made.currency)
  }
}

function compute(to: Place, formula: Formula): Act {
  return event => {
    const value = formula(seenBy(event))
    if (value === null || value === undefined) removePlace(event, to)
    else if (!writePlace(event, to, typeof value === 'object' ? structuredClone(value) : value))
      throw new Failure('wrong-type')
  }
}

function seenBy(event: Mapped): Seen {
  const { channel } = event.context
  return {
    event: event.name,
    call: event.call,
    source: event.source,
    channel: typeof channel === 'string' ? channel : '',
    time: new Date(event.time).toISOString(),
    read: place => readPlace(event, place),
  }
}

function split({ list, name, keep }: Extract<MappingAction, { do: 'split' }>): Act {
  const place = parsePath(list)
  const field = place.names.at(-1) ?? 'item'
  return (event, most) => {
    const found = readPlace(event, place)
    if (found === undefined) return
    if (!Array.isArray(found)) throw new Failure('no-list')
    const elements: unknown[] = found
    // An event without elements stays as it is: nothing vanishes.
    if (elements.length === 0) return
    if (elements.length + (keep ? 1 : 0) > most) throw new Failure('too-many')
    if (name !== null) nameOf(name)
    const made = elements.map(element => {
      const part = copyOf(event)
      removePlace(part, place)
      if (name !== null) {
        part.call = 'track'
        part.name = nameOf(name)
      }
      if (isBag(element)) {
        for (const [key, value] of Object.entries(structuredClone(element)))
          if (key !== '__proto__') part.properties[key] = value
      } else part.properties[field] = element
      return part
    })
    return keep ? [event, ...made] : made
  }
}

function copyOf(event: Mapped): Mapped {
  const { properties, traits, context } = event
  const own = structuredClone({ properties, traits, context })
  return { ...event, ...own, rules: [...event.rules], failed: [...event.failed] }
}

/** The value is who it was: it joins the identifiers of the event and stays where it stands. */
function identify(from: Place, kind: string): Act {
  return event => {
    const value = readPlace(event, from)
    if (value === undefined || value === '') return
    if (typeof value !== 'string' && typeof value !== 'number') throw new Failure('wrong-type')
    const id = plainId(value)
    if (id === null || id.length > maxIdentifierLength - kind.length - 1)
      throw new Failure('not-an-identifier')
    if (kind === 'user_id') event.userId = id
    else if (kind === 'anonymous_id') event.anonymousId = id
    else if (kind === 'email' || kind === 'phone') addTrait(event, kind, id)
    else {
      const before: unknown[] = Array.isArray(event.context.externalIds) ? event.context.externalIds : []
      event.context.externalIds = [...before, { type: kind, id }]
    }
  }
}

function addTrait(event: Mapped, kind: 'email' | 'phone', id: string): void {
  // A phone without a prefix is read by the country of the workspace, later in the line.
  const isReadable = kind === 'email' ? normaliseEmail(id) !== null : /\d{4}/.test(normalDigits(id))
  if (!isReadable) throw new Failure('not-an-identifier')
  const traits = isBag(event.context.traits) ? event.context.traits : {}
  event.context.traits = { ...traits, [kind]: kind === 'phone' ? (normalisePhone(id, '') ?? id) : id }
}

function normalDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 0xf)).replace(/[\s()-]/g, '')
}
