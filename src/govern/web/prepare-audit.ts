/** Stored JSON as lines: `names.0.raw` and its value. Lists of plain values stay on one line. */
export function flattenFacts(value: unknown, path = ''): { name: string; value: string }[] {
  if (value === null || value === undefined) return path === '' ? [] : [{ name: path, value: '–' }]
  if (typeof value !== 'object') return [{ name: path, value: String(value) }]
  if (Array.isArray(value) && value.every(item => typeof item !== 'object'))
    return [{ name: path, value: value.join(', ') }]
  return Object.entries(value).flatMap(([key, inner]) =>
    flattenFacts(inner, path === '' ? key : `${path}.${key}`),
  )
}
