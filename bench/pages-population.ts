import { callOrder } from '../src/collect/model.ts'
import { param, type Sql, sql } from '../src/platform/warehouse/sql.ts'
import type { Warehouse } from '../src/platform/warehouse/warehouse.ts'
import type { Population } from './journeys-population.ts'

/**
 * What the tracker sends of pages, beside the events of the population: of every third person one to eight pages that were seen and left,
 * with none to eight clicks each, and of every twentieth page an angry and a dead click. The first page says where its visitor came from: a
 * third by a campaign in the address, a third by the host of a search engine, a third not at all. 3.1 million events beside 20 million.
 */
export async function writePages(warehouse: Warehouse, { workspace, persons }: Population): Promise<void> {
  const portion = 300_000
  for (let from = 0; from < persons; from += portion) {
    const people = sql`SELECT number AS p FROM numbers(${from}, ${Math.min(portion, persons - from)}) WHERE number % 3 = 1`
    await warehouse.run({
      name: 'bench: pages',
      sql: insertPages(workspace, people),
      settings: { max_block_size: 8192 },
    })
  }
}

const part = (key: string) => sql`cityHash64(p, i, ${key})`
const width = sql`[390, 412, 820, 1440][1 + ${part('width')} % 4]`
const page = sql`if(${part('page')} % 4 = 0, '/checkout', concat('/c/', toString(${part('category')} % 40)))`
const clicks = sql`arrayStringConcat(arrayMap(n -> concat('{"x":', toString(cityHash64(p, i, n, 'x') % 1000 / 1000), ',"y":', toString(cityHash64(p, i, n, 'y') % 4000),
  ',"element":"button#b', toString(cityHash64(p, i, n, 'element') % 60), ' \\\\"Pay now\\\\""}'), range(${part('clicks')} % 9)), ',')`
const left = sql`concat('{"path":"', ${page}, '","scroll_depth":', toString(10 + ${part('depth')} % 91), ',"seconds":', toString(${part('seconds')} % 300),
  ',"width":', toString(${width}), ',"height":', toString(2500 + ${part('height')} % 1500), ',"clicks":[', ${clicks}, ']}')`
const address = sql`concat('https://shop.example', ${page}, if(i = 0 AND ${part('came')} % 3 = 0,
  concat('?utm_source=', ['newsletter', 'instagram', 'affiliate'][1 + ${part('source')} % 3], '&utm_medium=', ['email', 'social', 'referral'][1 + ${part('source')} % 3], '&utm_campaign=c', toString(${part('campaign')} % 20)), ''))`
const referrer = sql`if(i = 0 AND ${part('came')} % 3 = 1, 'https://www.google.com/', '')`
const viewed = sql`concat('{"$context":{"page":{"path":"', ${page}, '","url":"', ${address}, '","referrer":"', ${referrer}, '"}}}')`
const click = sql`concat('{"path":"', ${page}, '","x":', toString(${part('x')} % 1000 / 1000), ',"y":', toString(${part('y')} % 4000), ',"width":', toString(${width}), ',"element":"button#b7"}')`

function insertPages(workspace: number, people: Sql): Sql {
  return sql`INSERT INTO events (workspace, message_id, id_hash, content, type, call, name, channel, time, received_at, identifiers, trace, properties, properties_text, batch)
    SELECT ${param(workspace, 'UInt32')}, id, cityHash64(id), 0, if(event = 'Page Viewed', 'page', 'track'), if(event = 'Page Viewed', ${callOrder.page}, ${callOrder.track}), event, 'web', fromUnixTimestamp64Milli(toInt64(at), 'UTC') AS time, time,
      [concat('user_id:', toString(p))], sipHash64(p, if(p % 4 = 0, i % 2, 0)), CAST(told AS JSON), multiIf(event = 'Page Viewed', ${viewed}, event = 'Page Left', ${left}, ${click}) AS told, 3
    FROM (
      SELECT p, i, event, 1690848000000 + cityHash64(p, 'start') % 31536000000 + i * 60000 - if(event = 'Page Viewed', 40000, 0) AS at, toString(reinterpretAsUUID(sipHash128(p, i, event))) AS id
      FROM (SELECT p, 1 + cityHash64(p, 'pages') % 8 AS pages FROM (${people}))
      ARRAY JOIN range(pages) AS i
      ARRAY JOIN if(cityHash64(p, i, 'angry') % 20 = 0, ['Page Viewed', 'Page Left', 'Rage Click', 'Dead Click'], ['Page Viewed', 'Page Left']) AS event
    )`
}
