import { z } from 'zod'
import { count } from '../../platform/warehouse/rows.ts'
import type { Scope } from '../../platform/warehouse/scope.ts'
import { joinSql, sql } from '../../platform/warehouse/sql.ts'
import type { Warehouse } from '../../platform/warehouse/warehouse.ts'
import { events } from '../events.ts'
import { eventFlags } from '../model.ts'
import { isKnownAgent } from './judge-agent.ts'
import { agentSql } from './look-sql.ts'
import { flagReasons, reasonNames } from './model-bots.ts'

const countedDays = 30

/** Of the last 30 days: what is left out, by source and reason, and the agents that sent most. */
export async function countBots(warehouse: Warehouse, scope: Scope) {
  const since = sql`time >= ${new Date(scope.now - countedDays * 86_400_000)}`
  const has = (bit: number) => sql`countIf(bitAnd(flags, ${bit}) != 0)`
  const byReason = joinSql(
    reasonNames.map(reason => has(flagReasons[reason])),
    ', ',
  )
  const [rows, agents] = await Promise.all([
    warehouse.rows({
      name: 'collect: bots by source',
      sql: sql`SELECT source, count() AS events, ${has(eventFlags.bot)} AS bots, ${has(eventFlags.internal)} AS internal, [${byReason}] AS reasons
        FROM ${events(scope, { withFlagged: true, where: since, select: sql`source, flags` })}
        GROUP BY source ORDER BY events DESC, source LIMIT 500`,
      row: z.object({
        source: z.string(),
        events: count,
        bots: count,
        internal: count,
        reasons: z.array(count),
      }),
    }),
    warehouse.rows({
      name: 'collect: agents by events',
      sql: sql`SELECT agent, count() AS events, ${has(eventFlags.bot)} AS bots
        FROM ${events(scope, { withFlagged: true, where: since, select: sql`${agentSql} AS agent, flags` })}
        WHERE agent != '' GROUP BY agent ORDER BY bots > 0 DESC, events DESC, agent LIMIT 50`,
      row: z.object({ agent: z.string(), events: count, bots: count }),
    }),
  ])
  return {
    counts: rows.map(row => ({
      ...row,
      reasons: Object.fromEntries(
        reasonNames.flatMap((reason, i) => {
          const n = row.reasons[i] ?? 0
          return n === 0 ? [] : [[reason, n]]
        }),
      ),
    })),
    agents: agents.map(({ agent, events: n, bots }) => ({
      ...{ agent, events: n },
      isBot: bots > 0,
      isKnown: isKnownAgent(agent),
    })),
  }
}
