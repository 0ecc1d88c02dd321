import { unreachable } from '../../../platform/errors.ts'
import { createDateReader, toDate, toNumber, toText } from '../cast-value.ts'
import { Failure } from '../failure.ts'
import type { LookupTable } from '../model-mapping.ts'
import { parsePath } from '../paths.ts'
import type { FunctionName } from './functions.ts'
import type { BinaryOperator, Expression } from './parse-expression.ts'

/** The event as a formula sees it. Undefined: nothing stands there. */
export interface Seen {
  readonly event: string
  readonly call: string
  readonly source: string
  readonly channel: string
  /** ISO 8601, UTC. */
  readonly time: string
  read(place: ReturnType<typeof parsePath>): unknown
}
/** A formula made ready. Null: nothing. @throws Failure */
export type Formula = (seen: Seen) => unknown

const longest = 10_000
const dayMs = 86_400_000

/** Names that mean the event itself; a property of such a name is `property("event")` or `properties.event`. */
const own = ['event', 'call', 'source', 'channel', 'time'] as const

export function compileExpression(expression: Expression, tables: readonly LookupTable[]): Formula {
  const compile = (one: Expression): Formula => compileExpression(one, tables)
  switch (expression.kind) {
    case 'literal':
      return () => expression.value
    case 'path': {
      const name = own.find(one => one === expression.path)
      if (name !== undefined) return seen => seen[name]
      const place = parsePath(expression.path)
      return seen => seen.read(place) ?? null
    }
    case 'unary': {
      const of = compile(expression.of)
      return expression.operator === '-' ? seen => -numeric(of(seen)) : seen => !isTrue(of(seen))
    }
    case 'binary':
      return compileBinary(expression.operator, compile(expression.left), compile(expression.right))
    case 'call':
      return compileCall(expression.name, expression.args.map(compile), { args: expression.args, tables })
    default:
      return unreachable(expression)
  }
}

function compileBinary(operator: BinaryOperator, left: Formula, right: Formula): Formula {
  switch (operator) {
    case 'and':
      return seen => isTrue(left(seen)) && isTrue(right(seen))
    case 'or':
      return seen => isTrue(left(seen)) || isTrue(right(seen))
    case '=':
      return seen => isSame(left(seen), right(seen))
    case '!=':
      return seen => !isSame(left(seen), right(seen))
    case '<':
      return seen => compare(left(seen), right(seen)) < 0
    case '<=':
      return seen => compare(left(seen), right(seen)) <= 0
    case '>':
      return seen => compare(left(seen), right(seen)) > 0
    case '>=':
      return seen => compare(left(seen), right(seen)) >= 0
    case '+':
      return seen => finite(numeric(left(seen)) + numeric(right(seen)))
    case '-':
      return seen => finite(numeric(left(seen)) - numeric(right(seen)))
    case '*':
      return seen => finite(numeric(left(seen)) * numeric(right(seen)))
    case '/':
      return seen => finite(numeric(left(seen)) / divisor(right(seen)))
    case '%':
      return seen => finite(numeric(left(seen)) % divisor(right(seen)))
    default:
      return unreachable(operator)
  }
}

interface Around {
  readonly args: readonly Expression[]
  readonly tables: readonly LookupTable[]
}

function compileCall(name: FunctionName, given: readonly Formula[], { args, tables }: Around): Formula {
  const [a = nothing, b = nothing, c = nothing] = given
  const text = (formula: Formula) => (seen: Seen) => toText(formula(seen))
  switch (name) {
    case 'if':
      return seen => (isTrue(a(seen)) ? b(seen) : c(seen))
    case 'coalesce':
      return seen => {
        for (const formula of given) {
          const value = formula(seen)
          if (value !== null && value !== '') return value
        }
        return null
      }
    case 'concat':
      return seen => bounded(given.map(formula => toText(formula(seen))).join(''))
    case 'lower':
      return seen => text(a)(seen).toLowerCase()
    case 'upper':
      return seen => text(a)(seen).toUpperCase()
    case 'trim':
      return seen => text(a)(seen).trim()
    case 'length':
      return seen => sizeOf(a(seen))
    case 'replace':
      return seen => replaced(text(a)(seen), text(b)(seen), text(c)(seen))
    case 'part':
      return seen =>
        text(a)(seen)
          .split(text(b)(seen))
          .at(numeric(c(seen)) - 1) ?? null
    case 'left':
      return seen => [...text(a)(seen)].slice(0, whole(b(seen))).join('')
    case 'right':
      return seen => {
        const letters = [...text(a)(seen)]
        return letters.slice(Math.max(0, letters.length - whole(b(seen)))).join('')
      }
    case 'contains':
      return seen => text(a)(seen).includes(text(b)(seen))
    case 'starts':
      return seen => text(a)(seen).startsWith(text(b)(seen))
    case 'ends':
      return seen => text(a)(seen).endsWith(text(b)(seen))
    case 'text':
      return text(a)
    case 'date':
      return compileDate(a, args[1])
    case 'days':
      return seen => (instantOf(b(seen)) - instantOf(a(seen))) / dayMs
    case 'lookup':
      return compileLookup(args[0], [b, c], tables)
    case 'property': {
      const [named] = args
      const place =
        named?.kind === 'literal' && typeof named.value === 'string'
          ? { bag: 'properties' as const, names: [named.value] }
          : null
      return seen => (place === null ? null : (seen.read(place) ?? null))
    }
    case 'exists':
      return seen => a(seen) !== null
    default:
      return compileNumbers(name, given)
  }
}

type NumberFunction = 'number' | 'round' | 'floor' | 'ceil' | 'abs' | 'min' | 'max' | 'sum' | 'count'

function compileNumbers(name: NumberFunction, given: readonly Formula[]): Formula {
  const [a = nothing, b = nothing] = given
  switch (name) {
    case 'number':
      return seen => toNumber(a(seen))
    case 'round':
      return seen => rounded(numeric(a(seen)), given.length > 1 ? whole(b(seen)) : 0)
    case 'floor':
      return seen => Math.floor(numeric(a(seen)))
    case 'ceil':
      return seen => Math.ceil(numeric(a(seen)))
    case 'abs':
      return seen => Math.abs(numeric(a(seen)))
    case 'min':
      return seen => Math.min(...given.map(formula => numeric(formula(seen))))
    case 'max':
      return seen => Math.max(...given.map(formula => numeric(formula(seen))))
    case 'sum':
      return seen => summed(a(seen), given.length > 1 ? toText(b(seen)) : null)
    case 'count':
      return seen => listOf(a(seen)).length
    default:
      return unreachable(name)
  }
}

/** `date(text)` in UTC, `date(text, "Asia/Riyadh")` in a zone; the zone is written, not computed. */
function compileDate(value: Formula, zone: Expression | undefined): Formula {
  const named = zone?.kind === 'literal' && typeof zone.value === 'string' ? zone.value : 'UTC'
  const reader = createDateReader({ zone: named, order: 'none' })
  return seen => {
    const given = value(seen)
    return given === null ? null : toDate(given, reader)
  }
}

/** `lookup("cities", city, "other")`: the table is written, not computed. Without a match the third value, or nothing. */
function compileLookup(
  table: Expression | undefined,
  [key, otherwise]: readonly [Formula, Formula],
  tables: readonly LookupTable[],
): Formula {
  const name = table?.kind === 'literal' ? table.value : null
  const found = tables.find(one => one.name === name)
  const rows = new Map(found?.rows.map(([from, to]) => [from.trim(), to]))
  return seen => rows.get(toText(key(seen)).trim()) ?? otherwise(seen)
}

const nothing: Formula = () => null

function isTrue(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  if (value === null || value === undefined) return false
  throw new Failure('wrong-type')
}

function numeric(value: unknown): number {
  if (typeof value === 'number') return value
  throw new Failure(typeof value === 'string' ? 'not-a-number' : 'wrong-type')
}

function whole(value: unknown): number {
  return Math.max(0, Math.min(longest, Math.trunc(numeric(value))))
}

function divisor(value: unknown): number {
  const number = numeric(value)
  if (number === 0) throw new Failure('divided-by-zero')
  return number
}

function finite(number: number): number {
  if (!Number.isFinite(number)) throw new Failure('not-a-number')
  return number
}

/** By decimal digits as they are written: 1.005 becomes 1.01 and not the 1 of its binary neighbour. */
function rounded(number: number, digits: number): number {
  const shift = Math.min(digits, 12)
  const shifted = Number(`${Math.abs(number)}e${shift}`)
  const result = Number(`${Math.round(shifted)}e-${shift}`)
  return finite(Number.isNaN(result) ? number : Math.sign(number) * result)
}

function isSame(left: unknown, right: unknown): boolean {
  if (typeof left === 'object' && left !== null) return JSON.stringify(left) === JSON.stringify(right)
  return left === right
}

/** Numbers as numbers, texts by their letters (dates of one form are in order then). */
function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  throw new Failure('wrong-type')
}

function sizeOf(value: unknown): number {
  return Array.isArray(value) ? value.length : [...toText(value)].length
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (value === null) return []
  throw new Failure('no-list')
}

/** Of the elements, or of one field of each: `sum(items, "price")`. */
function summed(list: unknown, field: string | null): number {
  let sum = 0
  for (const element of listOf(list)) {
    const value: unknown =
      field === null || typeof element !== 'object' || element === null
        ? element
        : Object.getOwnPropertyDescriptor(element, field)?.value
    if (value !== undefined && value !== null) sum += numeric(value)
  }
  return finite(sum)
}

function instantOf(value: unknown): number {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (Number.isNaN(at)) throw new Failure('not-a-date')
  return at
}

function replaced(text: string, what: string, by: string): string {
  if (what === '') return text
  // What may come of it is known before it is made: a short text can otherwise become a very long one.
  const grown = text.length + (text.split(what).length - 1) * (by.length - what.length)
  if (grown > longest) throw new Failure('too-long')
  return text.replaceAll(what, () => by)
}

function bounded(text: string): string {
  if (text.length > longest) throw new Failure('too-long')
  return text
}
