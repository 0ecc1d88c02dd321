import { type Memory, readCookie, writeCookie } from './memory.ts'
import type { Bag } from './model.ts'
import { newId } from './new-id.ts'

const cookie = 'rihla_id'

/** Who is in front of the page: an anonymous id from the first moment, a user id and traits once the page says so. */
export interface Visitor {
  anonymousId(): string
  userId(): string | undefined
  traits(): Bag
  groupId(): string | undefined
  identify(userId: string | undefined, traits: Bag): void
  group(groupId: string): void
  /** After signing out: the next events are another person's. */
  reset(): void
  /** Nothing of the visitor stays in the browser. */
  forget(): void
}

export function createVisitor(memory: Memory, cookieDomain?: string): Visitor {
  let anonymous: string | null = null

  /** Written again at each page: a year from the last visit, in both places, since browsers clear either. */
  function anonymousId(): string {
    if (anonymous === null) {
      anonymous = readCookie(cookie) ?? memory.read('id') ?? newId()
      writeCookie(cookie, anonymous, cookieDomain)
      memory.write('id', anonymous)
    }
    return anonymous
  }
  function forget(): void {
    for (const key of ['id', 'user', 'traits', 'group', 'session']) memory.write(key, null)
    writeCookie(cookie, null, cookieDomain)
    anonymous = null
  }
  function traits(): Bag {
    return readBag(memory.read('traits'))
  }

  return {
    anonymousId,
    userId: () => memory.read('user') ?? undefined,
    traits,
    groupId: () => memory.read('group') ?? undefined,
    identify(userId, more) {
      const known = memory.read('user')
      const isOther = userId !== undefined && known !== null && known !== userId
      // Two people on one device: what the next one does is not to be joined with the last one's visits.
      if (isOther) forget()
      if (userId !== undefined) memory.write('user', userId)
      memory.write('traits', JSON.stringify(isOther ? more : { ...traits(), ...more }))
    },
    group: groupId => memory.write('group', groupId),
    reset: forget,
    forget,
  }
}

export function readBag(text: string | null): Bag {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}
