import type { z } from 'zod'
import type { Told, Unread } from '../connector.ts'

/** Reads the things of one answer: what cannot be read is kept whole, and spoils nothing else. */
export function readThings<T>(
  things: readonly unknown[],
  schema: z.ZodType<T>,
  tell: (thing: T) => readonly Told[],
): { messages: Told[]; unread: Unread[]; read: T[] } {
  const messages: Told[] = []
  const unread: Unread[] = []
  const all: T[] = []
  for (const thing of things) {
    const parsed = schema.safeParse(thing)
    if (parsed.success) {
      all.push(parsed.data)
      messages.push(...tell(parsed.data))
    } else {
      const [issue] = parsed.error.issues
      const detail = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`.slice(0, 300)
      unread.push({ text: JSON.stringify(thing) ?? 'null', detail })
    }
  }
  return { messages, unread, read: all }
}
