import { randomBytes } from 'node:crypto'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { takeShortcuts } from '../../platform/warehouse/shortcut.ts'
import { param, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import type { CaseProperty, View } from '../model.ts'
import { isBySession } from './cut-sessions.ts'
import { nameOfValues, valuesByCase } from './values-by-case.ts'

const mostSeconds = 60

interface Values {
  readonly scope: Scope
  readonly view: View
  readonly property: CaseProperty
  /** See `AskContext`. */
  readonly looks?: Warehouse
}

/**
 * The value that stands for each case, found once and written down while a question is asked once for each value.
 *
 * @returns what was asked, with a scope that reads what is written down. It is gone when that has resolved or failed.
 */
export async function withKeptValues<T>(
  warehouse: Warehouse,
  { scope, view, property, looks = warehouse }: Values,
  asked: (scope: Scope) => Promise<T>,
): Promise<T> {
  if (property.of === 'step' || isBySession(view)) return asked(scope)
  const asking = param(randomBytes(8).readBigUInt64LE(), 'UInt64')
  const workspace = param(scope.workspace, 'UInt32')
  try {
    const values = await takeShortcuts(valuesByCase(scope, view, property), looks)
    await warehouse.run({
      name: 'understand.keep-values',
      sql: sql`INSERT INTO kept_values (workspace, asking, case, value)
        SELECT ${workspace}, ${asking}, case, value FROM ${values}`,
      settings: { max_execution_time: mostSeconds },
    })
    const table = sql`(SELECT case, value FROM kept_values WHERE workspace = ${workspace} AND asking = ${asking})`
    const kept = new Map([...(scope.kept ?? []), [nameOfValues(view, property), table]])
    return await asked({ ...scope, kept })
  } finally {
    await warehouse.onEveryNode({
      name: 'understand.forget-values',
      sql: sql`ALTER TABLE ${warehouse.localTable('kept_values')} DROP PARTITION ${asking}`,
    })
  }
}

/** What a crash left written down. */
export async function forgetKeptValues(warehouse: Warehouse): Promise<void> {
  const table = warehouse.localTable('kept_values')
  await warehouse.onEveryNode({ name: 'understand.forget-values', sql: sql`TRUNCATE TABLE ${table}` })
}
