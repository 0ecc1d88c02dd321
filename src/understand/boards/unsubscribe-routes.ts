import { z } from 'zod'
import type { AttemptLimit } from '../../govern/attempt-limit.ts'
import { RihlaError } from '../../platform/errors.ts'
import { type AnyRoute, empty, route } from '../../platform/http/route.ts'
import type { AlertRecords } from './alert-records.ts'
import type { MailRecords } from './mail-records.ts'
import { withoutReader } from './readers.ts'
import { readUnsubscribeToken } from './unsubscribe-token.ts'

export interface UnsubscribeDeps {
  readonly mailRecords: MailRecords
  readonly alertRecords: AlertRecords
  readonly attempts: AttemptLimit
  secret(): Promise<string>
}

const limit = { attempts: 60, perMs: 60_000 } as const

/** Ends what one reader gets. The link in their letters is the proof that it is theirs; it can do nothing else. */
export function unsubscribeRoutes(deps: UnsubscribeDeps): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/api/board-mails/unsubscribe/:token',
      access: 'public',
      summary:
        'Sends nothing more of this to the reader whose link it is; also as mail programs call it (RFC 8058)',
      params: z.object({ token: z.string().min(10).max(1_000) }),
      response: empty,
      async handler({ params, ip }) {
        deps.attempts.count(`unsubscribe ${ip}`, limit)
        const said = readUnsubscribeToken(await deps.secret(), params.token)
        if (!said) throw new RihlaError('auth.link-invalid')
        const [kind, id, reader] = said
        if (kind === 'mail') {
          const mail = await deps.mailRecords.find(id)
          if (mail) await deps.mailRecords.setReaders(mail.workspace, id, withoutReader(mail.readers, reader))
          return
        }
        const alert = await deps.alertRecords.find(id)
        if (alert)
          await deps.alertRecords.setReaders(alert.workspace, id, withoutReader(alert.readers, reader))
      },
    }),
  ]
}
