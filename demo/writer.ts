import type { RawMessage } from './message.ts'
import type { CallType } from './message-order.ts'
import { type Person, streams } from './people.ts'
import { Random } from './random.ts'
import type { World } from './shop-options.ts'
import type { Aspect, Dialect, Polarity } from './verbatims/model.ts'

/** Who a message says it is from. */
export interface Speaker {
  readonly userId?: string
  readonly anonymousId?: string
  /** Contact data known to the sender, in `context.traits`. */
  readonly contact?: { readonly email?: string; readonly phone?: string }
}

/** Where a message comes from: the part of its context that a whole visit or mailing has in common. */
export interface Scene {
  readonly channel: string
  readonly context: Readonly<Record<string, unknown>>
}

/** A message as it was written, with its time as a number. */
export interface Written {
  readonly time: number
  readonly message: RawMessage
}

/** What a text really says. */
export interface SpokenTruth {
  readonly messageId: string
  readonly dialect: Dialect
  readonly said: readonly (readonly [Aspect, Polarity])[]
}

/** Writes the messages of one person. What would lie after the end, or before the beginning, is not written. */
export class Writer {
  readonly world: World
  readonly person: Person
  readonly written: Written[] = []
  readonly spoken: SpokenTruth[] = []
  /** For choices of form only (spellings, pauses): the plan is decided. */
  readonly random: Random
  private readonly ids: Random

  constructor(world: World, person: Person, stream: number = streams.write) {
    this.world = world
    this.person = person
    this.random = new Random(world.seed, person.index, stream)
    this.ids = new Random(world.seed, person.index, stream, 1)
  }

  track(
    at: number,
    event: string,
    properties: Readonly<Record<string, unknown>>,
    from: [Scene, Speaker],
  ): string | null {
    return this.write(at, 'track', from, { event, properties })
  }

  view(
    at: number,
    name: string,
    properties: Readonly<Record<string, unknown>>,
    from: [Scene, Speaker],
  ): void {
    const [scene, speaker] = from
    if (scene.channel === 'app') this.write(at, 'screen', from, { name, properties })
    else {
      const { path, url, title, referrer, search } = properties
      const page = { path, url, title, referrer, search }
      const context = { ...scene.context, page }
      this.write(at, 'page', [{ ...scene, context }, speaker], { name, properties })
    }
  }

  identify(at: number, traits: Readonly<Record<string, unknown>>, from: [Scene, Speaker]): void {
    this.write(at, 'identify', from, { traits })
  }

  group(
    at: number,
    groupId: string,
    traits: Readonly<Record<string, unknown>>,
    from: [Scene, Speaker],
  ): void {
    this.write(at, 'group', from, { groupId, traits })
  }

  alias(at: number, previousId: string, from: [Scene, Speaker]): void {
    this.write(at, 'alias', from, { previousId })
  }

  /** Returns the message id, or null when the time lies outside the period. */
  private write(
    at: number,
    type: CallType,
    [scene, speaker]: [Scene, Speaker],
    rest: Pick<RawMessage, 'event' | 'name' | 'properties' | 'traits' | 'groupId' | 'previousId'>,
  ): string | null {
    const messageId = this.ids.hex(32)
    const time = Math.round(at)
    if (time > this.world.end || time < this.world.start) return null
    const { userId, anonymousId, contact } = speaker
    this.written.push({
      time,
      message: {
        type,
        messageId,
        timestamp: new Date(time).toISOString(),
        ...(userId === undefined ? null : { userId }),
        ...(anonymousId === undefined ? null : { anonymousId }),
        ...rest,
        context: contact
          ? { channel: scene.channel, ...scene.context, traits: contact }
          : { channel: scene.channel, ...scene.context },
      },
    })
    return messageId
  }
}
