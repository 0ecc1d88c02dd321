import { readContext, readPage } from './context.ts'
import { leaving } from './leaving.ts'
import { createMemory } from './memory.ts'
import type { Bag, Call, Consent, Message, Options } from './model.ts'
import { newId } from './new-id.ts'
import { createQueue } from './queue.ts'
import { touchSession } from './session.ts'
import { watchSignals } from './signals.ts'
import { createVisitor, readBag } from './visitor.ts'
import { watchAddress } from './watch-address.ts'

export interface Tracker {
  track(event: string, properties?: Bag): void
  /** Says who the visitor is. Traits alone describe a visitor whose id is not known yet. */
  identify(userId?: string | number | Bag, traits?: Bag): void
  page(name?: string | Bag, properties?: Bag): void
  group(groupId: string | number, traits?: Bag): void
  /** Two ids are one person. Without the second: the anonymous id of this browser. */
  alias(userId: string | number, previousId?: string): void
  /** Keeps the visitor's choice. `analytics: false` stops everything and takes away what the browser kept. */
  consent(choice: Consent): void
  /** After signing out: the next events are another person's. */
  reset(): void
  /** Sends what waits now. */
  flush(): Promise<void>
}

/** Calls that came before the visitor chose wait in the page alone, so many at most. */
const mostUndecided = 100

/** A tracker on this page. Call it once a page. */
export function createTracker(options: Options): Tracker {
  const memory = createMemory()
  const visitor = createVisitor(memory, options.cookieDomain)
  let choice: Consent | null = readChoice(memory.read('consent'))
  let isRunning = false
  let undecided: (() => void)[] = []
  let referrer = document.referrer
  let queue: ReturnType<typeof createQueue> | null = null
  const outgoing = () => {
    queue ??= createQueue(memory, { url: `${options.host}/v1/beacon`, writeKey: options.writeKey })
    return queue
  }

  const mayRun = () => (choice === null ? options.consent !== 'required' : choice.analytics !== false)

  /** What happened now, told when the visitor has agreed: with the time and the page of now. */
  function say(type: Call, more: Partial<Message>): void {
    if (!mayRun()) {
      if (choice === null && undecided.length < mostUndecided) {
        const timestamp = new Date().toISOString()
        const page = readPage(referrer)
        undecided.push(() => send(type, { ...more, timestamp }, page))
      }
      return
    }
    send(type, more)
  }

  function remember(work: () => void): void {
    if (mayRun()) work()
    else if (choice === null) undecided.push(work)
  }

  function send(type: Call, more: Partial<Message>, page?: Bag): void {
    const context = readContext(touchSession(memory, Date.now()), referrer)
    const groupId = visitor.groupId()
    outgoing().add({
      type,
      messageId: newId(),
      timestamp: new Date().toISOString(),
      anonymousId: visitor.anonymousId(),
      userId: visitor.userId(),
      ...(type === 'alias' && more.previousId === undefined ? { previousId: visitor.anonymousId() } : {}),
      ...more,
      context: {
        ...context,
        ...(page ? { page } : {}),
        ...(groupId ? { groupId } : {}),
        ...(choice ? { consent: { categoryPreferences: choice } } : {}),
      },
    })
  }

  const tracker: Tracker = {
    track: (event, properties) => say('track', { event, properties }),
    identify(userId, traits) {
      const known = typeof userId === 'object' ? undefined : userId
      const told = (typeof userId === 'object' ? userId : traits) ?? {}
      remember(() => visitor.identify(known === undefined ? undefined : String(known), told))
      say('identify', { traits: told })
    },
    page: (name, properties) =>
      say('page', {
        ...(typeof name === 'string' ? { name } : {}),
        properties: { ...readPage(referrer), ...(typeof name === 'object' ? name : properties) },
      }),
    group(groupId, traits) {
      remember(() => visitor.group(String(groupId)))
      say('group', { groupId: String(groupId), traits: traits ?? {} })
    },
    alias(userId, previousId) {
      say('alias', { userId: String(userId), ...(previousId ? { previousId } : {}) })
    },
    consent(said) {
      choice = said
      if (said.analytics === false) {
        undecided = []
        outgoing().clear()
        visitor.forget()
      }
      memory.write('consent', JSON.stringify(said))
      if (!mayRun()) return
      start()
      tracker.track('Consent Updated', { categoryPreferences: said })
    },
    reset: () => visitor.reset(),
    flush: () => outgoing().flush(),
  }

  /** Once the visitor agreed: what waited, what earlier pages left, and the signals. */
  function start(): void {
    const waiting = undecided
    undecided = []
    for (const one of waiting) one()
    if (isRunning) return
    isRunning = true
    outgoing()
    const { signals = [] } = options
    if (signals.length > 0)
      watchSignals(signals, { track: (event, properties) => tracker.track(event, properties) })
  }

  if (mayRun()) start()
  if (options.pages !== false) {
    tracker.page()
    watchAddress(previous => {
      dispatchEvent(new Event(leaving))
      referrer = previous
      tracker.page()
    })
  }
  // After the signals, which have something to say when the page goes.
  addEventListener('visibilitychange', () => void (document.visibilityState === 'hidden' && queue?.leave()))
  addEventListener('pagehide', () => queue?.leave())
  return tracker
}

function readChoice(text: string | null): Consent | null {
  if (text === null) return null
  return Object.fromEntries(
    Object.entries(readBag(text)).flatMap(([purpose, said]) =>
      typeof said === 'boolean' ? [[purpose, said]] : [],
    ),
  )
}
