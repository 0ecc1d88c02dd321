import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** One reader of one mail or alert. */
export const subscriptionOf = z.tuple([
  z.enum(['mail', 'alert']),
  z.number().int().positive(),
  z.string().max(300),
])
export type SubscriptionOf = z.infer<typeof subscriptionOf>

/** Every letter of one reader carries the same link; only this installation can make it. */
export function unsubscribeToken(secret: string, what: SubscriptionOf): string {
  const said = Buffer.from(JSON.stringify(what)).toString('base64url')
  return `${said}.${sign(secret, said)}`
}

/** Null for what this installation did not make. */
export function readUnsubscribeToken(secret: string, token: string): SubscriptionOf | null {
  const [said = '', signature = ''] = token.split('.')
  const [expected, given] = [Buffer.from(sign(secret, said)), Buffer.from(signature)]
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
  const read = subscriptionOf.safeParse(JSON.parse(Buffer.from(said, 'base64url').toString()))
  return read.success ? read.data : null
}

function sign(secret: string, said: string): string {
  return createHmac('sha256', secret).update(`unsubscribe ${said}`).digest('base64url')
}
