import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Child, runChild } from '../../test/children/child.ts'
import { cairoShop } from '../../test/govern.ts'

// Whole processes start and end here; on a busy machine each takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let folder = ''
const children: Child[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rihla-cli-reset-'))
  await chmod(folder, 0o711)
})
afterEach(() => Promise.all(children.splice(0).map(child => child.end('SIGKILL'))))
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }))

const env = () => ({ RIHLA_DATA: join(folder, 'data') })
async function rihla(...args: string[]) {
  const child = runChild('src/cli/main.ts', args, env())
  children.push(child)
  return { code: await child.exited, answer: child.answer(), output: child.output() }
}

test('the only owner who forgot the password comes in again by the command line', async () => {
  const server = runChild('src/main.ts', ['--port', '0', '--no-demo'], env())
  children.push(server)
  const url = (await server.line('Rihla is ready')).replace(/.*ready: /, '')
  const welcome = new URL((await server.line('it works once')).replace(/.*once: /, ''))
  const post = (path: string, body: unknown) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify(body),
    })
  const email = 'amal@example.com'
  const token = welcome.searchParams.get('token')
  const account = { name: 'أمل', email, password: 'ten characters', workspace: cairoShop }
  expect((await post('/api/welcome', { token, ...account })).status).toBe(204)

  expect(await rihla('reset-link', 'nobody@example.com')).toMatchObject({ code: 3, answer: '' })
  expect(await rihla('reset-link', 'no address')).toMatchObject({ code: 2 })
  const made = await rihla('reset-link', email)
  expect(made.code).toBe(0)
  const link = new URL(made.answer.trim())
  expect(link.origin).toBe(url)
  expect(link.pathname).toBe('/reset')
  const password = 'a fresh password'
  const reset = { token: link.searchParams.get('token'), password }
  expect((await post('/api/auth/reset', reset)).status).toBe(204)
  expect((await post('/api/auth/reset', reset)).status).toBe(410)
  expect((await post('/api/auth/sign-in', { email, password: account.password })).status).toBe(401)
  expect((await post('/api/auth/sign-in', { email, password })).status).toBe(204)
})
