import { z } from 'zod'
import type { HookReading, Told, Unread } from '../connector.ts'

/** What one call says so far: a piece that cannot be read does not take the others with it. */
export interface Reading {
  tell(told: Told): void
  /** Reads one piece; what makes it stumble is kept whole, and named. */
  each(raw: unknown, read: () => void): void
  leave(raw: unknown, detail: string): void
  result(): HookReading
}

export function createReading(): Reading {
  const messages: Told[] = []
  const unread: Unread[] = []
  const leave = (raw: unknown, detail: string) =>
    void unread.push({ text: JSON.stringify(raw) ?? '', detail: detail.slice(0, 300) })
  return {
    tell: told => void messages.push(told),
    each(raw, read) {
      try {
        read()
      } catch (error) {
        if (!(error instanceof z.ZodError || error instanceof RangeError)) throw error
        const issue = error instanceof z.ZodError ? error.issues[0] : undefined
        leave(raw, issue ? `${issue.path.join('.')} ${issue.message}` : error.message)
      }
    },
    leave,
    result: () => ({ messages, unread }),
  }
}

/** Properties that were said. */
export function withoutNothing(bag: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== undefined && value !== ''))
}
