import type { Clock } from '../platform/clock.ts'
import { hashSecret } from '../platform/ids.ts'
import { findKey, markUsed } from './records/keys.ts'
import type { GovernDb } from './tables.ts'

export interface KnownKey {
  readonly id: number
  readonly workspace: number
  readonly kind: 'write' | 'read'
}

/**
 * Which key a secret is. A tracker calls many times a second with the same key, so answers are remembered for some
 * seconds, also "no such key"; a key revoked here is forgotten at once.
 */
export interface Keyring {
  find(secret: string): Promise<KnownKey | null>
  forget(): void
}

const rememberMs = 10_000
const usedEveryMs = 60_000
const mostRemembered = 10_000

export function createKeyring({ db, clock }: { db: GovernDb; clock: Clock }): Keyring {
  const remembered = new Map<string, { key: KnownKey | null; until: number }>()
  const used = new Map<number, number>()

  const noteUse = async (key: KnownKey, now: number) => {
    if (now - (used.get(key.id) ?? Number.NEGATIVE_INFINITY) < usedEveryMs) return
    used.set(key.id, now)
    await markUsed(db, key.id, now)
  }
  return {
    async find(secret) {
      const now = clock.now()
      const hash = hashSecret(secret)
      const known = remembered.get(hash)
      let key = known?.key ?? null
      if (!known || known.until <= now) {
        key = await findKey(db, hash)
        if (remembered.size >= mostRemembered) remembered.clear()
        remembered.set(hash, { key, until: now + rememberMs })
      }
      if (key) await noteUse(key, now)
      return key
    },
    forget: () => remembered.clear(),
  }
}
