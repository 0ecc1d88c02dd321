import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { createAddressPolicy } from '../../platform/http/address-policy.ts'
import { createOutgoing } from '../../platform/http/outgoing.ts'
import { createVocabulary } from '../words/vocabulary.ts'
import { askModel } from './ask-model.ts'

let server: Server
let url = ''
let content = ''
let status = 200
const received: { authorization: string; body: string }[] = []

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    received.push({
      authorization: request.headers.authorization ?? '',
      body: Buffer.concat(chunks).toString(),
    })
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ choices: [{ message: { content } }] }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1/chat/completions`
})
afterAll(() => server.close())

const vocabulary = createVocabulary({
  events: ['Product Viewed', 'Order Completed'],
  channels: ['web', 'app'],
  properties: [{ path: 'country', isNumber: false, examples: ['MA', 'amal@example.com'] }],
  kinds: ['person'],
  questions: ['funnel', 'trends'],
  names: [{ kind: 'event', raw: 'Order Completed', language: 'ar', name: 'تقديم الطلب' }],
})
const call = { text: 'do lookers end as owners?', vocabulary, today: '2026-11-22' }
const open = createOutgoing(createAddressPolicy('all'))
const ask = (answer: unknown) => {
  content = typeof answer === 'string' ? answer : JSON.stringify(answer)
  return askModel({ url, key: 'secret', name: 'small' }, open, call)
}
const good = {
  question: 'funnel',
  events: ['Product Viewed', 'Order Completed'],
  windowDays: 3,
  period: { days: 30 },
  breakdown: 'country',
}

it('turns what the model names into a draft, and sends names alone', async () => {
  expect(await ask(good)).toEqual({
    question: 'funnel',
    draft: {
      steps: [
        { id: '1', any: [{ event: 'Product Viewed' }] },
        { id: '2', any: [{ event: 'Order Completed' }] },
      ],
      windowMs: 3 * 86_400_000,
    },
    period: { days: 30 },
    scope: {},
    compare: null,
    breakdown: { path: 'country', of: 'last' },
  })
  const sent = received.at(-1)
  expect(sent?.authorization).toBe('Bearer secret')
  const { messages } = z
    .object({ messages: z.array(z.object({ content: z.string() })) })
    .parse(JSON.parse(sent?.body ?? ''))
  expect(messages[1]?.content).toBe(call.text)
  expect(messages[0]?.content).toContain('تقديم الطلب')
  // Values never leave.
  expect(sent?.body).not.toContain('amal@example.com')
  expect(sent?.body).not.toContain('"MA"')
  expect(await ask(`\`\`\`json\n${JSON.stringify(good)}\n\`\`\``)).not.toBeNull()
})

it('believes nothing that the workspace does not have, and no nonsense', async () => {
  for (const answer of [
    { ...good, question: 'erase' },
    { ...good, events: ['Product Viewed', 'Money Stolen'] },
    { ...good, breakdown: 'password' },
    { ...good, never: ['Nothing'] },
    { question: 7 },
    [],
    'I am sorry, I cannot do that',
    '',
  ])
    expect([answer, await ask(answer)]).toEqual([answer, null])
  expect(await ask({ ...good, period: { from: '2026-02-31', to: 'x' }, windowDays: -4 })).toMatchObject({
    period: { days: 90 },
  })
})

it('stands without the model: refused, gone, private', async () => {
  status = 500
  expect(await ask(good)).toBeNull()
  status = 200
  const model = { url, key: '', name: 'small' }
  expect(await askModel({ ...model, url: 'http://127.0.0.1:1/' }, open, call)).toBeNull()
  const before = received.length
  expect(await askModel(model, createOutgoing(createAddressPolicy('none')), call)).toBeNull()
  expect(received.length).toBe(before)
})
