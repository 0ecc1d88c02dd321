import { hash64 } from '../../platform/ids.ts'
import { callOrder, type StoredEvent } from '../model.ts'
import { cleanProperties } from './clean-properties.ts'
import { idHashOf } from './id-hash.ts'
import { traceOf } from './identifiers-of.ts'

/** Something that Rihla itself decided about somebody, at an instant. */
export interface SystemEvent {
  readonly workspace: number
  /** e.g. `Segment Entered`. */
  readonly name: string
  /** The same decision has the same id: written again it adds nothing, whatever else it says. */
  readonly messageId: string
  readonly time: number
  /** The identifiers of one trace of the person, as that trace has them: the event follows it through merges and cuts. */
  readonly identifiers: readonly string[]
  readonly properties: Readonly<Record<string, unknown>>
}

/** The row that is held. It takes part in no identity and no journey: nothing derived reads type `system` unless asked. */
export function prepareSystemEvent(event: SystemEvent, receivedAt: number): StoredEvent {
  const { workspace, name, messageId, time, identifiers } = event
  return {
    workspace,
    messageId,
    idHash: idHashOf(workspace, messageId),
    content: hash64(messageId),
    type: 'system',
    name,
    channel: '',
    time,
    receivedAt,
    ordinal: 0,
    identifiers,
    trace: traceOf([...identifiers]),
    account: '',
    properties: cleanProperties({ ...event.properties }),
    received: JSON.stringify({ type: 'system', call: callOrder.system, ...event }),
    source: 'rihla',
    importId: 0,
    mappingVersion: 0,
    flags: 0,
  }
}
