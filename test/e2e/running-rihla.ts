import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeParts } from '../../src/parts.ts'
import { readConfig } from '../../src/platform/config.ts'
import { createLog } from '../../src/platform/log.ts'
import { startServer } from '../../src/server.ts'

/** A whole Rihla on an empty data folder, as `npm start -- --no-demo` starts it. */
export async function startRihla(env: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rihla-e2e-'))
  chmodSync(folder, 0o711) // as root, PostgreSQL's own account must get through
  const config = readConfig({
    RIHLA_PORT: '0',
    RIHLA_DATA: join(folder, 'data'),
    RIHLA_LOG: 'silent',
    ...env,
  })
  const running = await startServer({ config, log: createLog('silent'), compose: composeParts })
  return {
    url: running.url ?? '',
    app: running.app,
    localKey: running.localKey,
    govern: running.composition.govern,
    store: running.engines.store,
    folder,
    stop: async () => {
      await running.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type RunningRihla = Awaited<ReturnType<typeof startRihla>>
