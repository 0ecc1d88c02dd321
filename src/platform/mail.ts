import { createTransport } from 'nodemailer'

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same for readers whose programs show it. */
  readonly html?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The same letter sent again is the same: programs show it once. */
  readonly messageId?: string
}

/** Sends a letter; throws when the server does not take it. */
export type Mail = (letter: Letter) => Promise<void>

/** Mail over the operator's SMTP server; null where none is named. `url`: `smtps://user:password@host:465`. */
export function createMail(settings: { readonly url: string; readonly from: string } | null): Mail | null {
  if (settings === null) return null
  const transport = createTransport(settings.url)
  return async letter => {
    await transport.sendMail({ from: settings.from, ...letter })
  }
}
