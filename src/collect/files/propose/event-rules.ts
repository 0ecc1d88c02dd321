import { hasRole } from '../inspect/words.ts'
import type { EventRule, PropertyRule } from '../mapping.ts'
import type { CaseChoice } from './choose-case.ts'
import type { Who } from './choose-person.ts'
import { chooseTimes } from './choose-times.ts'
import type { EventTable, Plan } from './plan.ts'
import { lookedUpProperties, ownProperties, summedProperties } from './table-properties.ts'
import { eventNameOf, shareStem } from './table-roles.ts'

export interface RuleContext {
  readonly plan: Plan
  readonly event: EventTable
  readonly who: Who
  readonly chosenCase: CaseChoice | undefined
}

/** The events of one table. */
export function eventRules(context: RuleContext): EventRule[] {
  const { plan, event } = context
  const { columns, several } = chooseTimes(plan, event)
  const times = columns.map(column => column.name)
  const promises = several ? matchPromises(event, times) : new Map<string, string>()
  const left = new Set([
    ...(several ? times : times.slice(0, 1)),
    ...promises.keys(),
    ...identifierColumns(context),
  ])
  if (event.clock && !several) left.add(event.clock.name)
  const own = caseFirst(context, ownProperties(event, left))
  const looked = lookedUpProperties(plan, event, new Set(own.map(rule => rule.name)))
  const summed = summedProperties(plan, event)
  return columns.map((column, i) => ({
    key: several ? column.name : 'row',
    table: event.table.name,
    call: 'track',
    when: [],
    once: [],
    name:
      several || !event.eventColumn
        ? { from: 'fixed', name: eventNameOf(column.name, event.table.name) }
        : { from: 'column', column: event.eventColumn.name },
    otherwise: several ? [] : cancellations(context, eventNameOf(column.name, event.table.name)),
    time: { ref: { via: [], column: column.name }, clock: clockFor(event, several) },
    ...context.who,
    channel: channelOf(event),
    properties: [
      ...own,
      ...looked,
      ...(i === 0 ? summed : []),
      ...lateProperties(plan, event, { column: column.name, promises }),
    ],
  }))
}

/** A column with the time of day belongs to the one date of the row. */
function clockFor({ clock, times }: EventTable, several: boolean): string | null {
  const dateOnly = times.length === 1 && (times[0]?.times.dateOnly ?? 0) > 0
  return clock && dateOnly && !several ? clock.name : null
}

/** Columns that become identifiers or the event's own name. */
function identifierColumns({ event, who }: RuleContext): string[] {
  const refs = [who.userId, who.anonymousId, who.account, ...who.externalIds.map(({ ref }) => ref)]
  const own = refs.flatMap(ref => (ref && ref.via.length === 0 ? [ref.column] : []))
  const channel = channelOf(event)
  return [
    ...own,
    ...(channel?.from === 'column' ? [channel.ref.column] : []),
    ...(event.eventColumn ? [event.eventColumn.name] : []),
  ]
}

function channelOf({ table }: EventTable): EventRule['channel'] {
  const column = table.columns.find(one => hasRole(one.name, 'channel') && one.type === 'category')
  return column ? { from: 'column', ref: { via: [], column: column.name } } : null
}

/** The case under one name on every event, whatever its column is called in this table. */
function caseFirst({ event, chosenCase }: RuleContext, own: readonly PropertyRule[]): PropertyRule[] {
  const column = chosenCase?.columns.get(event.table.name)
  if (chosenCase === undefined || column === undefined) return [...own]
  const rest = own.filter(rule => rule.name !== chosenCase.property && rule.name !== column)
  return [{ from: 'column', name: chosenCase.property, ref: { via: [], column } }, ...rest]
}

/** Each promised time goes with the last event that speaks of the same thing. */
function matchPromises({ promised }: EventTable, times: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { name } of promised) {
    const event = times.findLast(time => shareStem(name, time))
    if (event !== undefined) found.set(name, event)
  }
  return found
}

interface LateInput {
  readonly column: string
  readonly promises: ReadonlyMap<string, string>
}

/**
 * The promise, and whether the event came after it. A promise that is a bare date ends with its day: by the timestamp
 * 00:00 a parcel of that very day would be late (on Olist 323 late orders against 268).
 */
function lateProperties(plan: Plan, event: EventTable, { column, promises }: LateInput): PropertyRule[] {
  const mine = [...promises].filter(([, eventColumn]) => eventColumn === column).map(([promise]) => promise)
  return mine.flatMap((promise): PropertyRule[] => {
    const by = plan.ask({
      code: 'late-by',
      table: event.table.name,
      column: promise,
      options: ['date', 'instant'],
      assumed: 'date',
    })
    const promised = { via: [], column: promise }
    return [
      { from: 'column', name: promise, ref: promised },
      {
        from: 'late',
        name: mine.length === 1 ? 'late' : `late_${promise}`,
        actual: { via: [], column },
        promised,
        by: by === 'instant' ? 'instant' : 'date',
      },
    ]
  })
}

/** Rows whose id has letters in front and whose quantity is below zero are cancellations: their own event. */
function cancellations({ plan, event }: RuleContext, name: string): EventRule['otherwise'] {
  if (event.eventColumn) return []
  return event.table.prefixSigns
    .filter(sign => sign.rows >= 10 && sign.negative >= 0.95 * sign.rows && sign.othersNegative <= 0.05)
    .flatMap(sign => {
      const answer = plan.ask({
        code: 'cancellation',
        table: event.table.name,
        column: sign.column,
        options: ['yes', 'no'],
        assumed: 'yes',
        facts: {
          prefix: sign.prefix,
          numberColumn: sign.numberColumn,
          rows: sign.rows,
          negative: sign.negative,
        },
      })
      const when = { test: 'prefix', column: sign.column, value: sign.prefix } as const
      return answer === 'yes' ? [{ when, name: `${name} Cancelled` }] : []
    })
}
