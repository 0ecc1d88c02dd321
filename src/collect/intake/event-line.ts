import { z } from 'zod'
import { instant, instantText, u64 } from '../../platform/warehouse/rows.ts'
import { callOrder, callTypes, type StoredEvent } from '../model.ts'
import { arrivalOf } from './arrival.ts'
import { propertiesText } from './properties-text.ts'

/** The event as one line of JSON for the warehouse. `batch` is the number of its insert group. */
export function eventLine(event: StoredEvent, batch: bigint): string {
  return withBatch(openLine(event), batch)
}

/** The line without its end: it is written down before anybody knows in which group it goes. */
export function openLine(event: StoredEvent): string {
  const arrival = arrivalOf(event.properties)
  return (
    `{"workspace":${event.workspace},"message_id":${JSON.stringify(event.messageId)},"id_hash":"${event.idHash}",` +
    `"content":"${event.content}","type":"${event.type}","call":${callOrder[event.type]},"name":${JSON.stringify(event.name)},` +
    `"channel":${JSON.stringify(event.channel)},"time":"${instantText(event.time)}","received_at":"${instantText(event.receivedAt)}",` +
    `"ordinal":"${event.ordinal}","identifiers":${JSON.stringify(event.identifiers)},"trace":"${event.trace}",` +
    `"account":${JSON.stringify(event.account)},"properties":${event.properties},` +
    `"properties_text":${JSON.stringify(propertiesText(event.properties))},"received":${JSON.stringify(event.received)},` +
    `"source":${JSON.stringify(event.source)},"import_id":${event.importId},"mapping_version":${event.mappingVersion},` +
    (arrival === null ? '' : `"arrival":${JSON.stringify(arrival)},`) +
    `"flags":${event.flags},${event.mapped === undefined ? '' : `"mapped":${JSON.stringify(event.mapped)},`}`
  )
}

export function withBatch(openLine: string, batch: bigint): string {
  return `${openLine}"batch":"${batch}"}`
}

const writtenLine = z
  .object({
    workspace: z.number(),
    message_id: z.string(),
    id_hash: u64,
    content: u64,
    type: z.enum(callTypes),
    name: z.string(),
    channel: z.string(),
    time: instant,
    received_at: instant,
    ordinal: z.string().transform(Number),
    identifiers: z.array(z.string()),
    trace: u64,
    account: z.string(),
    properties: z.record(z.string(), z.unknown()).transform(value => JSON.stringify(value)),
    received: z.string(),
    source: z.string(),
    import_id: z.number(),
    mapping_version: z.number(),
    flags: z.number(),
    mapped: z.string().optional(),
  })
  .transform(
    ({ message_id, id_hash, received_at, import_id, mapping_version, mapped, ...rest }): StoredEvent => ({
      ...rest,
      messageId: message_id,
      idHash: id_hash,
      receivedAt: received_at,
      importId: import_id,
      mappingVersion: mapping_version,
      ...(mapped === undefined ? {} : { mapped }),
    }),
  )

/** The event of a line that `eventLine` wrote. Throws where it is none. */
export function readEventLine(line: string): StoredEvent {
  return writtenLine.parse(JSON.parse(line))
}
