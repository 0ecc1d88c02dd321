import type { Command } from 'commander'
import { linkIssued } from '../../govern/model.ts'
import { type CliDeps, configOf, newCommand, withSession } from '../cli.ts'

/** `rihla reset-link amal@example.com`: for the only owner, who has nobody to ask for a link. */
export function resetLinkCommand(deps: CliDeps): Command {
  const command = newCommand(
    'reset-link',
    'A one-time link to choose a new password, for anybody with an account',
  )
    .argument('<e-mail>', 'the address they sign in with')
    .addHelpText(
      'after',
      '\nIt works once, for a day, and ends every session. The server must run to open it.',
    )
  return command.action((email: string) =>
    withSession(command, deps, async ({ session, terminal }) => {
      const issued = await session.call({
        method: 'POST',
        path: '/api/auth/reset-links',
        body: { email },
        answer: linkIssued,
      })
      const { publicUrl, port } = configOf(command)
      const link = new URL(issued.path, publicUrl ?? session.url ?? `http://127.0.0.1:${port}`).href
      terminal.answer({ link, expiresAt: issued.expiresAt }, () => [link])
      terminal.say(`It works once, until ${new Date(issued.expiresAt).toISOString()}.`)
    }),
  )
}
