import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { selectsSql } from '../traits/measure-sql.ts'
import type { CompiledLeaf } from './compiled-leaf.ts'
import { expiry } from './expiry.ts'
import { durationMs, type ResolvedLeaf } from './model-segment.ts'

type SequenceLeaf = Extract<ResolvedLeaf, { of: 'sequence' }>

/** Earlier than any event, and so far that no span reaches back to it. */
const longAgo = sql`toInt64(-4611686018427387904)`

/**
 * Did one thing and then another. The events are put into the total order; beside each stands the time of the latest first
 * thing strictly earlier in it. Linear in a person's events of the two names, and nothing is sorted of whoever did only one.
 */
export function compileSequence(leaf: SequenceLeaf, number: number, scope: Scope): CompiledLeaf {
  const { first, second, fact, at, also } = namesOf(number)
  const one = expiry(leaf.first, { is: first, fact: at, of: 'minIf' })
  const two = expiry(leaf.second, { is: second, fact: also, of: 'minIf' })
  const placed = sql`(toUnixTimestamp64Milli(place.1), place.2, place.3, place.4, ${first}, ${second})`
  const ordered = sql`arraySort(groupArrayIf(${placed}, ${first} OR ${second}))`
  const firsts = sql`arrayMap(e -> if(e.5, e.1, ${longAgo}), ${fact})`
  return {
    columns: columnsOf(leaf, number, scope),
    relevant: sql`(${first} OR ${second})`,
    facts: [ofBoth(number, ordered), ...one.facts, ...two.facts],
    holds: sql`arrayExists((e, b) -> e.6 AND e.1 - b <= ${spanOf(leaf)}, ${fact}, ${latestBefore(firsts)})`,
    next: one.next && two.next ? sql`least(${one.next}, ${two.next})` : (one.next ?? two.next),
    needsPlace: true,
    names: [leaf.first.name, leaf.second.name],
  }
}

/** A sequence by the times of its events alone: where none is tied with another, that is all there is to know. */
export interface RoughSequence extends Pick<CompiledLeaf, 'columns' | 'relevant' | 'facts' | 'names'> {
  /** Columns over the facts, which the next two are. */
  readonly checks: readonly Sql[]
  /** Holds whatever the order of events at one time. */
  readonly holds: Sql
  /** Holds in some order of them. */
  readonly mayHold: Sql
}

/**
 * TRICKY: an event is one number, so that lists of them are sorted without looking into anything: its milliseconds times four,
 * two for a first thing, one for a second. At one time second things stand before first ones.
 */
export function compileRoughSequence(leaf: SequenceLeaf, number: number, scope: Scope): RoughSequence {
  const { first, second, fact, sure, tied } = namesOf(number)
  const numbered = sql`toUnixTimestamp64Milli(time) * 4 + ${first} * 2 + ${second}`
  const firsts = sql`arrayMap(e -> if(bitTest(e, 1), bitShiftRight(e, 2), ${longAgo}), ${fact})`
  const soon = sql`bitTest(e, 0) AND bitShiftRight(e, 2) > b AND bitShiftRight(e, 2) - b <= ${spanOf(leaf)}`
  const meet = sql`bitShiftRight(a, 2) = bitShiftRight(b, 2) AND bitAnd(bitOr(a, b), 3) = 3`
  return {
    columns: columnsOf(leaf, number, scope),
    relevant: sql`(${first} OR ${second})`,
    facts: [ofBoth(number, sql`arraySort(groupArrayIf(${numbered}, ${first} OR ${second}))`)],
    checks: [
      sql`arrayExists((e, b) -> ${soon}, ${fact}, ${latestBefore(firsts)}) AS ${sure}`,
      sql`arrayExists((a, b) -> ${meet}, arrayPopBack(${fact}), arrayPopFront(${fact})) AS ${tied}`,
    ],
    names: [leaf.first.name, leaf.second.name],
    holds: sure,
    mayHold: sql`(${sure} OR ${tied})`,
  }
}

function namesOf(number: number) {
  const name = (letter: string) => ident(`${letter}${number}`)
  return {
    ...{
      first: name('is_'),
      second: name('then_'),
      fact: name('fact_'),
      at: name('at_'),
      also: name('also_'),
    },
    ...{ sure: name('sure_'), tied: name('tied_') },
  }
}

function columnsOf(leaf: SequenceLeaf, number: number, scope: Scope): Sql[] {
  const { first, second } = namesOf(number)
  return [
    sql`${selectsSql(leaf.first, scope)} AS ${first}`,
    sql`${selectsSql(leaf.second, scope)} AS ${second}`,
  ]
}

/** A list of somebody's events, empty where they did only one of the two things. */
function ofBoth(number: number, list: Sql): Sql {
  const { first, second, fact } = namesOf(number)
  return sql`if(countIf(${first}) = 0 OR countIf(${second}) = 0, [], ${list}) AS ${fact}`
}

/** Of a list of times of first things, `longAgo` where an event is none: beside each event the latest before it. */
function latestBefore(firsts: Sql): Sql {
  return sql`arrayPopBack(arrayPushFront(arrayFill(t -> t > ${longAgo}, ${firsts}), ${longAgo}))`
}

function spanOf({ within }: SequenceLeaf): number {
  return within.n * durationMs[within.unit]
}
