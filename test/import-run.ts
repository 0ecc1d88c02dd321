import { chmodSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type Session, sessionWithin } from '../src/cli/session.ts'
import { streamFile } from '../src/cli/stream-file.ts'
import type { FileInput } from '../src/collect/files/read/file-input.ts'
import {
  type ImportDetail,
  type ImportRecord,
  importDetail,
  importRecord,
} from '../src/collect/imports/model-import.ts'
import type { Rihla } from '../src/parts.ts'
import { composeParts } from '../src/parts.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { type Running, startServer } from '../src/server.ts'
import { startTestServers } from './clickhouse-server.ts'
import { type WarehouseKind, warehouseConfigOf } from './engines.ts'
import { cairoShop } from './govern.ts'

export interface Shop {
  readonly session: Session
  readonly running: Running<Rihla>
  /** A workspace of its own for each test: what it imports meets nothing else. */
  workspace(): Promise<Importing>
  stop(): Promise<void>
}

export interface Importing {
  readonly id: number
  /** Begins an import and uploads. */
  upload(files: readonly FileInput[]): Promise<number>
  inspect(id: number, answers?: Record<string, string>): Promise<ImportDetail>
  detail(id: number): Promise<ImportDetail>
  call<T>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    answer: z.ZodType<T>,
    body?: unknown,
  ): Promise<T>
  /** Starts or undoes, and waits for the end. */
  run(id: number, verb: 'start' | 'undo'): Promise<ImportRecord>
}

/** A whole Rihla without a port, and imports through its API. */
export async function openImportShop(
  env: Readonly<Record<string, string>> = {},
  kind: WarehouseKind = 'embedded',
): Promise<Shop> {
  const servers = kind === 'embedded' ? null : await startTestServers(kind === 'cluster' ? 2 : 1)
  const folder = await mkdtemp(join(tmpdir(), 'rihla-import-'))
  chmodSync(folder, 0o711) // as root, PostgreSQL's own account must get through
  const read = readConfig({ RIHLA_DATA: join(folder, 'data'), RIHLA_LOG: 'silent', ...env })
  const config = servers ? { ...read, warehouse: warehouseConfigOf(kind, servers.urls) } : read
  const running = await startServer({
    config,
    log: createLog('silent'),
    compose: composeParts,
    listens: false,
  })
  const session = sessionWithin(running)
  let made = 0
  return {
    session,
    running,
    async workspace() {
      const body = { ...cairoShop, name: `shop ${++made}` }
      const answer = z.object({ id: z.number() })
      const { id } = await session.call({ method: 'POST', path: '/api/workspaces', body, answer })
      return importingOf(session, id)
    },
    async stop() {
      await running.stop()
      await servers?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function importingOf(session: Session, id: number): Importing {
  const base = `/api/w/${id}/imports`
  const call: Importing['call'] = (method, path, answer, body) =>
    session.call({ method, path: base + path, answer, ...(body === undefined ? {} : { body }) })
  return {
    id,
    call,
    async upload(files) {
      const made = await call('POST', '', importRecord, { name: files[0]?.name ?? 'nothing' })
      for (const file of files) {
        const stream = streamFile(file)
        const path = `${base}/${made.id}/files/${encodeURIComponent(file.name)}`
        await session.call({ method: 'PUT', path, stream, answer: importRecord })
      }
      return made.id
    },
    inspect: (one, answers = {}) => call('POST', `/${one}/inspect`, importDetail, { answers }),
    detail: one => call('GET', `/${one}`, importDetail),
    async run(one, verb) {
      const { status } = await call('POST', `/${one}/${verb}`, importRecord)
      for (;;) {
        const { import: found } = await call('GET', `/${one}`, importDetail)
        if (found.status !== status) return found
        await new Promise(resolve => setTimeout(resolve, 50))
      }
    },
  }
}
