import { hash } from 'node:crypto'
import { phraseOf } from '../inspect/words.ts'
import type { Condition, EventRule, PropertyRule } from '../mapping.ts'
import type { FileMessage, NoticeItem, RefusedItem } from '../model-outcome.ts'
import { isNothing, ownCopy, plainText } from '../values/text-rules.ts'
import { messageIdOf } from './message-id.ts'
import {
  createResolver,
  linkNamed,
  type Positions,
  type ResolveContext,
  type Resolved,
  type Resolver,
} from './resolve.ts'
import { keyOf } from './stored-table.ts'
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
  /** Undefined: the row has no such event, because its time is empty. `elsewhere`: it is told by another row, or is not of this event. */
  build(row: EventRow): BuiltEvent | { readonly refused: RefusedItem } | 'elsewhere' | undefined
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
  const isOne = createAnyTest(rule.when, context.positions)
  const once = createOnce(context, rule)

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
      const key = once.keyOf(row.cells)
      if (!isOne(row.cells, {}) || once.isTold(key)) return 'elsewhere'
      const identity = identify(row)
      if ('refused' in identity) return identity
      const properties: Properties = {}
      for (const add of adders) add(row, properties)
      const event = name(row.cells, properties)
      if (event === '')
        return refuse(rule.name.from === 'column' ? rule.name.column : '', 'event-name-missing', '')
      once.tell(key)
      const { externalIds, ...ids } = identity
      const groupId = account ? textOf(account(row)) : undefined
      const channelName = channel ? textOf(channel(row)) : fixedChannel
      return {
        at: found.time.instant,
        message: {
          type: rule.call,
          event: rule.call === 'track' ? event : rule.call,
          messageId: key === '' ? messageIdOf(row.name, row.repeat, rule.key) : once.messageId(key),
          ...ids,
          timestamp: new Date(found.time.instant).toISOString(),
          properties: rule.call === 'track' ? properties : {},
          ...(rule.call === 'identify' ? { traits: properties } : {}),
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

type Test = (cells: readonly string[], properties: Readonly<Properties>) => boolean

function createNamer(
  rule: EventRule,
  positions: Positions,
): (cells: readonly string[], properties: Readonly<Properties>) => string {
  const conditions = rule.otherwise.map(({ when, name }) => ({ holds: createTest(when, positions), name }))
  const fixed = rule.name.from === 'fixed' ? rule.name.name : undefined
  const at = rule.name.from === 'column' ? (positions.get(rule.name.column) ?? -1) : -1
  return (cells, properties) => {
    const other = conditions.find(({ holds }) => holds(cells, properties))
    if (other) return other.name
    if (fixed !== undefined) return fixed
    const text = plainText(cells[at] ?? '')
    return isNothing(text) ? '' : text
  }
}

function createAnyTest(when: readonly Condition[], positions: Positions): Test {
  const tests = when.map(one => createTest(one, positions))
  return (cells, properties) => tests.length === 0 || tests.some(test => test(cells, properties))
}

function createTest(when: Condition, positions: Positions): Test {
  if (when.test === 'negative') return (_, properties) => Number(properties[when.property] ?? 0) < 0
  const at = positions.get(when.column) ?? -1
  if (when.test === 'says') return createSays(new Set(when.values), at)
  return cells => {
    const text = plainText(cells[at] ?? '')
    return when.test === 'prefix' ? text.startsWith(when.value) : text === when.value
  }
}

/** Folding is dear and states are few: each text is folded once. */
function createSays(values: ReadonlySet<string>, at: number): Test {
  const known = new Map<string, boolean>()
  return cells => {
    const text = cells[at] ?? ''
    const before = known.get(text)
    if (before !== undefined) return before
    const says = values.has(phraseOf(plainText(text)))
    if (known.size < 1000) known.set(ownCopy(text), says)
    return says
  }
}

/**
 * Of rows that are one event together. It is named by what they have in common, so that another order of the lines, or a
 * receipt that stands in two exports, gives the same message.
 */
function createOnce({ told, mapping, positions }: BuilderContext, { table, key, once }: EventRule) {
  const at = once.map(column => positions.get(column) ?? -1)
  const name = `${table}\u001e${key}`
  const known = told.get(name) ?? new Set<string>()
  told.set(name, known)
  return {
    keyOf: (cells: readonly string[]) => (at.length === 0 ? '' : keyOf(cells, at)),
    isTold: (of: string) => of !== '' && known.has(of),
    tell: (of: string) => void (of !== '' && known.add(ownCopy(of))),
    messageId: (of: string) =>
      messageIdOf(
        hash('sha256', [mapping.source, table, of].join('\u001e'), 'base64url').slice(0, 22),
        1,
        key,
      ),
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
      const { from, also } = linkNamed(context.mapping, property.link)
      const at = [from.column, ...also].map(column => context.positions.get(column) ?? -1)
      return (row, properties) => {
        const found = sum(keyOf(row.cells, at))
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
