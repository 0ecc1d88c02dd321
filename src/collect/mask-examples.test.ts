import { expect, test } from 'vitest'
import { maskExamples } from './mask-examples.ts'

test('examples of what tells of a person are left out, others stay', () => {
  const property = (path: string, ...examples: string[]) => ({ path, examples })
  const event = {
    name: 'Order Completed',
    type: 'track',
    properties: [
      property('email', 'x'),
      property('billing.firstName', 'Amal'),
      property('$context.ip', '1.2.3.4'),
      property('note', 'call amal@example.com', '+212 600 000000', 'gift'),
      property('recipe', 'soup'),
      property('name', 'Teapot'),
      property('gift_to', 'Huda'),
    ],
  }
  const who = { name: 'identify', type: 'identify', properties: [property('name', 'Amal')] }
  const masked = maskExamples([event, who], (name, path) => name === 'Order Completed' && path === 'gift_to')
  expect(masked.map(one => one.properties.map(({ examples }) => examples))).toEqual([
    [[], [], [], ['gift'], ['soup'], ['Teapot'], []],
    [[]],
  ])
})
