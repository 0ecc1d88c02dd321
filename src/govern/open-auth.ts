import { betterAuth } from 'better-auth'
import type { Log } from '../platform/log.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import type { GovernDb } from './tables.ts'

export interface AuthOptions {
  readonly db: GovernDb
  /** Signs the session cookie. */
  readonly secret: string
  /** The installation is reached by https: cookies are sent nowhere else. */
  readonly secure: boolean
  readonly log: Log
}

const day = 86_400

/**
 * better-auth keeps passwords and sessions. Its own HTTP endpoints are not mounted: our routes call it, so that
 * every way in is declared, limited and audited like all others. Nothing phones home: telemetry is off, and no
 * remote provider is configured.
 */
export function openAuth({ db, secret, secure, log }: AuthOptions) {
  return betterAuth({
    secret,
    baseURL: secure ? 'https://rihla.invalid' : 'http://rihla.invalid',
    database: { db, type: 'postgres' },
    user: { modelName: 'auth_users' },
    session: { modelName: 'auth_sessions', expiresIn: 30 * day, updateAge: day },
    account: { modelName: 'auth_accounts' },
    verification: { modelName: 'auth_verifications' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: 1000,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    // The guard limits attempts and checks the origin of every call; see `create-guard.ts`.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'rihla',
      useSecureCookies: secure,
      disableCSRFCheck: true,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: ['x-rihla-address'] },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => log[level === 'error' ? 'warn' : 'debug']({ from: 'sign-in' }, message),
    },
  })
}

export type Auth = ReturnType<typeof openAuth>
