import { z } from 'zod'
import { RihlaError } from '../../../platform/errors.ts'
import { type ApiAnswer, type ApiCall, callJson } from '../api-client.ts'
import type { Context } from '../connector.ts'

/** Keys of an OAuth 2.0 application: with these a token that ran out is renewed by itself. */
export const renewable = {
  token: z.string().trim().min(1),
  refreshToken: z.string().trim().min(1).optional(),
  clientId: z.string().trim().min(1).optional(),
  clientSecret: z.string().trim().min(1).optional(),
}
const renewableSecrets = z.object(renewable)
export type RenewableSecrets = z.infer<typeof renewableSecrets>

const answer = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1).optional() })

/** Calls with the token at hand; one that ran out is renewed once, and the new one is kept before it is used. */
export function createRenewingCaller<X extends RenewableSecrets>(
  context: Context<unknown, X>,
  { tokenUrl, headersOf }: { tokenUrl: string; headersOf(secrets: X): Record<string, string> },
): <T>(call: ApiCall<T>) => Promise<ApiAnswer<T>> {
  let secrets = context.secrets
  return async call => {
    const attempt = () => callJson(context, { ...call, headers: headersOf(secrets) })
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof RihlaError) || error.code !== 'connection.unauthorised') throw error
      secrets = await renew(context, secrets, tokenUrl)
      return attempt()
    }
  }
}

async function renew<X extends RenewableSecrets>(
  context: Context<unknown, X>,
  secrets: X,
  url: string,
): Promise<X> {
  const { refreshToken, clientId, clientSecret } = secrets
  if (!refreshToken || !clientId || !clientSecret) throw new RihlaError('connection.unauthorised')
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: clientId,
    client_secret: clientSecret,
  }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const renewed = await callJson(context, { method: 'POST', url, body, headers, answer }).catch(
    (error: unknown) => {
      // A refresh token that was used before or withdrawn is answered with 400: no later attempt mends it.
      const isRefused =
        error instanceof RihlaError && error.code === 'connection.refused' && error.params.status === 400
      throw isRefused ? new RihlaError('connection.unauthorised', {}, { cause: error }) : error
    },
  )
  const next = {
    ...secrets,
    token: renewed.value.access_token,
    refreshToken: renewed.value.refresh_token ?? refreshToken,
  }
  // The old refresh token is used up: without the new one the connection would be lost with a crash.
  await context.keepSecrets(next)
  return next
}
