import { expect, it } from 'vitest'
import { addToRiver, filterRiver, type LiveEntry } from './prepare-live.ts'

const entry = (seq: number, more: Partial<LiveEntry> = {}): LiveEntry => ({
  seq,
  at: seq,
  status: 'stored',
  source: 'web',
  type: 'track',
  name: 'طلبية',
  channel: '',
  identifiers: ['user_id:42'],
  time: null,
  reason: '',
  messageId: '',
  entry: '',
  flags: 0,
  mappingVersion: 0,
  detail: '',
  ...more,
})

it('puts what arrived on top and never twice', () => {
  const river = addToRiver([entry(2), entry(1)], [entry(1), entry(2), entry(3), entry(4)])
  expect(river.map(one => one.seq)).toEqual([4, 3, 2, 1])
  const many = Array.from({ length: 900 }, (_, i) => entry(i + 1))
  expect(addToRiver([], many)).toHaveLength(400)
})

it('finds by source, by what became of it and by any spelling of a word', () => {
  const river = [entry(1), entry(2, { source: 'app' }), entry(3, { status: 'quarantined', name: '{' })]
  const all = { source: '', status: 'all', text: '' } as const
  const seqs = (found: readonly LiveEntry[]) => found.map(one => one.seq)
  expect(seqs(filterRiver(river, { ...all, source: 'app' }))).toEqual([2])
  expect(seqs(filterRiver(river, { ...all, status: 'quarantined' }))).toEqual([3])
  expect(seqs(filterRiver(river, { ...all, text: 'طلبيه' }))).toEqual([1, 2])
  expect(seqs(filterRiver(river, { ...all, text: 'USER_ID:4' }))).toEqual([1, 2, 3])
})
