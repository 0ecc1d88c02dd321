import { z } from 'zod'

/** What is said in one line beside the name: the first few plain properties. */
export interface Fact {
  readonly key: string
  readonly value: string
}

const bag = z.record(z.string(), z.unknown())

/** Every property as path and text, nested ones with dots; the context behind the event's own. */
export function factsOf(properties: string): Fact[] {
  const parsed = bag.safeParse(parseJson(properties))
  if (!parsed.success) return []
  const facts: Fact[] = []
  const walk = (value: unknown, path: string) => {
    const nested =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? bag.safeParse(value).data
        : undefined
    if (nested) for (const [key, below] of Object.entries(nested)) walk(below, `${path}.${key}`)
    else if (value !== null && value !== undefined) facts.push({ key: path, value: textOf(value) })
  }
  const { $context, ...own } = parsed.data
  for (const [key, value] of Object.entries(own)) walk(value, key)
  if ($context !== undefined) walk($context, '$context')
  return facts
}

/** The few facts that are worth a line: short, and not about the device. */
export function headline(facts: readonly Fact[], most = 3): Fact[] {
  return facts
    .filter(fact => !fact.key.startsWith('$context') && fact.value !== '' && fact.value.length <= 80)
    .slice(0, most)
}

/** A trait's JSON as a person reads it. */
export function readTraitValue(json: string): string {
  return textOf(parseJson(json))
}

/** The words of a code: `best_price` is "Best price". Anything else stays as it came: it may be an id, or somebody's words. */
export function spellOut(value: string): string {
  if (!/^[a-z]+(_[a-z]+)+$/.test(value)) return value
  return `${value.charAt(0).toUpperCase()}${value.slice(1).replaceAll('_', ' ')}`
}

/** The words of a JSON list of words or numbers; null for anything else. */
export function listOf(value: string): string[] | null {
  if (!value.startsWith('[')) return null
  const parsed = z
    .array(z.union([z.string(), z.number(), z.boolean()]))
    .min(1)
    .safeParse(parseJson(value))
  return parsed.success ? parsed.data.map(String) : null
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The engine writes numbers beyond JSON (1e400) as words: shown as they are.
    return text
  }
}
