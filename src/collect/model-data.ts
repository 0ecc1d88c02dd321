import { z } from 'zod'
import { quarantineReasons } from './model.ts'

/** What the Data screens and their routes exchange. Times are milliseconds since 1970 UTC. */
export const sourceRow = z.object({
  source: z.string(),
  events: z.number(),
  people: z.number(),
  calls: z.record(z.string(), z.number()),
  firstTime: z.number(),
  lastTime: z.number(),
  lastReceived: z.number(),
  quarantined: z.number(),
})
export const sourcesAnswer = z.object({ sources: z.array(sourceRow) })

export const liveEntry = z.object({
  seq: z.number(),
  at: z.number(),
  status: z.enum(['stored', 'repeated', 'quarantined']),
  source: z.string(),
  type: z.string(),
  name: z.string(),
  channel: z.string(),
  identifiers: z.array(z.string()),
  time: z.number().nullable(),
  reason: z.string(),
  detail: z.string(),
  messageId: z.string(),
  entry: z.string(),
  flags: z.number(),
  mappingVersion: z.number(),
})
/** One message opened: as it came, and what it became. Null where it is not there any more. */
export const openedMessage = z.object({
  found: z
    .object({
      messageId: z.string(),
      source: z.string(),
      receivedAt: z.number(),
      time: z.number().nullable(),
      received: z.string(),
      properties: z.string(),
      identifiers: z.array(z.string()),
      flags: z.number(),
      mappingVersion: z.number(),
      reason: z.string(),
      detail: z.string(),
      faults: z.array(z.object({ fault: z.string(), path: z.string() })),
    })
    .nullable(),
})
export const liveAnswer = z.object({ entries: z.array(liveEntry) })

export const quarantineRow = z.object({
  id: z.string(),
  at: z.number(),
  source: z.string(),
  importId: z.number(),
  reason: z.enum(quarantineReasons),
  detail: z.string(),
  received: z.string(),
})
export const quarantineAnswer = z.object({
  counts: z.array(z.object({ reason: z.enum(quarantineReasons), source: z.string(), events: z.number() })),
  rows: z.array(quarantineRow),
  more: z.boolean(),
})
export const replayBody = z.object({
  entries: z
    .array(z.object({ id: z.string().regex(/^\d+$/), received: z.string().max(1_000_000).optional() }))
    .min(1)
    .max(500),
})
export const replayAnswer = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['stored', 'repeated', 'quarantined', 'gone']),
      reason: z.string(),
    }),
  ),
})

/** Every event name and channel with its count, and the properties seen on it: what pickers offer. */
export const catalogueAnswer = z.object({
  events: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      count: z.number(),
      channels: z.array(z.string()),
      firstTime: z.number(),
      lastTime: z.number(),
      properties: z.array(
        z.object({
          path: z.string(),
          type: z.string(),
          share: z.number(),
          examples: z.array(z.string()),
          /** Of the whole log, by event time. Null, and the share that of a sample, where there are too many sets of properties to count. */
          count: z.number().nullable(),
          firstTime: z.number().nullable(),
          lastTime: z.number().nullable(),
        }),
      ),
    }),
  ),
})
