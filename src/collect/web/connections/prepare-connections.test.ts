import { expect, it } from 'vitest'
import type { ConnectionField, ConnectionView } from '../../connections/model-connection.ts'
import {
  bodyOf,
  columnsOf,
  enteredFields,
  initialValues,
  missingFields,
  shareDone,
  stateOf,
} from './prepare-connections.ts'

const label = { en: 'x', ar: 'س' }
const fields: ConnectionField[] = [
  { name: 'address', kind: 'url', label },
  { name: 'token', kind: 'text', isSecret: true, label },
  { name: 'history', kind: 'switch', isOptional: true, initial: true, label },
  { name: 'port', kind: 'number', isOptional: true, label },
  { name: 'tables', kind: 'lines', isOptional: true, label },
]

const found: ConnectionView = {
  ...{ id: 1, kind: 'k', name: 'n', settings: {}, secretsSet: [], minutes: 15, status: 'active' },
  ...{
    isRunning: false,
    firstLoadedAt: 5,
    lastRunAt: 5,
    nextRunAt: 6,
    error: null,
    createdBy: '',
    createdAt: 1,
  },
  progress: { pages: 1, stored: 1, repeated: 0, quarantined: 0, done: 5, of: 20 },
  totals: { stored: 1, repeated: 0, quarantined: 0 },
  hook: { calls: 0, refused: 0, unread: 0, lastAt: null },
}

it('says first what a person should know first', () => {
  const error = { code: 'connection.unreachable', params: {}, at: 1 }
  expect(stateOf(found, true)).toBe('active')
  expect(stateOf({ ...found, error }, true)).toBe('waiting')
  expect(stateOf({ ...found, error, isRunning: true }, true)).toBe('loading')
  expect(stateOf({ ...found, firstLoadedAt: null, isRunning: true }, true)).toBe('first')
  expect(stateOf({ ...found, firstLoadedAt: null }, false)).toBe('active')
  expect(stateOf({ ...found, error, status: 'failed' }, true)).toBe('failed')
  expect(shareDone(found)).toBe(0.25)
  expect(shareDone({ ...found, progress: { ...found.progress, of: null } })).toBeNull()
})

it('lists what is entered in the sections of the form, and not what was left empty', () => {
  const some: ConnectionField[] = [
    { name: 'host', section: 'place', kind: 'text', label },
    { name: 'password', section: 'place', kind: 'text', isSecret: true, label },
    { name: 'zone', section: 'event', kind: 'text', label },
    { name: 'channel', section: 'event', kind: 'text', label },
  ]
  const settings = { host: 'db', password: 'never here', zone: '', channel: 'store' }
  const names = (secretsSet: string[]) =>
    enteredFields(some, { settings, secretsSet }).map(({ section, fields: of }) => [
      section,
      of.map(one => one.name),
    ])
  expect(names([])).toEqual([
    ['place', ['host']],
    ['event', ['channel']],
  ])
  expect(names(['password'])[0]).toEqual(['place', ['host', 'password']])
})

it('knows the columns of a table from a try that succeeded and from one that named none of them', () => {
  expect(columnsOf({ name: null, counts: [], columns: ['id', 'المدينة'] }, null)).toEqual(['id', 'المدينة'])
  const error = Object.assign(new Error(), { params: { columns: 'id\nالمدينة' } })
  expect(columnsOf(undefined, error)).toEqual(['id', 'المدينة'])
  expect(columnsOf(undefined, new Error('offline'))).toEqual([])
})

it('never knows a secret, keeps one that is set, and leaves out what is empty', () => {
  const values = initialValues(fields, { address: 'https://a.example', token: 'leaked', tables: ['a', 'b'] })
  expect(values).toEqual({ address: 'https://a.example', token: '', history: true, port: '', tables: 'a\nb' })
  expect(missingFields(fields, values, ['token'])).toEqual([])
  expect(missingFields(fields, { ...values, address: ' ' }, []).map(({ name }) => name)).toEqual([
    'address',
    'token',
  ])
  expect(bodyOf(fields, { ...values, token: ' t ', port: '5432', tables: ' a \n\nc' })).toEqual({
    settings: { address: 'https://a.example', history: true, port: 5432, tables: ['a', 'c'] },
    secrets: { token: ' t ' },
  })
})
