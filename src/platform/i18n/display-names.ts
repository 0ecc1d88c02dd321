import { z } from 'zod'
import { findLanguage } from './languages.ts'

/** What can carry a name of its own in each language; the raw name stays one hover away. */
export const nameKinds = [
  'event',
  'property',
  'value',
  'trait',
  'channel',
  'stage',
  'step',
  'segment',
  'source',
] as const
export type NameKind = (typeof nameKinds)[number]

export const displayName = z.object({
  kind: z.enum(nameKinds),
  /** A value is written `property=value`, because the same word means other things elsewhere. */
  raw: z.string(),
  language: z.string(),
  name: z.string(),
})
export type DisplayName = z.infer<typeof displayName>

export type FindName = (kind: NameKind, raw: string) => string | null

/** Later lists win: what a workspace wrote stands above the names we ship. Null when nobody named it. */
export function nameFinder(language: string, ...lists: readonly (readonly DisplayName[])[]): FindName {
  const { words } = findLanguage(language)
  const found = new Map<string, string>()
  for (const entry of lists.flat())
    if (entry.language === words) found.set(`${entry.kind} ${entry.raw}`, entry.name)
  return (kind, raw) => found.get(`${kind} ${raw}`) ?? null
}
