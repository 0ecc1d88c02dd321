import { join } from 'node:path'
import { z } from 'zod'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { unreachable } from '../errors.ts'
import type { Log } from '../log.ts'
import { openEmbeddedNode } from './embedded-node.ts'
import { database, type EngineNode } from './engine-node.ts'
import { clusterSettings } from './engine-settings.ts'
import { createEngineWarehouse } from './engine-warehouse.ts'
import { jsonRows } from './rows.ts'
import { openServerNode, parseServerUrl } from './server-node.ts'
import type { Warehouse } from './warehouse.ts'

/** Half a gibibyte: the largest group of events and the merges beside it need less. */
const keepFreeBytes = 2 ** 29

/** What a cluster is called in the `remote_servers` of its servers. */
export const clusterName = 'rihla'

/** The engine that the configuration names. Throws when it does not answer. */
export async function openWarehouse(
  config: Pick<Config, 'dataFolder' | 'warehouse' | 'questions'>,
  log: Log,
): Promise<Warehouse> {
  const common = { limits: config.questions, clock: systemClock }
  const { warehouse } = config
  switch (warehouse.kind) {
    case 'embedded': {
      const folder = join(config.dataFolder, 'warehouse')
      const node = await openEmbeddedNode({ folder, keepFreeBytes, clock: systemClock, log })
      const layout = { cluster: null, user: null }
      log.info({ engine: 'embedded' }, 'warehouse open')
      return createEngineWarehouse({ ...common, kind: 'embedded', nodes: [node], layout })
    }
    case 'server': {
      const address = parseServerUrl(warehouse.url)
      const layout = { cluster: null, user: address.user }
      const node = await openServerNode(address)
      log.info({ engine: 'server' }, 'warehouse open')
      return createEngineWarehouse({ ...common, kind: 'server', nodes: [node], layout })
    }
    case 'cluster':
      return openCluster(warehouse.urls, common, log)
    default:
      return unreachable(warehouse)
  }
}

async function openCluster(
  urls: readonly string[],
  common: { limits: Config['questions']; clock: typeof systemClock },
  log: Log,
): Promise<Warehouse> {
  const [first, ...others] = urls.map(parseServerUrl)
  if (!first) throw new Error('a cluster needs at least one address')
  const asked = await openServerNode(first, clusterSettings)
  const nodes: [EngineNode, ...EngineNode[]] = [asked]
  for (const other of others) nodes.push(await openServerNode(other, clusterSettings))
  for (const node of nodes) await checkCluster(node, urls.length)
  log.info({ engine: 'cluster', nodes: nodes.length }, 'warehouse open')
  return createEngineWarehouse({
    ...common,
    kind: 'cluster',
    nodes,
    layout: { cluster: clusterName, user: first.user },
  })
}

/**
 * A wrong `remote_servers` would give wrong numbers, so it is refused at the door: shards without an address here
 * would miss our tables, and without `default_database` a shard does not find the dictionaries that a query names.
 */
async function checkCluster(node: EngineNode, shards: number): Promise<void> {
  const text = await node.query({
    name: 'warehouse: cluster',
    text: 'SELECT DISTINCT shard_num, default_database FROM system.clusters WHERE cluster = {cluster:String}',
    params: { cluster: { value: clusterName } },
    settings: {},
    lane: 'lookup',
  })
  const row = z.object({ shard_num: z.number(), default_database: z.string() })
  const found = jsonRows(text).map(shard => row.parse(shard))
  if (found.length !== shards || found.some(shard => shard.default_database !== database))
    throw new Error(
      `every node needs a cluster ${clusterName} in remote_servers with ${shards} shards, each replica with ` +
        `<default_database>${database}</default_database>; it has ${JSON.stringify(found)}`,
    )
}
