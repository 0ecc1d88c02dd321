import { z } from 'zod'
import { renderSql, Sql } from './sql.ts'
import type { Query, Warehouse } from './warehouse.ts'

/**
 * A fragment that is right as it stands, for every case, and may be shorter once a look-up has told which case it is.
 * Rendered without looking it is the general one, so nothing depends on whether it was taken; `ask` takes it.
 *
 * Why: the engine plans a query in proportion to its text, also the branches that turn out to read nothing (*measured*:
 * journeys with the branch for touched cases 34 ms a question before anything is read, without it 8 ms).
 */
export class Shortcut extends Sql {
  readonly shorten: (warehouse: Warehouse) => Promise<Sql>

  /** @param shorten looks once, in however many places of a query the fragment stands */
  constructor(general: Sql, shorten: (warehouse: Warehouse) => Promise<Sql>) {
    super(general.strings, general.values)
    let taken: Promise<Sql> | null = null
    this.shorten = warehouse => {
      taken ??= shorten(warehouse)
      return taken
    }
  }
}

/**
 * Fragments that lean on one look, whichever of them is taken first: each as `write` says it of what was found, or the general one
 * where the look gives null. What is written may hold others.
 */
export function sharingALook<T>(look: (warehouse: Warehouse) => Promise<T | null>) {
  let looked: Promise<T | null> | null = null
  return (general: Sql, write: (found: T) => Sql): Shortcut =>
    new Shortcut(general, async warehouse => {
      looked ??= look(warehouse)
      const found = await looked
      return takeShortcuts(found === null ? general : write(found), warehouse)
    })
}

/** The same query with every shortcut in it taken. */
export async function takeShortcuts(query: Sql, warehouse: Warehouse): Promise<Sql> {
  if (query instanceof Shortcut) return query.shorten(warehouse)
  // Looks know nothing of each other, and wait for the engine's planning more than for its work.
  const values = query.values.map(value => (value instanceof Sql ? takeShortcuts(value, warehouse) : value))
  return new Sql(query.strings, await Promise.all(values))
}

/**
 * A warehouse that asks the same thing once: for the looks of questions that are asked together, a whole and its parts. They see
 * one state of what is looked up, and it costs once. For one asking: what it was told it never asks again.
 */
export function lookingOnce(warehouse: Warehouse): Warehouse {
  const asked = new Map<string, Promise<unknown[]>>()
  return {
    ...warehouse,
    async rows<T>(query: Query<T>): Promise<T[]> {
      const { text, params } = renderSql(query.sql)
      const key = JSON.stringify([query.name, text, params], (_, value: unknown) =>
        typeof value === 'bigint' ? `${value}n` : value,
      )
      const found = asked.get(key) ?? warehouse.rows({ ...query, row: z.unknown() })
      asked.set(key, found)
      return z.array(query.row).parse(await found)
    },
  }
}
