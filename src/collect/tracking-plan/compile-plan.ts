import { compilePattern } from './compile-pattern.ts'
import { isJsonObject, type JsonObject, parseObject } from './json-object.ts'
import type { Plan, PlanAction, PlanEvent, PlanFault, PlanProperty, PlanType } from './model-plan.ts'

export interface Fault {
  readonly fault: PlanFault
  /** Empty for what is wrong with the event as a whole. */
  readonly path: string
}

export interface Checked {
  readonly action: PlanAction
  readonly faults: readonly Fault[]
}

/** What the plan says of one event; null where it is as planned. `properties`: cleaned JSON text, as it is held. */
export type CheckEvent = (event: { readonly name: string; readonly properties: string }) => Checked | null

/** Compiled once a version. Null where the plan asks for nothing: then the line does nothing. */
export function compilePlan(plan: Plan): CheckEvent | null {
  if (plan.events.length === 0) return null
  const checks = new Map(plan.events.map(event => [event.name, compileEvent(event)]))
  const unplanned: Checked = { action: plan.unplanned, faults: [{ fault: 'event-unplanned', path: '' }] }
  return ({ name, properties }) => {
    const check = checks.get(name)
    return check ? check(properties) : unplanned
  }
}

/** The check of a plan without what passes anyway: at the door nothing is counted. */
export function compileDoor(plan: Plan): CheckEvent | null {
  const strict = plan.events.some(event => event.action !== 'pass')
  if (plan.events.length === 0 || (!strict && plan.unplanned === 'pass')) return null
  const checks = new Map(
    plan.events.map(event => [event.name, event.action === 'pass' ? null : compileEvent(event)]),
  )
  const unplanned: Checked = { action: plan.unplanned, faults: [{ fault: 'event-unplanned', path: '' }] }
  return ({ name, properties }) => {
    const check = checks.get(name)
    if (check) return check(properties)
    return check === undefined && plan.unplanned !== 'pass' ? unplanned : null
  }
}

function compileEvent(event: PlanEvent): (properties: string) => Checked | null {
  const checks = event.properties.map(compileProperty)
  const declared = new Set(event.properties.map(property => property.path))
  if (checks.length === 0 && event.open) return () => null
  return text => {
    const properties = parseObject(text)
    const faults = checks.flatMap(check => check(properties))
    if (!event.open)
      for (const path of leavesOf(properties))
        if (!declared.has(path)) faults.push({ fault: 'property-unplanned', path })
    return faults.length === 0 ? null : { action: event.action, faults }
  }
}

function compileProperty(property: PlanProperty): (properties: JsonObject) => Fault[] {
  const { path, required } = property
  const keys = path.split('.')
  const types = new Set(property.types)
  const allowed = property.allowed.length > 0 ? new Set(property.allowed) : null
  const matches = property.pattern === '' ? null : compilePattern(property.pattern)
  return properties => {
    const value = valueAt(properties, keys)
    if (value === undefined) return required ? [{ fault: 'property-missing', path }] : []
    const faults: Fault[] = []
    if (types.size > 0 && !typesOf(value).some(type => types.has(type)))
      faults.push({ fault: 'property-type', path })
    if (Array.isArray(value)) return faults
    const text = String(value)
    if (allowed && !allowed.has(text)) faults.push({ fault: 'property-value', path })
    if (matches && !matches(text)) faults.push({ fault: 'property-pattern', path })
    return faults
  }
}

/** Undefined too where an object stands: its leaves are properties, it is none. */
function valueAt(properties: JsonObject, keys: readonly string[]): unknown {
  let value: unknown = properties
  for (const key of keys) {
    if (!isJsonObject(value) || !Object.hasOwn(value, key)) return undefined
    value = value[key]
  }
  return value === null || isJsonObject(value) ? undefined : value
}

function typesOf(value: unknown): PlanType[] {
  if (typeof value === 'string') return ['text']
  if (typeof value === 'boolean') return ['boolean']
  if (Array.isArray(value)) return ['list']
  return Number.isInteger(value) ? ['integer', 'number'] : ['number']
}

/** The paths of all values, as the warehouse's JSON column names them; what the context says is no property. */
function leavesOf(properties: JsonObject, before = ''): string[] {
  return Object.entries(properties).flatMap(([key, value]) => {
    const path = `${before}${key}`
    if (path === '$context' || value === null) return []
    return isJsonObject(value) ? leavesOf(value, `${path}.`) : [path]
  })
}
