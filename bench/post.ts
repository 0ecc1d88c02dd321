import { type Agent, type IncomingMessage, request } from 'node:http'

interface Sending {
  readonly authorization: string
  readonly body: Buffer
  readonly agent: Agent
}

/** Bare HTTP: `fetch` costs the sender three times as much, and sender and server share the machine. */
export async function post(url: URL, sending: Sending): Promise<{ status: number; text: string }> {
  const { authorization, body, agent } = sending
  const headers = { authorization, 'content-type': 'application/json', 'content-length': body.length }
  const response = await new Promise<IncomingMessage | null>((resolve, reject) => {
    const call = request(url, { method: 'POST', headers, agent }, resolve)
    // The server closes a connection that was idle for seconds, perhaps at the moment in which it is used again.
    call.on('error', error => (call.reusedSocket ? resolve(null) : reject(error)))
    call.end(body)
  })
  if (response === null) return post(url, sending)
  response.setEncoding('utf8')
  let text = ''
  for await (const chunk of response) text += chunk
  return { status: response.statusCode ?? 0, text }
}
