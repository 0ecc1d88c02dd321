import { z } from 'zod'
import type { Engines } from '../engines.ts'
import { type AnyRoute, empty, route } from '../http/route.ts'
import { backUp } from './back-up.ts'

export const backupBody = z.object({ file: z.string().min(1).max(4_000) })

/** For the command line on this machine: the file is written by the server, so the two share the disk. */
export function backupRoute(engines: Engines, warehouseMigrations: readonly string[]): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/backup',
    access: 'local',
    summary: 'Write everything into one new file on the server’s disk; answers when it is there',
    body: backupBody,
    response: empty,
    handler: async ({ body }) => backUp(engines, body.file, warehouseMigrations),
  })
}
