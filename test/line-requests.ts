import { z } from 'zod'

/** What the process of `children/derive-events.ts` is started with. */
export const lineOptions = z.object({
  dataFolder: z.string(),
  warehouse: z.union([
    z.object({ kind: z.literal('embedded') }),
    z.object({ kind: z.literal('server'), url: z.string() }),
    z.object({ kind: z.literal('cluster'), urls: z.array(z.string()).readonly() }),
  ]),
  storeUrl: z.string(),
  /** How many came before it. */
  life: z.number(),
  /** The workspaces that those filled. */
  before: z.array(z.number()),
  /** At a statement of this name it stands still for ever. */
  stallAt: z.string().nullable().default(null),
})
export type LineOptions = z.input<typeof lineOptions>

const workspace = z.number()
const request = z.discriminatedUnion('do', [
  /** Declares orders as cases and saves a rule: before, between or after the events they concern. */
  z.object({ do: z.literal('prepare'), workspace }),
  z.object({ do: z.literal('send'), workspace, messages: z.array(z.record(z.string(), z.unknown())) }),
  z.object({
    do: z.literal('decide'),
    workspace,
    decision: z.object({ kind: z.enum(['link', 'cut']), a: z.string(), b: z.string() }),
  }),
  z.object({ do: z.literal('declare'), workspace, path: z.string() }),
  z.object({ do: z.literal('save'), workspace }),
  z.object({ do: z.literal('erase'), workspace, identifier: z.string() }),
  z.object({ do: z.literal('rebuild'), workspace }),
  /** Answered when it stands still. */
  z.object({ do: z.literal('stalled'), workspace }),
  z.object({ do: z.literal('fold'), workspace }),
  z.object({ do: z.literal('settled'), workspace }),
  z.object({ do: z.literal('answers'), workspace }),
])
export type LineRequest = z.infer<typeof request>
export const lineRequest = z.object({ id: z.number(), request })

/** The answer to the request of that id; id 0 when the process is ready. */
export const lineOutcome = z.object({
  id: z.number(),
  value: z.unknown().optional(),
  error: z.string().optional(),
})
