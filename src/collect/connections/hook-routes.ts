import { z } from 'zod'
import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, route, stream } from '../../platform/http/route.ts'
import { hashSecret } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import type { Intake } from '../intake/intake.ts'
import { bringMessages } from './bring-messages.ts'
import { type OpeningDeps, openConnection, originOf } from './connection-context.ts'
import type { HookCall, HookReading, Opened } from './connector.ts'
import type { Connection, ConnectionRecords } from './records.ts'

export interface HookDeps extends OpeningDeps {
  readonly records: ConnectionRecords
  readonly intake: Pick<Intake, 'accept' | 'refuse'>
  readonly log: Log
}

const params = z.object({ token: z.string().min(10).max(100) })
/** The largest order with all its lines. */
const maxBytes = 2_000_000

/** The address of a connection. Whoever calls it proves who they are by a signature over the body, or by knowing it. */
export function hookRoutes(deps: HookDeps): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/v1/hooks/:token',
      access: 'public',
      summary: 'Takes a call of a connected shop or another source; its signature is checked',
      params,
      maxBytes,
      response: stream('application/json'),
      handler: async ({ params: { token }, request, upload }) => {
        const { connection, hook } = await openHook(deps, token)
        return take(deps, connection, hook, callOf(request, await upload.bytes()))
      },
    }),
    route({
      method: 'GET',
      path: '/v1/hooks/:token',
      access: 'public',
      summary: 'Answers a source that makes sure of the address',
      params,
      response: stream('text/plain'),
      handler: async ({ params: { token }, request }) => {
        const { hook } = await openHook(deps, token)
        const answer = hook.challenge(callOf(request, Buffer.alloc(0)))
        if (answer === null) throw new RihlaError('not-found')
        return answer
      },
    }),
  ]
}

type OpenHook = NonNullable<Opened['hook']>

async function openHook(deps: HookDeps, token: string): Promise<{ connection: Connection; hook: OpenHook }> {
  const connection = await deps.records.findByToken(hashSecret(token))
  if (connection === null) throw new RihlaError('not-found')
  const opened = await openConnection(deps, connection, new AbortController().signal)
  if (opened?.hook == null) throw new RihlaError('not-found')
  return { connection, hook: opened.hook }
}

function callOf(request: Request, bytes: Buffer): HookCall {
  const { method, headers, url } = request
  return { method, headers, query: new URL(url).searchParams, bytes }
}

/** Answered when what it says is durable: in the log, or whole in quarantine. Sending it again would change nothing. */
async function take(
  deps: HookDeps,
  connection: Connection,
  hook: OpenHook,
  call: HookCall,
): Promise<Response> {
  const { workspace, id } = connection
  const at = deps.clock.now()
  if (!hook.verify(call)) {
    await deps.records.countHook(workspace, id, { refused: 1, at })
    throw new RihlaError('hook.signature-wrong')
  }
  const origin = originOf(connection, await deps.workspaceOf(workspace))
  const reading = readSafely(deps, connection, hook, call)
  const brought = await bringMessages(deps.intake, origin, reading)
  // What waits for a meaning is held, not misunderstood.
  const held = (reading.unread ?? []).filter(({ reason }) => reason === 'mapping-missing').length
  const unread = brought.quarantined > held ? 1 : 0
  await deps.records.countHook(workspace, id, { calls: 1, unread, at })
  return hook.answer()
}

/** A payload that makes a reader stumble is kept like one that it does not know. */
function readSafely(
  { log }: HookDeps,
  { id, kind }: Connection,
  hook: OpenHook,
  call: HookCall,
): HookReading {
  const text = call.bytes.toString('utf8')
  const unread = (detail: string) => ({ messages: [], unread: [{ text, detail }] })
  try {
    return hook.read(call) ?? unread(`not what ${kind} sends`)
  } catch (error) {
    if (error instanceof z.ZodError) {
      const [issue] = error.issues
      return unread(`${kind}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.slice(0, 300))
    }
    log.error({ err: error, connection: id }, 'a webhook could not be read')
    return unread(`${kind}: could not be read`)
  }
}
