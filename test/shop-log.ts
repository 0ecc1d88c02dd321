import type { RawMessage } from '../demo/message.ts'
import type { ShopTruth } from '../demo/truth.ts'
import type { LogEvent } from './journey-log.ts'

/**
 * Messages of the demo shop as they stand in the log when identity were perfect: each person's under one trace. For tests of
 * what is asked of the log over many shops, where the whole line would take minutes. `near`: only what lies within so many
 * milliseconds after one of these events of the same person.
 */
export function shopLog(
  messages: readonly RawMessage[],
  truth: ShopTruth,
  { workspace, near }: { readonly workspace: number; readonly near?: { event: string; ms: number } },
): LogEvent[] {
  const owners = new Map(truth.people.flatMap(p => (p.messageIds ?? []).map(id => [id, p.person] as const)))
  const ownerOf = ({ messageId }: RawMessage) => owners.get(messageId) ?? 0
  const begun = Map.groupBy(
    messages.filter(({ event }) => event === near?.event),
    ownerOf,
  )
  const isNear = (m: RawMessage) =>
    near === undefined ||
    (begun.get(ownerOf(m)) ?? []).some(first => {
      const after = Date.parse(m.timestamp) - Date.parse(first.timestamp)
      return after >= 0 && after <= near.ms
    })
  return messages.flatMap(m => {
    const { type } = m
    if ((type !== 'track' && type !== 'page' && type !== 'screen') || !isNear(m)) return []
    const { products: _, ...properties } = m.properties ?? {}
    return [
      {
        workspace,
        trace: BigInt(ownerOf(m) + 1) * 4096n + 1n,
        type,
        name: m.event ?? type,
        channel: String(m.context.channel ?? ''),
        time: Date.parse(m.timestamp),
        ordinal: 0,
        id: m.messageId,
        account: '',
        properties,
        flags: 0,
        batch: 1n,
      },
    ]
  })
}
