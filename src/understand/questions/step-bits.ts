import { z } from 'zod'
import { u64 } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { sharingALook } from '../../platform/warehouse/shortcut.ts'
import { joinSql, param, type Sql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { selectorCodesSql } from '../journeys/condition-sql.ts'
import type { Selector } from '../model.ts'
import { codesOfAny } from './packed-steps.ts'

/** Which of some parts (steps, exclusions) a code is. */
export interface StepBits {
  /** A scalar, Array(UInt64): for code c, at place c + 1, a bit for each part that it is. */
  readonly bits: Sql
  /** Whether a code is any of them. */
  readonly isAny: (code: Sql) => Sql
  /** Whether a code is the part at a place, from 0. */
  readonly isPart: (place: number, code: Sql) => Sql
}

/** More codes than this are not written out. */
const mostCodes = 1_000

/** Looked up once before the question and written out: the engine finds a scalar anew at each place where it stands. */
export function stepBits(parts: readonly { readonly any: readonly Selector[] }[], scope: Scope): StepBits {
  const each = parts.map(({ any }, i) => {
    const isPart = joinSql(any.map(selectorCodesSql), ' OR ')
    return sql`if(${isPart}, ${param(1n << BigInt(i), 'UInt64')}, 0)`
  })
  const mask = each.reduce((sum, bit) => sql`${sum} + ${bit}`, sql`toUInt64(0)`)
  const found = sql`SELECT groupArrayInsertAt(toUInt64(0))(${mask}, code) AS bits FROM journey_codes FINAL WHERE workspace = ${param(scope.workspace, 'UInt32')}`
  const written = sharingALook(warehouse => lookAtBits(warehouse, found))
  const isOne = (code: Sql, some: readonly Selector[], has: (bit: bigint) => boolean) =>
    written(sql`${code} IN ${codesOfAny(scope, some)}`, bits => {
      const codes = bits.flatMap((bit, one) => (has(bit) ? [one] : []))
      return codes.length === 0 ? sql`0` : sql`${code} IN ${param(codes, 'Array(UInt16)')}`
    })
  return {
    bits: written(sql`(${found})`, bits => sql`${param([...bits], 'Array(UInt64)')}`),
    isAny: code =>
      isOne(
        code,
        parts.flatMap(({ any }) => any),
        bit => bit > 0n,
      ),
    isPart: (place, code) =>
      isOne(code, parts[place]?.any ?? [], bit => ((bit >> BigInt(place)) & 1n) === 1n),
  }
}

async function lookAtBits(warehouse: Warehouse, query: Sql): Promise<readonly bigint[] | null> {
  const [found] = await warehouse.rows({
    name: 'funnel: codes',
    sql: query,
    row: z.object({ bits: z.array(u64) }),
  })
  return found && found.bits.length <= mostCodes ? found.bits : null
}
