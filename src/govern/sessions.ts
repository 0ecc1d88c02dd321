import { RihlaError } from '../platform/errors.ts'
import type { UserCaller } from '../platform/http/access.ts'
import type { Auth } from './open-auth.ts'

/** What the rest of the part needs of better-auth. Header lists are `set-cookie` values for the answer. */
export interface Sessions {
  /** The user of the session cookie, or null. Never lengthens the session. */
  callerOf(headers: Headers): Promise<UserCaller | null>
  /** Lengthens a session that is older than a day: the cookies to send back, often none. */
  refresh(headers: Headers): Promise<string[]>
  /** `auth.wrong-credentials` alike for an unknown address and a wrong password. */
  signIn(who: { email: string; password: string; headers: Headers; ip: string }): Promise<string[]>
  signOut(headers: Headers): Promise<string[]>
  /** Ends every other session of the user. */
  changePassword(change: { current: string; next: string; headers: Headers; ip: string }): Promise<string[]>
}

export function createSessions(auth: Auth): Sessions {
  return {
    async callerOf(headers) {
      if (!headers.has('cookie')) return null
      const found = await auth.api.getSession({
        headers: onlyCookie(headers),
        query: { disableRefresh: true },
      })
      if (!found) return null
      const { id, name, email } = found.user
      return { kind: 'user', userId: id, name, email, sessionId: found.session.id }
    },
    async refresh(headers) {
      const answer = await auth.api.getSession({ headers: onlyCookie(headers), asResponse: true })
      return answer.headers.getSetCookie()
    },
    async signIn({ email, password, headers, ip }) {
      const sent = describeBrowser(headers, ip)
      const answer = await auth.api.signInEmail({
        body: { email, password },
        headers: sent,
        asResponse: true,
      })
      if (answer.status === 401) throw new RihlaError('auth.wrong-credentials')
      return cookiesOf(answer)
    },
    async signOut(headers) {
      return cookiesOf(await auth.api.signOut({ headers: onlyCookie(headers), asResponse: true }))
    },
    async changePassword({ current, next, headers, ip }) {
      const sent = describeBrowser(headers, ip)
      sent.set('cookie', headers.get('cookie') ?? '')
      const answer = await auth.api.changePassword({
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        headers: sent,
        asResponse: true,
      })
      if (answer.status === 400 || answer.status === 401) throw new RihlaError('auth.wrong-credentials')
      return cookiesOf(answer)
    },
  }
}

function cookiesOf(answer: Response): string[] {
  if (!answer.ok) throw new Error(`the sign-in library answered ${answer.status}`)
  return answer.headers.getSetCookie()
}

/** What a new session is told about whoever begins it, for the list of one's own sessions. */
function describeBrowser(headers: Headers, ip: string): Headers {
  const sent = new Headers({ 'x-rihla-address': ip || '0.0.0.0' })
  const agent = headers.get('user-agent')
  if (agent !== null) sent.set('user-agent', agent.slice(0, 300))
  return sent
}

/** Nothing else of the caller's request reaches the library, so no header can steer it. */
function onlyCookie(headers: Headers): Headers {
  return new Headers({ cookie: headers.get('cookie') ?? '' })
}
