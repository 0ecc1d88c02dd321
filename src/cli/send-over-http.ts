import { once } from 'node:events'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/**
 * Like `fetch`, which gives up after five minutes without an answer: a large import, erasure or backup may take
 * longer. Statuses that may have no body get none.
 */
export async function sendOverHttp(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const open = url.protocol === 'https:' ? requestHttps : requestHttp
  const sent = open(url, { method: request.method, headers: Object.fromEntries(request.headers) })
  const answered = once(sent, 'response')
  answered.catch(() => undefined) // also awaited below; a failure while sending comes first
  if (request.body) await pipeline(Readable.from(chunksOf(request.body)), sent)
  else sent.end()
  const [answer]: IncomingMessage[] = await answered
  if (!answer) throw new Error('no answer')
  const status = answer.statusCode ?? 500
  const headers = new Headers()
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value)
  const isEmpty = status === 204 || status === 304
  if (isEmpty) answer.resume()
  return new Response(isEmpty ? null : bodyOf(answer), { status, headers })
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) yield chunk
}

function bodyOf(answer: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = answer[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(value))
    },
    cancel: () => void answer.destroy(),
  })
}
