import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { keyIssued, keyView } from '../../govern/model.ts'
import { type CliDeps, newCommand, withSession } from '../cli.ts'
import { tableLines } from '../terminal.ts'

const keyList = z.object({ keys: z.array(keyView) })

/** `rihla keys`, `rihla keys create write "Web shop"`, `rihla keys revoke 3` */
export function keysCommand(deps: CliDeps): Command {
  return newCommand('keys', 'Write keys (to send events) and read keys (to ask) of a workspace')
    .addCommand(listCommand(deps), { isDefault: true })
    .addCommand(createCommand(deps))
    .addCommand(revokeCommand(deps))
}

function listCommand(deps: CliDeps): Command {
  const command = newCommand('list', 'List the keys, without the keys themselves')
  return command.action(() =>
    withSession(command, deps, async ({ session, terminal, workspace }) => {
      const path = `/api/w/${await workspace()}/keys`
      const { keys } = await session.call({ path, answer: keyList })
      terminal.answer({ keys }, () =>
        tableLines(
          ['id', 'kind', 'begins', 'name', 'last used'],
          keys.map(key => [key.id, key.kind, key.hint, key.name, dayOf(key.lastUsedAt)]),
        ),
      )
    }),
  )
}

function createCommand(deps: CliDeps): Command {
  const command = newCommand('create', 'Make a key. It is shown this once and kept only as a hash')
    .argument('<kind>', 'write or read', parseKind)
    .argument('<name>', 'what it is for: it names the source of the events')
  return command.action((kind: string, name: string) =>
    withSession(command, deps, async ({ session, terminal, workspace }) => {
      const path = `/api/w/${await workspace()}/keys`
      const issued = await session.call({ method: 'POST', path, body: { kind, name }, answer: keyIssued })
      terminal.answer(issued, () => [issued.secret])
      terminal.say('Keep it now: it cannot be shown again.')
    }),
  )
}

function revokeCommand(deps: CliDeps): Command {
  const command = newCommand('revoke', 'Revoke a key at once').argument('<id>', 'its number in the list')
  return command.action((id: string) =>
    withSession(command, deps, async ({ session, terminal, workspace }) => {
      const path = `/api/w/${await workspace()}/keys/${encodeURIComponent(id)}`
      await session.call({ method: 'DELETE', path, answer: z.null() })
      terminal.answer({ revoked: Number(id) }, () => [])
      terminal.say(`Key ${id} is revoked.`)
    }),
  )
}

function parseKind(value: string): string {
  if (value === 'write' || value === 'read') return value
  throw new InvalidArgumentError('write or read')
}

function dayOf(instant: number | null): string {
  return instant === null ? 'never' : new Date(instant).toISOString().slice(0, 10)
}
