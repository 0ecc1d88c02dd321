import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { type CliDeps, newCommand, withSession } from '../cli.ts'

/** `rihla backup FILE`: everything in one file, also while the server runs. */
export function backupCommand(deps: CliDeps): Command {
  const command = newCommand('backup', 'Write everything into one file, also while the server runs')
    .argument('<file>', 'a new file; while it is made, its place needs twice the room')
    .addHelpText(
      'after',
      '\nWhoever has the file has every person in it, and the hashes of passwords and keys: keep it safe.',
    )
  return command.action((file: string) =>
    withSession(command, deps, async ({ session, terminal }) => {
      const target = resolve(file)
      const progress = terminal.progress('Backing up (bytes)')
      const watch = setInterval(() => void sizeOf(target).then(size => progress.update(size, null)), 500)
      try {
        await session.call({ method: 'POST', path: '/api/backup', body: { file: target }, answer: z.null() })
      } finally {
        clearInterval(watch)
        progress.end()
      }
      const bytes = (await stat(target)).size
      terminal.answer({ file: target, bytes }, () => [`${target} (${bytes.toLocaleString('en')} bytes)`])
    }),
  )
}

/** What is there of it so far. */
async function sizeOf(target: string): Promise<number> {
  const parts = `${target}.parts`
  if (!existsSync(parts)) return 0
  const files = await readdir(parts, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = files
    .filter(file => file.isFile())
    .map(file => stat(join(file.parentPath, file.name)).then(found => found.size))
  const known = await Promise.allSettled(sizes)
  return known.reduce((sum, size) => sum + (size.status === 'fulfilled' ? size.value : 0), 0)
}
