import { z } from 'zod'
import type { Engines } from '../engines.ts'
import { type AnyRoute, empty, route } from '../http/route.ts'
import type { Part } from '../part.ts'
import { backUp } from './back-up.ts'

export const backupBody = z.object({ file: z.string().min(1).max(4_000) })

/** For the command line on this machine: the file is written by the server, so the two share the disk. */
export function backupRoute(engines: Engines, parts: readonly Part[]): AnyRoute {
  const migrations = parts.flatMap(part => part.warehouseMigrations.map(({ id }) => id))
  return route({
    method: 'POST',
    path: '/api/backup',
    access: 'local',
    summary: 'Write everything into one new file on the server’s disk; answers when it is there',
    body: backupBody,
    response: empty,
    handler: async ({ body }) => {
      for (const part of parts) await part.flush?.()
      await backUp(engines, body.file, migrations)
    },
  })
}
