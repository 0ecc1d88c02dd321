import type { Connector } from './connector.ts'
import { meta } from './conversations/meta.ts'
import { webhook } from './generic/webhook.ts'
import { clickhouse } from './pulled/clickhouse.ts'
import { ga4Export } from './pulled/ga4-export.ts'
import { mysql } from './pulled/mysql.ts'
import { postgres } from './pulled/postgres.ts'
import { s3 } from './pulled/s3.ts'
import { salla } from './shops/salla.ts'
import { shopify } from './shops/shopify.ts'
import { woocommerce } from './shops/woocommerce.ts'
import { youcan } from './shops/youcan.ts'
import { zid } from './shops/zid.ts'

/** Every kind of connection, in the order of the gallery. A new one is one file and one line here. */
export const connectors: readonly Connector[] = [
  ...[shopify, woocommerce, salla, zid, youcan],
  meta,
  ...[postgres, mysql, clickhouse, s3, ga4Export],
  webhook,
]
