import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { RihlaError } from '../../platform/errors.ts'
import type { KeyCaller, UnadmittedCall } from '../../platform/http/access.ts'
import { type AnyRoute, route, stream } from '../../platform/http/route.ts'
import type { Intake } from '../intake/intake.ts'
import { type Incoming, type Origin, prepareEvent } from '../intake/prepare-event.ts'
import { maxBatchBytes, type Receipt } from '../model.ts'
import type { Adapter, ClientCall, Door, Outcome, Sent } from './adapter.ts'
import { openSent } from './envelope.ts'
import { parseJson } from './read-values.ts'

export interface ClientDeps {
  readonly intake: Intake
  readonly clock: Clock
  /** What the workspace of a write key says about messages that come with it. */
  originOf(caller: KeyCaller): Promise<Origin>
  /** An id for a message that has neither an id nor a time of its own. */
  newId(): string
}

interface Served {
  readonly adapter: Adapter
  readonly door: Door
}

/** The addresses of all clients, each declared once; clients that share one are told apart by their headers. */
export function clientRoutes(deps: ClientDeps, adapters: readonly Adapter[]): AnyRoute[] {
  const served = adapters.flatMap(adapter =>
    adapter.doors.flatMap(door => door.paths.map(path => ({ path, adapter, door }))),
  )
  const byAddress = Map.groupBy(served, ({ path, door }) => `${door.method} ${path}`)
  return [...byAddress.values()].flatMap(candidates => {
    const [first] = candidates
    return first === undefined ? [] : [clientRoute(deps, first, candidates)]
  })
}

function clientRoute(
  deps: ClientDeps,
  { path, door: { method, summary } }: Served & { readonly path: string },
  candidates: readonly Served[],
): AnyRoute {
  const choose = (headers: Headers) => candidates.find(({ door }) => door.fits?.(headers) ?? true)
  return route({
    method,
    path,
    access: {
      key: 'write',
      carried: async call => carriedKeys(choose(call.request.headers), await readCall(call)),
    },
    anyOrigin: true,
    summary,
    params: z.record(z.string(), z.string()),
    maxBytes: maxBatchBytes,
    response: stream('application/json'),
    refuse: (problem, request) =>
      choose(request.headers)?.adapter.refuse?.(problem, request) ??
      new Response(JSON.stringify(problem), {
        status: problem.status,
        headers: { 'content-type': 'application/problem+json' },
      }),
    handler: async context => {
      const chosen = choose(context.request.headers)
      if (chosen === undefined) throw new RihlaError('not-found')
      const call = await readCall(context)
      return take(deps, chosen, { call, caller: context.caller })
    },
  })
}

async function readCall({ request, upload, params }: UnadmittedCall): Promise<ClientCall> {
  const { method, headers, url } = request
  const bytes = method === 'GET' ? Buffer.alloc(0) : await upload.bytes()
  return { method, headers, params, query: new URL(url).searchParams, bytes }
}

function carriedKeys(chosen: Served | undefined, call: ClientCall): string[] {
  const found = chosen?.door.keys(call) ?? []
  return [...new Set(found.filter(key => typeof key === 'string' && key !== ''))].map(String)
}

interface Admitted {
  readonly call: ClientCall
  readonly caller: KeyCaller
}

async function take(
  deps: ClientDeps,
  { adapter, door }: Served,
  { call, caller }: Admitted,
): Promise<Response> {
  const origin = await deps.originOf(caller)
  const secrets = carriedKeys({ adapter, door }, call)
  const read = door.read(call)
  if (read === null) {
    const text = withoutSecrets(call.bytes.toString('utf8'), secrets)
    if (!door.onlyTries)
      await deps.intake.refuse(origin, text, { reason: 'json-invalid', detail: adapter.client })
    throw new RihlaError('body.invalid', { reason: `not what ${adapter.client} sends` })
  }
  const sent = read.map(message => redact(message, secrets))
  const opened = sent.map(message => openSent(adapter, message, deps.newId))
  const now = deps.clock.now()
  const receipts = door.onlyTries
    ? opened.flat().map(message => tried(message, origin, now))
    : await deps.intake.accept(origin, opened.flat(), 'durable')
  return door.answer({ call, sent, outcomes: outcomesOf(opened, receipts), now })
}

function tried(message: Incoming, origin: Origin, now: number): Receipt {
  const prepared = prepareEvent(message, origin, now)
  return 'reason' in prepared
    ? { status: 'quarantined', ...prepared }
    : { status: 'stored', messageId: prepared.messageId }
}

/** Whoever reads an event must not find in it the key to write: keys are held as hashes everywhere else, too. */
function redact(sent: Sent, secrets: readonly string[]): Sent {
  const text = withoutSecrets(sent.text, secrets)
  return text === sent.text ? sent : { ...sent, text, value: parseJson(text) }
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter(secret => secret.length >= shortestSecret)
    .reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
}
/** Ours have 35 characters; what is shorter, such as the name of an app, is no secret of ours. */
const shortestSecret = 20

/** One outcome a message: what of it was refused stands for all of it. */
function outcomesOf(opened: readonly (readonly Incoming[])[], receipts: readonly Receipt[]): Outcome[] {
  let at = 0
  return opened.map(({ length }) => {
    const own = receipts.slice(at, at + length)
    at += length
    return own.find(receipt => receipt.status === 'quarantined') ?? { status: 'kept' }
  })
}
