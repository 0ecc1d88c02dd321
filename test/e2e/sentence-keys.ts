import { globSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const keys = new Set<string>()
for (const file of globSync('src/**/strings.en.ts', { cwd: root })) {
  const all: Readonly<Record<string, object>> = await import(join(root, file))
  for (const words of Object.values(all)) for (const key of Object.keys(words)) keys.add(key)
}

/** Keys of our sentences that stand in a text where the sentence should. */
export function findKeys(text: string): string[] {
  return (text.match(/[\w-]+(?:\.[\w-]+)+/g) ?? []).filter(word => keys.has(word))
}
