import { hash64 } from '../../platform/ids.ts'

/** What the log finds a message by: `id_hash`, of its workspace and its id. */
export function idHashOf(workspace: number, messageId: string): bigint {
  return hash64(`${workspace}:${messageId}`)
}
