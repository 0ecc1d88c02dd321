import { createHmac, timingSafeEqual } from 'node:crypto'

export interface HmacCheck {
  readonly algorithm: 'sha1' | 'sha256' | 'sha512'
  readonly encoding: 'hex' | 'base64'
  readonly secret: string
  readonly bytes: Buffer
  /** As the header says it; null where there is none. */
  readonly given: string | null
}

/** Whether the header holds the HMAC of exactly these bytes. A prefix that names the algorithm (`sha256=…`) is allowed. */
export function isSigned({ algorithm, encoding, secret, bytes, given }: HmacCheck): boolean {
  if (given === null || secret === '') return false
  const expected = createHmac(algorithm, secret).update(bytes).digest(encoding)
  const plain = given.trim().replace(new RegExp(`^${algorithm}=`, 'i'), '')
  return isSame(encoding === 'hex' ? plain.toLowerCase() : plain, expected)
}

/** Compares two secrets without telling by the time it takes where they differ. */
export function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map(text => createHmac('sha256', 'compare').update(text).digest())
  return a !== undefined && b !== undefined && expected !== '' && timingSafeEqual(a, b)
}
