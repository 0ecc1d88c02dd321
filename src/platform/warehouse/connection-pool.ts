/** Hands each of a few connections to one caller at a time, in the order of asking. */
export interface ConnectionPool<C> {
  use<T>(work: (connection: C) => Promise<T>): Promise<T>
  /** Resolves when nobody holds a connection, with all of them; later calls of `use` are refused. */
  drain(): Promise<readonly C[]>
}

export function createConnectionPool<C>(connections: readonly C[]): ConnectionPool<C> {
  const free = [...connections]
  const waiting: ((connection: C) => void)[] = []
  let closed = false

  const take = async (): Promise<C> => free.pop() ?? new Promise<C>(resolve => waiting.push(resolve))
  const give = (connection: C): void => {
    const next = waiting.shift()
    if (next) next(connection)
    else free.push(connection)
  }
  return {
    async use(work) {
      if (closed) throw new Error('the warehouse is closed')
      const connection = await take()
      try {
        return await work(connection)
      } finally {
        give(connection)
      }
    },
    async drain() {
      closed = true
      const held: C[] = []
      for (const _ of connections) held.push(await take())
      return held
    },
  }
}
