import { expect, it } from 'vitest'
import type { HookMapping, SampleField } from '../../../connections/generic/model-mapping.ts'
import {
  choicesOf,
  keepable,
  keyOf,
  nameOf,
  pathOf,
  reasonOf,
  splitBy,
  toggleProperty,
} from './prepare-meaning.ts'

const field = (path: string[], kind: SampleField['kind'], values: string[] = []): SampleField => ({
  ...{ path, kind, values, entries: kind === 'list' ? 2 : null },
})
const fields = [
  field(['id'], 'number', ['7']),
  field(['customer'], 'group'),
  field(['customer', 'e.mail'], 'text', ['a@b.example']),
  field(['lines'], 'list'),
  field(['lines', '*', 'sku'], 'text', ['A', 'B']),
  field(['tags'], 'list'),
  field(['tags', '*'], 'text', ['x']),
]
const mapping: HookMapping = {
  ...{ each: null, call: 'track', name: { path: ['id'] }, time: null, id: [['id']], channel: null },
  person: [{ kind: 'email', path: ['customer', 'e.mail'] }],
  properties: [{ name: 'id', path: ['id'] }],
}

it('offers what lies inside of a list only where the list is split', () => {
  expect(choicesOf(fields, null).map(({ label }) => label)).toEqual([
    'id — 7',
    'customer.e.mail — a@b.example',
  ])
  expect(choicesOf(fields, ['lines']).map(({ value }) => nameOf(pathOf(value)))).toContain('lines[].sku')
  expect(keepable(fields, null).map(({ path }) => nameOf(path))).toEqual([
    'id',
    'customer.e.mail',
    'lines',
    'tags',
  ])
  expect(pathOf(keyOf(['customer', 'e.mail']))).toEqual(['customer', 'e.mail'])
})

it('keeps a field under its short name, and lets go of what is out of reach when the split changes', () => {
  const split = toggleProperty(splitBy(mapping, ['lines']), ['lines', '*', 'sku'])
  expect(split.properties).toEqual([
    { name: 'id', path: ['id'] },
    { name: 'sku', path: ['lines', '*', 'sku'] },
  ])
  expect(toggleProperty(split, ['id']).properties.map(({ name }) => name)).toEqual(['sku'])
  expect(splitBy({ ...split, name: { path: ['lines', '*', 'sku'] } }, null)).toEqual({
    ...mapping,
    name: { value: 'Webhook Received' },
  })
})

it('says why only for what was proposed', () => {
  const reasons = [{ part: 'id', path: ['id'], reason: 'named-id' }] as const
  expect(
    reasonOf(
      [...reasons].map(one => ({ ...one, path: [...one.path] })),
      'id',
      ['id'],
    ),
  ).toBe('named-id')
  expect(reasonOf([], 'id', ['id'])).toBeNull()
})
