import type { z } from 'zod'
import type { acceptBody, resetBody, signInBody, welcomeBody } from '../govern/model.ts'
import { linkView, meView } from '../govern/model.ts'
import { callApi } from '../platform/http/client.ts'

/** Calls before there is a workspace. Those that sign in set the session cookie and answer nothing. */
export function fetchMe(signal?: AbortSignal) {
  return callApi({ path: '/api/me', response: meView, signal })
}

export function signIn(body: z.input<typeof signInBody>) {
  return callApi({ method: 'POST', path: '/api/auth/sign-in', body })
}

export function signOut() {
  return callApi({ method: 'POST', path: '/api/auth/sign-out' })
}

/** What a one-time link is for; asking does not use it up. */
export function fetchLink(token: string, signal?: AbortSignal) {
  return callApi({ path: '/api/auth/link', query: { token }, response: linkView, signal })
}

export function welcome(body: z.input<typeof welcomeBody>) {
  return callApi({ method: 'POST', path: '/api/welcome', body })
}

export function acceptInvitation(body: z.input<typeof acceptBody>) {
  return callApi({ method: 'POST', path: '/api/auth/accept', body })
}

export function resetPassword(body: z.input<typeof resetBody>) {
  return callApi({ method: 'POST', path: '/api/auth/reset', body })
}
