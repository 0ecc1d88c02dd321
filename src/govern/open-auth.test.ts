import { getMigrations } from 'better-auth/db/migration'
import { expect, it } from 'vitest'
import { openTestStore } from '../../test/store.ts'
import { createLog } from '../platform/log.ts'
import { migrateStore } from '../platform/store/migrate-store.ts'
import { governSignIn } from './migrations/2026-11-22T10-00-govern-sign-in.ts'
import { openAuth } from './open-auth.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import type { GovernTables } from './tables.ts'

it('finds every table and column of better-auth in our migrations', async () => {
  const store = await openTestStore()
  const auth = openAuth({
    db: store.db.withTables<GovernTables>(),
    secret: 'x'.repeat(40),
    secure: false,
    log: createLog('silent'),
  })
  const missing = async () => {
    const { toBeCreated, toBeAdded } = await getMigrations(auth.options)
    return [...toBeCreated, ...toBeAdded].map(({ table }) => table)
  }
  expect(await missing()).toHaveLength(4)
  await migrateStore(store, { '2026-11-22T10-00-govern-sign-in': governSignIn })
  expect(await missing()).toEqual([])
})

it('hashes passwords with argon2id, salted, and recognises them however they were typed', async () => {
  const stored = await hashPassword('كلمة مرور طويلة é')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await hashPassword('كلمة مرور طويلة é')).not.toBe(stored)
  expect(await verifyPassword(stored, 'كلمة مرور طويلة e\u0301')).toBe(true)
  expect(await verifyPassword(stored, 'كلمة مرور طويلة e')).toBe(false)
  await expect(verifyPassword('plain', 'plain')).rejects.toThrow('argon2id')
})
