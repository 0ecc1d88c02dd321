import { createServer, type RequestListener, type Server } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { createAddressPolicy } from './address-policy.ts'
import { createOutgoing } from './outgoing.ts'

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

it.each([
  ['1.1.1.1', true],
  ['2606:4700:4700::1111', true],
  ['::ffff:8.8.8.8', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['172.16.0.1', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['[::1]', false],
  ['fe80::1%eth0', false],
  ['fd00::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:7f00:1', false],
  ['::7f00:1', false],
  ['64:ff9b::a00:1', false],
  ['64:ff9b::808:808', true],
  ['2002:7f00:1::', false],
  ['not an address', false],
])('judges %s', (address, isAllowed) => {
  expect(createAddressPolicy('none').allows('shop.example', address)).toBe(isAllowed)
})

it('calls no private address, by number, by name or without encryption, unless its host is allowed', async () => {
  const port = await serve((_, response) => response.end('here'))
  const closed = createOutgoing(createAddressPolicy('none'))
  const at = (host: string, scheme = 'http') => `${scheme}://${host}:${port}/`
  for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])
    await expect(closed({ url: at(host) })).rejects.toMatchObject({ code: 'connection.address-private' })
  // The name is judged by what it resolves to.
  await expect(closed({ url: at('localhost', 'https') })).rejects.toMatchObject({
    code: 'connection.address-private',
  })
  await expect(closed({ url: at('shop.example') })).rejects.toMatchObject({
    code: 'connection.address-plain',
  })
  for (const url of ['file:///etc/passwd', 'ftp://a.example/', 'nonsense', ''])
    await expect(closed({ url })).rejects.toMatchObject({ code: 'connection.settings-invalid' })

  const listed = createOutgoing(createAddressPolicy(['localhost']))
  expect((await listed({ url: at('localhost') })).bytes.toString()).toBe('here')
  await expect(listed({ url: at('127.0.0.1') })).rejects.toMatchObject({ code: 'connection.address-private' })
})

it('follows no redirect, ends what is too large or too slow, and unpacks within the limit', async () => {
  const port = await serve((request, response) => {
    if (request.url === '/away') response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
    else if (request.url === '/large') response.end('x'.repeat(50_000))
    else if (request.url === '/bomb')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('0'.repeat(1_000_000)))
    else if (request.url === '/packed')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('طلب 🧡'))
    else if (request.url === '/broken') request.socket.destroy()
    else if (request.url === '/slow') response.write('…')
    else response.writeHead(500).end('no')
  })
  const call = createOutgoing(createAddressPolicy('all'))
  const url = (path: string) => `http://127.0.0.1:${port}${path}`
  expect((await call({ url: url('/away') })).status).toBe(302)
  expect((await call({ url: url('/') })).status).toBe(500)
  expect((await call({ url: url('/packed') })).bytes.toString()).toBe('طلب 🧡')
  for (const path of ['/large', '/bomb'])
    await expect(call({ url: url(path), maxBytes: 10_000 })).rejects.toMatchObject({
      code: 'connection.too-large',
    })
  await expect(call({ url: url('/slow'), timeoutMs: 200 })).rejects.toMatchObject({
    code: 'connection.timed-out',
  })
  await expect(call({ url: url('/broken') })).rejects.toMatchObject({ code: 'connection.unreachable' })
  await expect(call({ url: 'https://no-such-host.invalid/' })).rejects.toMatchObject({
    code: 'connection.unreachable',
  })
  const stop = new AbortController()
  const slow = call({ url: url('/slow'), signal: stop.signal })
  stop.abort()
  await expect(slow).rejects.toThrow()
})
