import { joinSql, type Sql, sql } from '../../platform/warehouse/sql.ts'
import { selectorSql } from '../../understand/journeys/condition-sql.ts'
import type { Selector } from '../../understand/model.ts'

/** One source of voice and one step that it speaks of, with the condition for an event of the source to belong there. */
export interface Heard<S> {
  readonly source: S
  readonly step: string
  readonly which: Sql
}

/**
 * Which source speaks of which step. A source says so itself (`about`), otherwise its event belongs to the steps whose
 * rule names it. Decided here and not in SQL: each pair left out is a reading of the log that is not made.
 */
export function hearAt<S extends { readonly event: string; readonly about: string | null }>(
  sources: readonly S[],
  steps: readonly { readonly id: string; readonly rule: readonly Selector[] }[],
): Heard<S>[] {
  return sources.flatMap(source =>
    steps.flatMap(({ id, rule }) => {
      if (source.about !== null) return source.about === id ? [{ source, step: id, which: sql`1` }] : []
      const own = rule.filter(selector => selector.event === source.event)
      return own.length === 0 ? [] : [{ source, step: id, which: meetsAny(own) }]
    }),
  )
}

/** Whether an event of the log belongs to a step, for `WHERE`. A step without a rule holds nothing. */
function meetsAny(rule: readonly Selector[]): Sql {
  return rule.length === 0 ? sql`0` : sql`(${joinSql(rule.map(selectorSql), ' OR ')})`
}
