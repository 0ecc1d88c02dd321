import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { isIP } from 'node:net'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { RihlaError } from '../errors.ts'
import { type AddressPolicy, PrivateAddress } from './address-policy.ts'

export interface OutgoingCall {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Largest answer, packed and unpacked. Default 20 MB. */
  readonly maxBytes?: number
  /** From the first byte out to the last byte in. Default 60 s. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

export interface OutgoingAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
}

/**
 * Calls of addresses that a user gave: bounded in time and size, never redirected, and never into a private network
 * unless the operator allows it.
 *
 * @throws RihlaError `connection.address-private`, `connection.address-plain`, `connection.unreachable`,
 * `connection.timed-out`, `connection.too-large`. Any status is an answer.
 */
export type Outgoing = (call: OutgoingCall) => Promise<OutgoingAnswer>

const defaults = { maxBytes: 20_000_000, timeoutMs: 60_000 }

export function createOutgoing(policy: AddressPolicy): Outgoing {
  return async call => {
    const url = readAddress(call.url, policy)
    const { timeoutMs = defaults.timeoutMs, maxBytes = defaults.maxBytes } = call
    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = call.signal ? AbortSignal.any([timeout, call.signal]) : timeout
    try {
      const response = await send(url, call, { signal, policy })
      const packed = await readAll(response, maxBytes)
      const headers = headersOf(response)
      const bytes = await unpack(packed, headers['content-encoding'] ?? '', maxBytes)
      return { status: response.statusCode ?? 0, headers, bytes }
    } catch (error) {
      if (error instanceof RihlaError) throw error
      if (error instanceof PrivateAddress)
        throw new RihlaError('connection.address-private', { host: url.hostname }, { cause: error })
      if (timeout.aborted)
        throw new RihlaError('connection.timed-out', { host: url.hostname }, { cause: error })
      if (call.signal?.aborted) throw error
      throw new RihlaError(
        'connection.unreachable',
        { host: url.hostname, detail: codeOf(error) },
        { cause: error },
      )
    }
  }
}

function readAddress(text: string, policy: AddressPolicy): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new RihlaError('connection.settings-invalid', { field: 'url' })
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !policy.allows(host, host))
    throw new RihlaError('connection.address-private', { host })
  // A key that is sent in the clear is everybody's.
  if (url.protocol === 'http:' && !policy.allowsPlain(host))
    throw new RihlaError('connection.address-plain', { host })
  return url
}

function send(
  url: URL,
  { method = 'GET', headers, body }: OutgoingCall,
  { signal, policy }: { signal: AbortSignal; policy: AddressPolicy },
): Promise<IncomingMessage> {
  const start = url.protocol === 'https:' ? tlsRequest : plainRequest
  return new Promise((resolve, reject) => {
    const request: ClientRequest = start(url, {
      method,
      signal,
      lookup: policy.lookup,
      // A connection of its own: what was judged is what is used.
      agent: false,
      headers: {
        'accept-encoding': 'gzip, deflate, br',
        'user-agent': 'Rihla',
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        ...headers,
      },
    })
    request.on('response', resolve)
    request.on('error', reject)
    request.end(body)
  })
}

async function readAll(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBytes) {
      response.destroy()
      throw new RihlaError('connection.too-large', { limit: Math.round(maxBytes / 1e6) })
    }
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

const unpackers: Readonly<
  Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>
> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

async function unpack(bytes: Buffer, packing: string, maxBytes: number): Promise<Buffer> {
  const unpacker = unpackers[packing.trim().toLowerCase()]
  if (unpacker === undefined || bytes.length === 0) return bytes
  try {
    return await unpacker(bytes, { maxOutputLength: maxBytes })
  } catch (cause) {
    if (codeOf(cause) === 'ERR_BUFFER_TOO_LARGE')
      throw new RihlaError('connection.too-large', { limit: Math.round(maxBytes / 1e6) }, { cause })
    throw new RihlaError('connection.unreadable', { detail: 'compression' }, { cause })
  }
}

function headersOf(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
