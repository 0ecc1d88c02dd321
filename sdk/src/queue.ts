import type { Memory } from './memory.ts'
import type { Message } from './model.ts'
import { newId } from './new-id.ts'

/** How many wait at most; beyond, the oldest goes and is counted. */
const most = 1_000
/** Browsers refuse more than 64 KB to a call that outlives its page. */
const mostBytes = 60_000
const gather = 500
const slowest = 300_000

export interface Queue {
  add(message: Message): void
  /** Sends what waits now. Resolves when the answer is there or the attempt failed. */
  flush(): Promise<void>
  /** The page is going away: everything leaves at once, and stays here until somebody has acknowledged it. */
  leave(): void
  /** Nothing that waits is sent. */
  clear(): void
}

/**
 * Messages on their way out. They are written down before they are sent and crossed out when the server has them on
 * disk; what a page leaves behind, the next page sends. A message that goes twice counts once: it carries its id.
 */
export function createQueue(memory: Memory, { url, writeKey }: { url: string; writeKey: string }): Queue {
  const own = `queue.${newId()}`
  let waiting: Message[] = adopt(memory)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let failures = 0
  let dropped = 0

  const save = () => memory.write(own, waiting.length > 0 ? JSON.stringify(waiting) : null)

  function schedule(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  function flush(): Promise<void> {
    clearTimeout(timer)
    running ??= sendAll().finally(() => {
      running = null
      if (waiting.length > 0) schedule(failures > 0 ? pause(failures) : gather)
    })
    return running
  }

  async function sendAll(): Promise<void> {
    while (waiting.length > 0) {
      const [batch = []] = cut(waiting)
      const isDone = await send(bodyOf(batch))
      if (!isDone) {
        failures++
        return
      }
      failures = 0
      dropped = 0
      const sent = new Set(batch)
      waiting = waiting.filter(message => !sent.has(message))
      save()
    }
  }

  /** True when the server has it, or will never take it; false when it is worth another attempt. */
  async function send(body: string): Promise<boolean> {
    try {
      const { status } = await fetch(url, { method: 'POST', body, keepalive: body.length < mostBytes })
      return status < 400 || (status < 500 && status !== 408 && status !== 429)
    } catch {
      return false
    }
  }

  function bodyOf(batch: readonly Message[]): string {
    return JSON.stringify({
      writeKey,
      sentAt: new Date().toISOString(),
      dropped: dropped || undefined,
      batch,
    })
  }

  if (waiting.length > 0) {
    save()
    schedule(gather)
  }
  addEventListener('online', () => void flush())

  return {
    add(message) {
      waiting.push(message)
      if (waiting.length > most) {
        waiting.shift()
        dropped++
      }
      save()
      if (failures === 0 && !running) schedule(waiting.length < 20 ? gather : 0)
    },
    flush,
    leave() {
      for (const batch of cut(waiting)) navigator.sendBeacon(url, bodyOf(batch))
    },
    clear() {
      waiting = []
      save()
    },
  }
}

/** Half a second, doubled each time, to five minutes; a fifth of it by chance, so that not all come back at once. */
function pause(failures: number): number {
  return Math.min(slowest, gather * 2 ** failures) * (0.9 + Math.random() / 5)
}

/** In order, each small enough to outlive its page. */
function cut(messages: readonly Message[]): Message[][] {
  const batches: Message[][] = []
  let bytes = mostBytes
  for (const message of messages) {
    const size = new Blob([JSON.stringify(message)]).size + 1
    if (bytes + size > mostBytes - 200) {
      batches.push([])
      bytes = 0
    }
    batches.at(-1)?.push(message)
    bytes += size
  }
  return batches
}

/** What other pages have left. Two pages may take the same: then it goes twice and counts once. */
function adopt(memory: Memory): Message[] {
  return memory
    .keys()
    .filter(key => key.startsWith('queue.'))
    .flatMap(key => {
      const text = memory.read(key)
      memory.write(key, null)
      try {
        const found: unknown = JSON.parse(text ?? '[]')
        return Array.isArray(found) ? found : []
      } catch {
        return []
      }
    })
    .slice(-most)
}
