import type { Mapping } from '../imports/model-import.ts'

export type EventRule = Mapping['events'][number]
export type Ref = EventRule['time']['ref']
type Column = Mapping['tables'][number]['columns'][number]

/** `column`, or `table.column` where it is reached over links. */
export function refLabel(mapping: Mapping, ref: Ref): string {
  const link = mapping.links.find(one => one.name === ref.via.at(-1))
  return link ? `${link.to.table}.${ref.column}` : ref.column
}

export interface RefOption {
  readonly label: string
  readonly ref: Ref
}

/** Columns of the event's own table that may stand there, and the one that does. */
function optionsOf(
  mapping: Mapping,
  rule: EventRule,
  { chosen, fits }: { chosen: Ref | null; fits(column: Column): boolean },
): RefOption[] {
  const table = mapping.tables.find(one => one.name === rule.table)
  const own = (table?.columns ?? []).filter(fits).map(column => ({ via: [], column: column.name }))
  const options = [...(chosen ? [chosen] : []), ...own].map(ref => ({ label: refLabel(mapping, ref), ref }))
  return options.filter((one, i) => options.findIndex(other => other.label === one.label) === i)
}

export function timeOptions(mapping: Mapping, rule: EventRule): RefOption[] {
  return optionsOf(mapping, rule, { chosen: rule.time.ref, fits: column => column.reading.as === 'time' })
}

const namesSomebody = ['id', 'text', 'category', 'email', 'phone', 'number']

export function personOptions(mapping: Mapping, rule: EventRule): RefOption[] {
  const fits = (column: Column) => namesSomebody.includes(column.reading.as)
  return optionsOf(mapping, rule, { chosen: rule.userId, fits })
}

/** Properties that every event may carry: what can hold a journey together. */
export function caseOptions(mapping: Mapping): string[] {
  const [first, ...rest] = mapping.events.map(rule => rule.properties.map(one => one.name))
  const all = (first ?? []).filter(name => rest.every(names => names.includes(name)))
  const chosen = mapping.case?.property
  return [...new Set([...(chosen === undefined ? [] : [chosen]), ...all])]
}

export function changeEvent(
  mapping: Mapping,
  rule: EventRule,
  change: (found: EventRule) => EventRule,
): Mapping {
  const isIt = (one: EventRule) => one.table === rule.table && one.key === rule.key
  return { ...mapping, events: mapping.events.map(one => (isIt(one) ? change(one) : one)) }
}

/** On or off; it comes back where the proposal had it. */
export function toggleProperty(rule: EventRule, proposed: EventRule, name: string): EventRule {
  const isOn = rule.properties.some(one => one.name === name)
  const kept = new Set(rule.properties.map(one => one.name))
  if (isOn) kept.delete(name)
  else kept.add(name)
  return { ...rule, properties: proposed.properties.filter(one => kept.has(one.name)) }
}

/** On or off, in the order of the proposal; one event at least stays. */
export function toggleEvent(mapping: Mapping, proposed: Mapping, rule: EventRule): Mapping {
  const isIt = (one: EventRule) => one.table === rule.table && one.key === rule.key
  if (mapping.events.some(isIt))
    return mapping.events.length === 1
      ? mapping
      : { ...mapping, events: mapping.events.filter(one => !isIt(one)) }
  const events = proposed.events.flatMap(one => {
    const kept = mapping.events.find(known => known.table === one.table && known.key === one.key)
    return kept ? [kept] : isIt(one) ? [one] : []
  })
  return { ...mapping, events }
}
