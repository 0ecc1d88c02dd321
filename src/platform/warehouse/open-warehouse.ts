import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { unreachable } from '../errors.ts'
import type { Log } from '../log.ts'
import { openEmbeddedNode } from './embedded-node.ts'
import { clusterSettings } from './engine-settings.ts'
import { createEngineWarehouse } from './engine-warehouse.ts'
import { openServerNode, parseServerUrl } from './server-node.ts'
import type { Warehouse } from './warehouse.ts'

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
      const node = await openEmbeddedNode(join(config.dataFolder, 'warehouse'))
      const layout = { database: 'rihla', cluster: null, user: null }
      log.info({ engine: 'embedded' }, 'warehouse open')
      return createEngineWarehouse({ ...common, kind: 'embedded', nodes: [node], layout })
    }
    case 'server': {
      const { user, ...address } = parseServerUrl(warehouse.url)
      const layout = { database: address.database, cluster: null, user }
      const node = await openServerNode(address)
      log.info({ engine: 'server', database: address.database }, 'warehouse open')
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
  if (others.some(other => other.database !== first.database))
    throw new Error('the nodes of a cluster must use the same database')
  const nodes = [await openServerNode(first, clusterSettings)]
  for (const other of others) nodes.push(await openServerNode(other, clusterSettings))
  const [asked, ...rest] = nodes
  if (!asked) throw new Error('a cluster needs at least one node')
  const layout = { database: first.database, cluster: clusterName, user: first.user }
  log.info({ engine: 'cluster', nodes: nodes.length, database: first.database }, 'warehouse open')
  return createEngineWarehouse({ ...common, kind: 'cluster', nodes: [asked, ...rest], layout })
}
