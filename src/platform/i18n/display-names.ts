import { z } from 'zod'

/** What can carry a name of its own in each language; the raw name stays one hover away. */
export const nameKinds = ['event', 'property', 'value', 'channel', 'stage', 'segment'] as const
export type NameKind = (typeof nameKinds)[number]

export const displayName = z.object({
  kind: z.enum(nameKinds),
  raw: z.string(),
  /** By language tag: `{ en: 'Order placed', ar: 'تأكيد الطلب' }`. */
  names: z.record(z.string(), z.string()),
})
export type DisplayName = z.infer<typeof displayName>

export type FindName = (kind: NameKind, raw: string) => string | null

/** Later lists win: what a workspace wrote stands above the names we ship. Null when nobody named it. */
export function nameFinder(language: string, ...lists: readonly (readonly DisplayName[])[]): FindName {
  const found = new Map<string, string>()
  for (const { kind, raw, names } of lists.flat()) {
    const name = names[language] ?? names[language.split('-')[0] ?? '']
    if (name) found.set(`${kind} ${raw}`, name)
  }
  return (kind, raw) => found.get(`${kind} ${raw}`) ?? null
}
