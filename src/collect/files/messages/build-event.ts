import type { Condition, EventRule, PropertyRule } from '../mapping.ts'
import type { FileMessage, NoticeItem, RefusedItem } from '../model-outcome.ts'
import { isNothing, plainText } from '../values/text-rules.ts'
import { messageIdOf } from './message-id.ts'
import {
  createResolver,
  linkNamed,
  type Positions,
  type ResolveContext,
  type Resolved,
  type Resolver,
} from './resolve.ts'
import { createRowSum } from './sum-rows.ts'

/** One row of an event table. */
export interface EventRow {
  readonly file: string
  readonly line: number
  readonly cells: readonly string[]
  /** The name of its content, and the how-manyth row of that content it is. */
  readonly name: string
  readonly repeat: number
}

export interface BuiltEvent {
  readonly at: number
  readonly message: Omit<FileMessage, 'ordinal'>
}

export interface EventBuilder {
  /** Undefined: the row has no such event, because its time is empty. */
  build(row: EventRow): BuiltEvent | { readonly refused: RefusedItem } | undefined
}

export interface BuilderContext extends ResolveContext {
  readonly positions: Positions
  readonly notice: (item: NoticeItem) => void
}

type Properties = Record<string, string | number | boolean>
interface Identity {
  userId?: string
  anonymousId?: string
  externalIds?: { type: string; id: string }[]
}
type AddProperty = (row: EventRow, properties: Properties) => void

/** Compiles one event rule for the columns of a file. */
export function createEventBuilder(context: BuilderContext, rule: EventRule): EventBuilder {
  const start = { table: rule.table, positions: context.positions }
  const resolver = (ref: EventRule['time']['ref'], clock?: string | null) =>
    createResolver(context, start, { ...ref, clock })
  const time = resolver(rule.time.ref, rule.time.clock)
  const name = createNamer(rule, context.positions)
  const identify = createIdentifier(context, rule, resolver)
  const account = rule.account && resolver(rule.account)
  const channel = rule.channel?.from === 'column' ? resolver(rule.channel.ref) : undefined
  const fixedChannel = rule.channel?.from === 'fixed' ? rule.channel.name : undefined
  const adders = rule.properties.map(property => createAdder(context, rule, property))

  return {
    build(row) {
      const place = { file: row.file, line: row.line }
      const refuse = (column: string, reason: RefusedItem['reason'], text: string) => ({
        refused: { ...place, column, reason, text },
      })
      const found = time(row)
      if (found.text === '' || (found.time === undefined && found.refused === undefined)) return undefined
      if (found.time === undefined)
        return refuse(rule.time.ref.column, toTimeReason(found.refused), found.text)
      if (found.time.clock !== 'exact')
        context.notice({
          ...place,
          column: rule.time.ref.column,
          notice: `time-in-${found.time.clock}`,
          text: found.text,
        })
      const event = name(row.cells)
      if (event === '')
        return refuse(rule.name.from === 'column' ? rule.name.column : '', 'event-name-missing', '')
      const identity = identify(row)
      if ('refused' in identity) return identity
      const properties: Properties = {}
      for (const add of adders) add(row, properties)
      const { externalIds, ...ids } = identity
      const groupId = account ? textOf(account(row)) : undefined
      const channelName = channel ? textOf(channel(row)) : fixedChannel
      return {
        at: found.time.instant,
        message: {
          type: 'track',
          event,
          messageId: messageIdOf(row.name, row.repeat, rule.key),
          ...ids,
          timestamp: new Date(found.time.instant).toISOString(),
          properties,
          context: {
            ...(channelName ? { channel: channelName } : {}),
            ...(externalIds ? { externalIds } : {}),
            ...(groupId ? { groupId } : {}),
          },
        },
      }
    },
  }
}

function toTimeReason(refused: Resolved['refused']): RefusedItem['reason'] {
  return refused === undefined || refused === 'number-unreadable' ? 'time-unreadable' : refused
}

function textOf({ value }: Resolved): string | undefined {
  return value === undefined ? undefined : String(value)
}

function createNamer(rule: EventRule, positions: Positions): (cells: readonly string[]) => string {
  const conditions = rule.otherwise.map(({ when, name }) => ({ holds: createTest(when, positions), name }))
  const fixed = rule.name.from === 'fixed' ? rule.name.name : undefined
  const at = rule.name.from === 'column' ? (positions.get(rule.name.column) ?? -1) : -1
  return cells => {
    const other = conditions.find(({ holds }) => holds(cells))
    if (other) return other.name
    if (fixed !== undefined) return fixed
    const text = plainText(cells[at] ?? '')
    return isNothing(text) ? '' : text
  }
}

function createTest(when: Condition, positions: Positions): (cells: readonly string[]) => boolean {
  const at = positions.get(when.column) ?? -1
  return cells => {
    const text = plainText(cells[at] ?? '')
    return when.test === 'prefix' ? text.startsWith(when.value) : text === when.value
  }
}

/**
 * Who the row is about. An identifier that cannot be read is left out when another says who it was, and refuses the row
 * when none does: it would turn a known person into nobody. A row with no identifier at all belongs to nobody.
 */
function createIdentifier(
  context: BuilderContext,
  rule: EventRule,
  resolver: (ref: EventRule['time']['ref']) => Resolver,
): (row: EventRow) => Identity | { readonly refused: RefusedItem } {
  const single = (['userId', 'anonymousId'] as const).flatMap(kind => {
    const ref = rule[kind]
    return ref ? [{ kind, column: ref.column, read: resolver(ref) }] : []
  })
  const external = rule.externalIds.map(({ type, ref }) => ({
    type,
    column: ref.column,
    read: resolver(ref),
  }))
  const expected = single.length + external.length > 0

  return row => {
    const place = { file: row.file, line: row.line }
    const identity: Identity = {}
    const externalIds: { type: string; id: string }[] = []
    let bad: RefusedItem | undefined
    const take = (found: Resolved, column: string): string | undefined => {
      if (found.missing !== undefined)
        context.notice({ ...place, column, notice: 'lookup-missing', text: found.missing })
      if (found.refused !== undefined && found.refused !== 'number-unreadable')
        bad = { ...place, column, reason: found.refused, text: found.text }
      if (found.repaired) context.notice({ ...place, column, notice: 'phone-repaired', text: found.text })
      return textOf(found)
    }
    for (const { kind, column, read } of single) {
      const id = take(read(row), column)
      if (id !== undefined) identity[kind] = id
    }
    for (const { type, column, read } of external) {
      const id = take(read(row), column)
      if (id !== undefined) externalIds.push({ type, id })
    }
    const isKnown = identity.userId ?? identity.anonymousId ?? externalIds[0]
    if (bad && isKnown === undefined) return { refused: bad }
    if (bad) context.notice({ ...place, column: bad.column, notice: 'identifier-left-out', text: bad.text })
    else if (expected && isKnown === undefined)
      context.notice({ ...place, notice: 'person-missing', text: '' })
    return externalIds.length > 0 ? { ...identity, externalIds } : identity
  }
}

function createAdder(context: BuilderContext, rule: EventRule, property: PropertyRule): AddProperty {
  const start = { table: rule.table, positions: context.positions }
  switch (property.from) {
    case 'column': {
      const read = createResolver(context, start, property.ref)
      return (row, properties) => {
        const found = read(row)
        if (found.refused !== undefined) {
          const { file, line } = row
          context.notice({
            file,
            line,
            column: property.ref.column,
            notice: 'kept-as-text',
            text: found.text,
          })
          properties[property.name] = found.text
        } else if (found.value !== undefined) {
          properties[property.name] = found.value
          if (found.currency) properties[`${property.name}_currency`] = found.currency
        }
      }
    }
    case 'rows': {
      const sum = createRowSum(context, property)
      const at = context.positions.get(linkNamed(context.mapping, property.link).from.column) ?? -1
      return (row, properties) => {
        const found = sum(row.cells[at] ?? '')
        for (const notice of found.notices) context.notice(notice)
        if (found.value !== undefined) properties[property.name] = found.value
        if (found.currency) properties[`${property.name}_currency`] = found.currency
      }
    }
    case 'late': {
      const actual = createResolver(context, start, property.actual)
      const promised = createResolver(context, start, property.promised)
      return (row, properties) => {
        const [done, due] = [actual(row).time, promised(row).time]
        if (done && due)
          properties[property.name] = property.by === 'date' ? done.day > due.day : done.instant > due.instant
      }
    }
  }
}
