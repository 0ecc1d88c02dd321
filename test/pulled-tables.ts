import { z } from 'zod'
import {
  type ConnectionView,
  connectionIssued,
  connectionView,
  triedAnswer,
} from '../src/collect/connections/model-connection.ts'
import { param, sql } from '../src/platform/warehouse/sql.ts'
import type { Shop } from './import-run.ts'

/** A workspace whose connections are made, tried and loaded as a screen does it, and what its log holds then. */
export async function openPulling(shop: Shop) {
  const { id } = await shop.workspace()
  const base = `/api/w/${id}/connections`
  return {
    id,
    connect: async (kind: string, given: object) => {
      const body = { kind, name: kind, ...given }
      const { connection } = await shop.session.call({
        method: 'POST',
        path: base,
        body,
        answer: connectionIssued,
      })
      return connection.id
    },
    tryOut: (kind: string, given: object) =>
      shop.session.call({
        method: 'POST',
        path: `${base}/try`,
        body: { kind, ...given },
        answer: triedAnswer,
      }),
    change: (of: number, body: object) =>
      shop.session.call({ method: 'PUT', path: `${base}/${of}`, body, answer: connectionView }),
    view: (of: number) => shop.session.call({ path: `${base}/${of}`, answer: connectionView }),
    /** One load, from the request to its end. */
    async load(of: number): Promise<ConnectionView> {
      let found = await this.view(of)
      for (let before = found.lastRunAt; found.isRunning || found.lastRunAt === null; ) {
        await new Promise(resolve => setTimeout(resolve, 50))
        found = await this.view(of)
        if (found.error) return found
        if (before !== null) before = null
      }
      return found
    },
    async again(of: number): Promise<ConnectionView> {
      const { lastRunAt } = await this.view(of)
      await shop.session.call({ method: 'POST', path: `${base}/${of}/run`, answer: z.unknown() })
      for (;;) {
        await new Promise(resolve => setTimeout(resolve, 50))
        const found = await this.view(of)
        if (!found.isRunning && found.lastRunAt !== lastRunAt) return found
      }
    },
    events: () =>
      shop.running.engines.warehouse.rows({
        name: 'test.log',
        sql: sql`SELECT toString(time) AS time, identifiers, toString(properties) AS properties FROM events
          WHERE workspace = ${param(id, 'UInt32')} ORDER BY time, message_id`,
        row: z.object({
          time: z.string(),
          identifiers: z.array(z.string()),
          properties: z.string().transform(text => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
        }),
      }),
    quarantined: async () => {
      const rows = await shop.running.engines.warehouse.rows({
        name: 'test.quarantine',
        sql: sql`SELECT detail FROM quarantine FINAL WHERE workspace = ${param(id, 'UInt32')} ORDER BY detail`,
        row: z.object({ detail: z.string() }),
      })
      return rows.map(row => row.detail)
    },
  }
}
