export interface Fact {
  readonly name: string
  readonly value: string
}

/** What was and what is; of what stayed as it was nothing, where both are known. */
export function changedFacts(before: unknown, after: unknown): { before: Fact[]; after: Fact[] } {
  const [was, is] = [flattenFacts(before), flattenFacts(after)]
  if (was.length === 0 || is.length === 0) return { before: was, after: is }
  const text = ({ name, value }: Fact) => JSON.stringify([name, value])
  const [known, now] = [new Set(was.map(text)), new Set(is.map(text))]
  return {
    before: was.filter(fact => !now.has(text(fact))),
    after: is.filter(fact => !known.has(text(fact))),
  }
}

/** Stored JSON as lines: `names.0.raw` and its value. Lists of plain values stay on one line. */
export function flattenFacts(value: unknown, path = ''): Fact[] {
  if (value === null || value === undefined) return path === '' ? [] : [{ name: path, value: '–' }]
  if (typeof value !== 'object') return [{ name: path, value: String(value) }]
  if (Array.isArray(value) && value.every(item => typeof item !== 'object'))
    return [{ name: path, value: value.join(', ') }]
  return Object.entries(value).flatMap(([key, inner]) =>
    flattenFacts(inner, path === '' ? key : `${path}.${key}`),
  )
}
