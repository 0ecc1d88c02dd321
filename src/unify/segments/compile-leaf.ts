import { propertyText } from '../../collect/events.ts'
import { unreachable } from '../../platform/errors.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { ident, joinSql, jsonPath, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { personOf } from '../person-of.ts'
import { measuredSql, measureSql, msOf, needsPlace, selectsSql } from '../traits/measure-sql.ts'
import type { ValueTest } from '../traits/model-traits.ts'
import { compileSequence } from './compile-sequence.ts'
import type { CompiledLeaf } from './compiled-leaf.ts'
import { type Expiry, expiry, never } from './expiry.ts'
import type { MembersByHand, ResolvedLeaf, Times } from './model-segment.ts'
import { valueTestSql } from './test-value.ts'

export function compileLeaf(leaf: ResolvedLeaf, number: number, scope: Scope): CompiledLeaf {
  const name = (letter: string) => ident(`${letter}${number}`)
  const [is, value, fact, at] = [name('is_'), name('value_'), name('fact_'), name('at_')]
  const plain = { relevant: is, next: null, needsPlace: false, names: null }
  switch (leaf.of) {
    case 'trait':
      return {
        ...plain,
        columns: [
          sql`type = 'identify' AND isNotNull(${jsonPath('properties', leaf.path)}) AS ${is}`,
          sql`${propertyText(leaf.path)} AS ${value}`,
        ],
        facts: [sql`argMaxIf(${value}, place, ${is}) AS ${fact}`],
        holds: valueTestSql(fact, leaf.test),
        needsPlace: true,
      }
    case 'did': {
      const times = sql`countIf(${is}) AS ${fact}`
      const edge = expiry(leaf.event, { is, fact: at, of: flipsAtTheLast(leaf.times) ? 'maxIf' : 'minIf' })
      return {
        ...plain,
        columns: [sql`${selectsSql(leaf.event, scope)} AS ${is}`],
        facts: [times, ...edge.facts],
        holds: timesSql(fact, leaf.times),
        next: edge.next,
        names: [leaf.event.name],
      }
    }
    case 'sequence':
      return compileSequence(leaf, number, scope)
    case 'account': {
      const named = leaf.accounts.length === 0 ? sql`account != ''` : sql`account IN ${[...leaf.accounts]}`
      return {
        ...plain,
        columns: [sql`${leaf.byHand ? decidedSql(named, leaf.byHand, scope) : named} AS ${is}`],
        facts: [sql`countIf(${is}) AS ${fact}`],
        holds: sql`${fact} > 0`,
      }
    }
    case 'measure': {
      const { measure, test } = leaf
      const isSince = measure.measure === 'days-since'
      const edge = isSince
        ? sinceExpiry(test, { is, fact: at, now: scope.now })
        : expiry(measure.event, { is, fact: at, of: 'minIf' })
      return {
        ...plain,
        columns: [
          sql`${selectsSql(measure.event, scope)} AS ${is}`,
          sql`${measuredSql(measure)} AS ${value}`,
        ],
        facts: [sql`${measureSql(measure, is, value, scope)} AS ${fact}`, ...edge.facts],
        holds: valueTestSql(fact, test),
        next: edge.next,
        needsPlace: needsPlace(measure),
        names: [measure.event.name],
      }
    }
    case 'people': {
      const people = param(leaf.people.map(BigInt), 'Array(UInt64)')
      return {
        ...plain,
        columns: [sql`${personOf(scope, sql`trace`)} IN ${people} AS ${is}`],
        facts: [sql`countIf(${is}) AS ${fact}`],
        holds: sql`${fact} > 0`,
      }
    }
    default:
      return unreachable(leaf)
  }
}

/** Who acts for an account by the events, but for what colleagues decided. */
function decidedSql(named: Sql, { in: members, out }: MembersByHand, scope: Scope): Sql {
  const person = personOf(scope, sql`trace`)
  const among = (people: readonly string[]) => sql`${person} IN ${param(people.map(BigInt), 'Array(UInt64)')}`
  const gone = out.map(({ account, people }) => sql`NOT (account = ${account} AND ${among(people)})`)
  const acting = joinSql([named, ...gone], ' AND ')
  return members.length === 0 ? sql`(${acting})` : sql`((${acting}) OR ${among(members)})`
}

/** Days pass: the next day at which the test may answer otherwise. */
function sinceExpiry(test: ValueTest, { is, fact, now }: { is: Sql; fact: Sql; now: number }): Expiry {
  const days = turningDays(test)
  if (days.length === 0) return { facts: [], next: null }
  const turns = sql`arrayMap(d -> toUnixTimestamp64Milli(maxIf(time, ${is})) + d * ${msOf.days}, ${param(days, 'Array(Int64)')})`
  const ahead = sql`arrayFilter(t -> t > ${now}, ${turns})`
  return {
    facts: [sql`if(countIf(${is}) = 0 OR empty(${ahead}), ${never}, arrayMin(${ahead})) AS ${fact}`],
    next: fact,
  }
}

function turningDays(test: ValueTest): number[] {
  switch (test.is) {
    case 'at-least':
    case 'less-than':
      return [Math.ceil(test.number)]
    case 'at-most':
    case 'more-than':
      return [Math.floor(test.number) + 1]
    case 'one-of':
    case 'containing':
    case 'beginning':
      // Text of a number of days: which days it names is not worth knowing; every day of a year may turn it.
      return Array.from({ length: 366 }, (_, day) => day)
    case 'known':
      return []
    default:
      return unreachable(test)
  }
}

/** Where one event is enough or one too many, only the newest matters: its leaving is the change. */
function flipsAtTheLast({ are, n }: Times): boolean {
  return are === 'at-least' ? n <= 1 : n === 0
}

function timesSql(fact: Sql, { are, n }: Times): Sql {
  const most = param(n, 'UInt64')
  if (are === 'at-least') return sql`${fact} >= ${most}`
  return are === 'at-most' ? sql`${fact} <= ${most}` : sql`${fact} = ${most}`
}
