import { z } from 'zod'
import { RihlaError } from '../platform/errors.ts'
import type { FindCarriedKeys, KeyCaller } from '../platform/http/access.ts'
import type { RequestBody } from '../platform/http/request-body.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { withBatchContext } from './adapters/envelope.ts'
import type { Intake } from './intake/intake.ts'
import type { Incoming, Origin } from './intake/prepare-event.ts'
import { sliceBatch } from './intake/slice-batch.ts'
import { type CallType, maxBatchBytes, quarantineReasons, type Receipt } from './model.ts'

const acknowledged = z.object({
  success: z.boolean(),
  /** Messages of the batch that went to quarantine; the others are durable. */
  quarantined: z.array(
    z.object({ index: z.number(), reason: z.enum(quarantineReasons), detail: z.string() }),
  ),
})

const calls = ['identify', 'group', 'alias', 'page', 'screen', 'track'] as const

interface ReceiveDeps {
  readonly intake: Intake
  /** What the workspace of a write key says about messages that come with it. */
  originOf(caller: KeyCaller): Promise<Origin>
}

/** The Segment specification's HTTP API. 200 means: on disk. */
export function receiveRoutes(deps: ReceiveDeps): AnyRoute[] {
  return [...calls.map(call => oneCall(deps, call)), batchCall(deps, batchDoor), batchCall(deps, beaconDoor)]
}

function oneCall({ intake, originOf }: ReceiveDeps, call: CallType): AnyRoute {
  return route({
    method: 'POST',
    path: `/v1/${call}`,
    access: { key: 'write' },
    anyOrigin: true,
    summary: `Takes one ${call} message of the Segment specification`,
    maxBytes: maxBatchBytes,
    response: acknowledged,
    handler: async ({ caller, upload }) => {
      const origin = await originOf(caller)
      const { text, value } = await readJson(intake, origin, upload)
      const [receipt] = await intake.accept(origin, [{ text, value, call }], 'durable')
      if (receipt?.status === 'quarantined') {
        throw new RihlaError('event.invalid', { reason: receipt.reason, detail: receipt.detail })
      }
      return { success: true, quarantined: [] }
    },
  })
}

/** Where a batch comes in, and how it says whose it is. */
interface BatchDoor {
  readonly path: string
  readonly access: { readonly key: 'write'; readonly carried?: FindCarriedKeys }
  readonly summary: string
}

const batchDoor: BatchDoor = {
  path: '/v1/batch',
  access: { key: 'write' },
  summary: 'Takes up to 500 KB of messages of the Segment specification',
}

/** A page that goes away can set no header: its key lies in the body, and the label says plain text, so that nobody asks first. */
const beaconDoor: BatchDoor = {
  path: '/v1/beacon',
  access: { key: 'write', carried: async ({ upload }) => keyIn(await upload.text()) },
  summary: 'Takes what the browser tracker sends: a batch with its write key in the body',
}

function batchCall({ intake, originOf }: ReceiveDeps, { path, access, summary }: BatchDoor): AnyRoute {
  return route({
    method: 'POST',
    path,
    access,
    anyOrigin: true,
    summary,
    maxBytes: maxBatchBytes,
    response: acknowledged,
    handler: async ({ caller, upload }) => {
      const origin = await originOf(caller)
      const { text, value } = await readJson(intake, origin, upload)
      const receipts = await intake.accept(origin, messagesOf(text, value), 'durable')
      return { success: true, quarantined: refusalsOf(receipts) }
    },
  })
}

const keyed = z.object({ writeKey: z.string() })

function keyIn(text: string): string[] {
  try {
    const parsed = keyed.safeParse(JSON.parse(text))
    return parsed.success ? [parsed.data.writeKey] : []
  } catch {
    return []
  }
}

const envelope = z.object({
  batch: z.array(z.unknown()),
  sentAt: z.union([z.string(), z.number()]).nullish(),
  context: z.record(z.string(), z.unknown()).nullish(),
})

function messagesOf(text: string, value: unknown): Incoming[] {
  const parsed = envelope.safeParse(value)
  if (!parsed.success) throw new RihlaError('body.invalid', { reason: 'no batch' })
  const texts = sliceBatch(text)
  const { batch, sentAt, context } = parsed.data
  return batch.map((message, i) => {
    const own = texts[i] ?? JSON.stringify(message)
    const value = withContext(message, context)
    return { text: value === message || !context ? own : withBatchContext(own, context), value, sentAt }
  })
}

/** The context of the batch stands for messages that have none, as the specification says. */
function withContext(message: unknown, context: Record<string, unknown> | null | undefined): unknown {
  if (!context || typeof message !== 'object' || message === null || 'context' in message) return message
  return { ...message, context }
}

function refusalsOf(receipts: readonly Receipt[]) {
  return receipts.flatMap((receipt, index) =>
    receipt.status === 'quarantined' ? [{ index, reason: receipt.reason, detail: receipt.detail }] : [],
  )
}

/** A body that is no JSON is kept whole, then refused. The label of the content type is not asked: clients differ. */
async function readJson(
  intake: Intake,
  origin: Origin,
  upload: RequestBody,
): Promise<{ text: string; value: unknown }> {
  const text = await upload.text()
  try {
    return { text, value: JSON.parse(text) }
  } catch (cause) {
    await intake.refuse(origin, text, { reason: 'json-invalid', detail: '' })
    throw new RihlaError('body.invalid', { reason: 'not JSON' }, { cause })
  }
}
