import { journeyMapSchema, mapListSchema } from '../map/model.ts'
import type { Session } from './session.ts'

/**
 * Drafts a map where there is none, so that what came in can be seen at once. `by` is `person` or a property that
 * holds one journey together. Returns whether there is a new one.
 */
export async function draftFirstMap(session: Session, workspace: number, by: string): Promise<boolean> {
  const path = `/api/w/${workspace}/maps`
  const { maps } = await session.call({ path, answer: mapListSchema })
  if (maps.length > 0) return false
  await session.call({ method: 'POST', path: `${path}/draft`, body: { by }, answer: journeyMapSchema })
  return true
}
