import { hash, randomBytes } from 'node:crypto'

/** First 64 bits of SHA-256, as the warehouse's UInt64. The same text gives the same number everywhere. */
export function hash64(text: string): bigint {
  // By its hexadecimal digits: half the time of a buffer made for eight bytes.
  return BigInt(`0x${hash('sha256', text, 'hex').slice(0, 16)}`)
}

/** A secret with 192 bits of randomness, safe in URLs. */
export function newSecret(prefix: string): string {
  return `${prefix}_${randomBytes(24).toString('base64url')}`
}

/** Secrets are stored as this and never in the clear. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'hex')
}
