import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAddressPolicy } from '../../platform/http/address-policy.ts'
import { createOutgoing } from '../../platform/http/outgoing.ts'
import { createMail } from '../../platform/mail.ts'
import type { StoredAlarm, Subscription } from './records.ts'
import { tellMember } from './tell-members.ts'

const letters: string[] = []
const calls: { body: string; signature: string }[] = []
let answers = 200
const post = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, _, done) {
    let text = ''
    stream.on('data', chunk => {
      text += chunk
    })
    stream.on('end', () => {
      letters.push(text)
      done()
    })
  },
})
const hook = createServer((request, response) => {
  let body = ''
  request.on('data', chunk => {
    body += chunk
  })
  request.on('end', () => {
    calls.push({ body, signature: String(request.headers['x-rihla-signature']) })
    response.statusCode = answers
    response.end()
  })
})
beforeAll(async () => {
  await new Promise<void>(done => post.listen(0, '127.0.0.1', done))
  await new Promise<void>(done => hook.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  await new Promise<void>(done => post.close(done))
  hook.close()
})

const alarm: StoredAlarm = {
  ...{ id: 4, key: 'k', kind: 'volume-fell', source: 'Shop', state: 'open', usualFrom: null },
  subject: { event: 'Order Completed', path: '', detail: '' },
  days: [{ day: '2026-11-21', seen: 3, usual: 120, n: 3 }],
  ...{ firstDay: '2026-11-21', lastDay: '2026-11-21', raisedAt: 0, changedAt: 0, changedBy: '' },
}
const member = (language: 'en' | 'ar'): Subscription => ({
  ...{
    userId: 'u',
    inApp: true,
    mail: true,
    address: 'amal@example.com',
    secret: 'shh',
    failed: '',
  },
  ...{ webhook: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`, language },
})
const told = { workspace: 1, workspaceName: 'Dukkan\r\nBcc: all@example.com', alarms: [alarm] }
const deps = (allowed: 'all' | 'none', noted: string[]) => ({
  records: { noteFailure: async (_: number, __: string, why: string) => void noted.push(why) },
  mail: createMail({
    url: `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`,
    from: 'Rihla <rihla@example.com>',
  }),
  outgoing: createOutgoing(createAddressPolicy(allowed)),
  publicUrl: 'https://rihla.example',
})

/** The text of a letter, however it was written for its way. */
function readBody(letter: string): string {
  const [head = '', ...rest] = letter.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString()
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

test('a letter comes in the language of the member, and a signed call', async () => {
  const noted: string[] = []
  await tellMember(deps('all', noted), member('en'), told)
  expect(noted).toEqual([''])
  const letter = letters[0]!.replace(/=\r\n/g, '')
  expect(letter).toContain('To: amal@example.com')
  expect(letter).not.toMatch(/^Bcc:/m)
  expect(letter).toContain('https://rihla.example/data/quality')
  expect(JSON.parse(calls[0]!.body)).toMatchObject({
    type: 'quality.alarms',
    alarms: [{ id: 4, kind: 'volume-fell', source: 'Shop', event: 'Order Completed', day: { usual: 120 } }],
  })
  const signed = createHmac('sha256', 'shh').update(calls[0]!.body).digest('hex')
  expect(calls[0]!.signature).toBe(`sha256=${signed}`)
  await tellMember(deps('all', noted), member('ar'), told)
  expect(readBody(letters[1]!)).toContain('بدل نحو')
})

test('what cannot be delivered is noted and tried again; a private address is not called', async () => {
  const noted: string[] = []
  answers = 500
  await expect(tellMember(deps('all', noted), member('en'), told)).rejects.toThrow('500')
  answers = 200
  const before = calls.length
  await expect(tellMember(deps('none', noted), member('en'), told)).rejects.toThrow('connection.address')
  expect(calls.length).toBe(before)
  expect(noted[0]).toContain('500')
  expect(noted[1]).toContain('connection.address')
})
