import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { App } from './app-env.ts'

export interface Listening {
  readonly port: number
  /** `http://host:port`, with the port that was really opened. */
  readonly url: string
  /** Takes no new calls, lets running ones finish (at most `patienceMs`), then closes. Safe to call twice. */
  close(): Promise<void>
}

interface ListenOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly patienceMs?: number
}

/** Opens the port. Rejects with the system's error when it is taken. */
export async function listen(
  app: App,
  { host, port, patienceMs = 20_000 }: ListenOptions,
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch })
  server.listen(port, host)
  await once(server, 'listening')
  const opened = portOf(server.address())
  let closing: Promise<void> | null = null
  const close = async () => {
    const closed = once(server, 'close')
    server.close()
    if (!('closeAllConnections' in server)) return void (await closed)
    // A connection whose last answer is sent would otherwise be kept open for the next call.
    const idle = setInterval(() => server.closeIdleConnections(), 20)
    const patience = setTimeout(() => server.closeAllConnections(), patienceMs)
    await closed
    clearInterval(idle)
    clearTimeout(patience)
  }
  return {
    port: opened,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${opened}`,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('listening on no port')
  return address.port
}
