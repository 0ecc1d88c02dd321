import { setTimeout as sleep } from 'node:timers/promises'
import { RihlaError } from '../../platform/errors.ts'
import type { FileMessage, RefusedItem } from '../files/model-outcome.ts'
import type { Intake } from '../intake/intake.ts'
import type { Origin } from '../intake/prepare-event.ts'
import type { QuarantineReason } from '../model.ts'

/** The intake writes at most 10,000 in one insert: some groups under way keep it and the reader busy. */
const chunkSize = 2_000
const mostUnderWay = 4
const pausesMs = [200, 1_000, 3_000, 10_000]

export interface Feed {
  /** Waits when enough is under way. */
  message(message: FileMessage): Promise<void>
  refusal(refused: RefusedItem): Promise<void>
  /** Sends what waits and resolves when all that was brought so far is durable. What the intake refused, in all. */
  flush(): Promise<ReadonlyMap<QuarantineReason, number>>
}

/** Brings the events of files to the intake in chunks, a few at a time. */
export function feedIntake(
  intake: Intake,
  origin: Origin,
  before: Iterable<readonly [QuarantineReason, number]> = [],
): Feed {
  const underWay = new Set<Promise<void>>()
  const failures: unknown[] = []
  const quarantined = new Map<QuarantineReason, number>(before)
  let waiting: FileMessage[] = []
  let refused: RefusedItem[] = []

  async function send(messages: readonly FileMessage[]): Promise<void> {
    const incoming = messages.map(message => {
      const text = JSON.stringify(message)
      // Read anew: texts of a message are slices of the file, and a name that anybody kept would keep its piece of it.
      const value: unknown = JSON.parse(text)
      return { text, value }
    })
    for (const receipt of await withPatience(() => intake.accept(origin, incoming))) {
      if (receipt.status === 'quarantined')
        quarantined.set(receipt.reason, (quarantined.get(receipt.reason) ?? 0) + 1)
    }
  }

  async function refuse(rows: readonly RefusedItem[]): Promise<void> {
    await withPatience(() =>
      Promise.all(
        rows.map(row => {
          const detail = `${row.file}:${row.line} ${row.reason}`
          return intake.refuse(origin, refusedText(row), { reason: 'row-refused', detail })
        }),
      ),
    )
  }

  async function start(work: Promise<void>): Promise<void> {
    const watched: Promise<void> = work
      .catch(error => void failures.push(error))
      .finally(() => underWay.delete(watched))
    underWay.add(watched)
    if (underWay.size >= mostUnderWay) await Promise.race(underWay)
    if (failures.length > 0) throw failures[0]
  }

  return {
    async message(message) {
      if (waiting.push(message) < chunkSize) return
      const full = waiting
      waiting = []
      await start(send(full))
    },
    async refusal(row) {
      if (refused.push(row) < chunkSize) return
      const full = refused
      refused = []
      await start(refuse(full))
    },
    async flush() {
      const [lastMessages, lastRefused] = [waiting, refused]
      waiting = []
      refused = []
      if (lastMessages.length > 0) await start(send(lastMessages))
      if (lastRefused.length > 0) await start(refuse(lastRefused))
      await Promise.all(underWay)
      if (failures.length > 0) throw failures[0]
      return new Map(quarantined)
    },
  }
}

/** The row's place makes each entry of quarantine one of its own; the text is what stood there. */
function refusedText({ file, line, column, text }: RefusedItem): string {
  return JSON.stringify({ file, line, ...(column === undefined ? {} : { column }), text })
}

/** A full queue or an engine that restarts is waited for; after that the job comes again later. */
async function withPatience<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of pausesMs) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof RihlaError && error.code === 'warehouse.unavailable')) throw error
      await sleep(pause)
    }
  }
  return work()
}
