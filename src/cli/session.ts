import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Config } from '../platform/config.ts'
import { findLocalServer } from '../platform/data-folder.ts'
import { findHolder } from '../platform/folder-lock.ts'
import { problem } from '../platform/http/problem.ts'
import type { Log } from '../platform/log.ts'
import { type Compose, type Composition, type Running, startServer } from '../server.ts'
import { CallRefused, CommandFailed, exitCodes } from './exit-codes.ts'
import { sendOverHttp } from './send-over-http.ts'

export interface Call<T> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  /** Sent as JSON. */
  readonly body?: unknown
  /** JSON that is text already. */
  readonly text?: string
  readonly stream?: ReadableStream<Uint8Array>
  /** Another key than the local one: a write key for `/v1`. */
  readonly key?: string
  readonly answer: z.ZodType<T>
}

/** The API of this data folder: of the running server over HTTP, otherwise of engines opened for this command. */
export interface Session {
  readonly isRemote: boolean
  /** Where the running server listens; null where the engines were opened here. */
  readonly url: string | null
  /** @throws CallRefused with the server's code */
  call<T>(call: Call<T>): Promise<T>
  /** The raw answer, for what is not JSON. */
  fetch(call: Omit<Call<unknown>, 'answer'>): Promise<Response>
  close(): Promise<void>
}

export interface SessionOptions {
  readonly config: Config
  readonly log: Log
  readonly compose: Compose<Composition>
  /** Called when the engines are opened here, which takes a moment. */
  readonly onOpening?: () => void
}

/** How long a server that is just starting is waited for. */
const startPatienceMs = 60_000

export async function openSession(options: SessionOptions): Promise<Session> {
  const server = await awaitServer(options.config.dataFolder)
  if (server) {
    const close = async () => undefined
    return createSession({ base: server.url, key: server.key, send: sendOverHttp, isRemote: true, close })
  }
  options.onOpening?.()
  const running = await startServer({ ...options, listens: false })
  return sessionWithin(running, () => running.stop())
}

/** The API of a server in this process, without a port. */
export function sessionWithin(
  { app, localKey }: Pick<Running<Composition>, 'app' | 'localKey'>,
  close: () => Promise<void> = async () => undefined,
): Session {
  const send: Sender = async request => app.request(request)
  return createSession({ base: 'http://127.0.0.1', key: localKey, send, isRemote: false, close })
}

type Sender = (request: Request) => Promise<Response>

/** A process that holds the folder but has no address yet is a server that starts, or another command. */
async function awaitServer(folder: string) {
  for (let waited = 0; waited <= startPatienceMs; waited += 250) {
    const server = await findLocalServer(folder)
    if (server) return server
    if (!(await findHolder(folder))) return null
    await sleep(250)
  }
  return null
}

interface Connection {
  readonly base: string
  readonly key: string
  readonly send: Sender
  readonly isRemote: boolean
  close(): Promise<void>
}

function createSession({ base, key, send, isRemote, close }: Connection): Session {
  const request = async (call: Omit<Call<unknown>, 'answer'>): Promise<Response> => {
    const text = call.text ?? (call.body === undefined ? undefined : JSON.stringify(call.body))
    const headers = new Headers({ authorization: `Bearer ${call.key ?? key}` })
    if (text !== undefined) headers.set('content-type', 'application/json')
    if (call.stream) headers.set('content-type', 'application/octet-stream')
    const content = call.stream ? { body: call.stream, duplex: 'half' as const } : { body: text }
    const url = new URL(call.path, base)
    const response = await send(new Request(url, { method: call.method ?? 'GET', headers, ...content }))
    if (response.ok) return response
    throw await refusal(response)
  }
  return {
    isRemote,
    url: isRemote ? base : null,
    close,
    fetch: request,
    call: async call => {
      const response = await request(call)
      return call.answer.parse(response.status === 204 ? null : await response.json())
    },
  }
}

async function refusal(response: Response): Promise<CallRefused> {
  const text = await response.text()
  try {
    return new CallRefused(problem.parse(JSON.parse(text)))
  } catch {
    const params = { status: response.status, answer: text.slice(0, 200) }
    return new CallRefused({ code: 'internal', status: response.status, params })
  }
}

const workspaceList = z.object({ workspaces: z.array(z.object({ id: z.number(), name: z.string() })) })

/** The workspace that was named, or the only one there is. */
export async function chooseWorkspace(session: Session, named: string | undefined): Promise<number> {
  const { workspaces } = await session.call({ path: '/api/workspaces', answer: workspaceList })
  const wanted =
    named === undefined
      ? workspaces
      : workspaces.filter(one => String(one.id) === named || one.name === named)
  const [first, second] = wanted
  const known = workspaces.map(one => `${one.id} (${one.name})`).join(', ')
  if (workspaces.length === 0) throw new CommandFailed('There is no workspace yet.', exitCodes.notFound)
  if (!first)
    throw new CommandFailed(`There is no workspace ${named}; there are ${known}.`, exitCodes.notFound)
  if (second) throw new CommandFailed(`Say which workspace with --workspace: ${known}.`, exitCodes.usage)
  return first.id
}
