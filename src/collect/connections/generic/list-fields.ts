import type { FieldPath, SampleField } from './model-mapping.ts'

const mostFields = 400
const mostValues = 3
const longestValue = 120

/** The fields of a sample as a tree written out: each place once, lists by their first entries. */
export function listFields(sample: unknown): SampleField[] {
  const found = new Map<string, SampleField & { values: string[] }>()
  walk(sample, [], found)
  return [...found.values()].slice(0, mostFields)
}

function walk(value: unknown, path: FieldPath, found: Map<string, SampleField & { values: string[] }>): void {
  if (path.length > 20 || found.size > mostFields) return
  const key = JSON.stringify(path)
  const known = found.get(key)
  if (path.length > 0 || Array.isArray(value)) {
    const field = known ?? {
      path,
      kind: kindOf(value),
      values: [],
      entries: Array.isArray(value) ? value.length : null,
    }
    const text = textOf(value)
    if (text !== null && field.values.length < mostValues && !field.values.includes(text))
      field.values.push(text)
    found.set(key, field)
  }
  if (Array.isArray(value)) for (const entry of value.slice(0, 5)) walk(entry, [...path, '*'], found)
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) walk(member, [...path, name], found)
}

function kindOf(value: unknown): SampleField['kind'] {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') return 'group'
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'yes-no' : 'text'
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || typeof value === 'object') return null
  return String(value).slice(0, longestValue)
}
