/**
 * One after the other, by workspace: making rows of the log anew and taking rows out of it. A person who is erased while
 * the past is being derived must be in neither the rows that go nor those that come.
 */
export function createLogLock() {
  const last = new Map<number, Promise<unknown>>()
  return async <T>(workspace: number, work: () => Promise<T>): Promise<T> => {
    const before = last.get(workspace)
    const own = (before ?? Promise.resolve()).catch(() => undefined).then(work)
    last.set(workspace, own)
    try {
      return await own
    } finally {
      if (last.get(workspace) === own) last.delete(workspace)
    }
  }
}

export type LogLock = ReturnType<typeof createLogLock>
