import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sliceBatch } from './slice-batch.ts'

it('gives the exact text of every message', () => {
  const body =
    '{ "sentAt":"x", "batch" : [ {"a":1 , "a":2}, "br\\"ack]et" ,[1,[2]],null, 1e400 ] , "z":{"batch":[9]} }'
  expect(sliceBatch(body)).toEqual(['{"a":1 , "a":2}', '"br\\"ack]et"', '[1,[2]]', 'null', '1e400'])
})

it('agrees with the parser on any JSON', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.boolean(),
      (batch, rest, pretty) => {
        const body = JSON.stringify({ ...rest, batch }, null, pretty ? 2 : 0)
        expect(sliceBatch(body).map(text => JSON.parse(text))).toEqual(JSON.parse(body).batch)
      },
    ),
  )
})

it('takes the last of two, and nothing from what is no batch', () => {
  expect(sliceBatch('{"batch":[1],"batch":[2]}')).toEqual(['2'])
  expect(sliceBatch('{"b\\u0061tch":[3]}')).toEqual(['3'])
  expect(sliceBatch('[1,2]')).toEqual([])
  expect(sliceBatch(' [1, {"a":[2] }]', null)).toEqual(['1', '{"a":[2] }'])
  expect(sliceBatch('{"batch":[1]}', null)).toEqual([])
  expect(sliceBatch('{"events":[1],"batch":[2]}', 'events')).toEqual(['1'])
  expect(sliceBatch('{"batch":5}')).toEqual([])
  expect(sliceBatch('{}')).toEqual([])
})
