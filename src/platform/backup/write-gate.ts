import type { Warehouse } from '../warehouse/warehouse.ts'

export interface WriteGate {
  /** The same warehouse; what writes waits while the gate is held. Questions go on. */
  readonly warehouse: Warehouse
  /** Waits for the writes under way, then does the work while no other begins. */
  hold<T>(work: () => Promise<T>): Promise<T>
}

/**
 * Everything that is written to the warehouse passes here, so a backup needs no help from the parts: intake waits
 * (what it answers for meanwhile is in its journal), background work waits. What is half done then is what a crash would leave,
 * and is repaired at the next start like after one.
 */
export function createWriteGate(inner: Warehouse): WriteGate {
  const underWay = new Set<Promise<unknown>>()
  let held: Promise<void> | null = null

  const write = async <T>(begin: () => Promise<T>): Promise<T> => {
    while (held) await held
    const work = begin()
    underWay.add(work)
    try {
      return await work
    } finally {
      underWay.delete(work)
    }
  }

  return {
    warehouse: {
      ...inner,
      run: command => write(() => inner.run(command)),
      onEveryNode: command => write(() => inner.onEveryNode(command)),
      insert: (table, lines, columns) => write(() => inner.insert(table, lines, columns)),
      migrate: migrations => write(() => inner.migrate(migrations)),
      restoreFrom: folder => write(() => inner.restoreFrom(folder)),
    },
    async hold(work) {
      while (held) await held
      const opened = Promise.withResolvers<void>()
      held = opened.promise
      try {
        await Promise.allSettled(underWay)
        return await work()
      } finally {
        held = null
        opened.resolve()
      }
    },
  }
}
