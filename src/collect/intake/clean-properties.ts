const maxDepth = 12
const maxKeys = 400

/**
 * Makes a value that the warehouse's JSON column always takes. What is changed here is not lost: `received` keeps it.
 *
 * Each rule stands for a row that the engine refused, and with it the whole group of its insert: lone surrogates become
 * U+FFFD, integers beyond 2^53 and non-finite numbers become text, dots in keys (which the column reads as a path)
 * become `_`, empty keys become `_`, what is nested deeper than 12 or beyond 400 keys becomes JSON text.
 *
 * @returns JSON text of an object.
 */
export function cleanProperties(value: Readonly<Record<string, unknown>>): string {
  const budget = { keys: maxKeys }
  return JSON.stringify(cleanObject(value, 1, budget))
}

interface Budget {
  keys: number
}

function cleanObject(value: object, depth: number, budget: Budget): Record<string, unknown> {
  // Not without a prototype: such an object is a dictionary, and twice as slow to write. `__proto__` is no key here.
  const out: Record<string, unknown> = {}
  for (const [key, child] of Object.entries(value)) {
    if (child === null || child === undefined) continue
    const name = cleanKey(key)
    if (budget.keys-- <= 0) {
      out._more = cleanText(JSON.stringify(value)).slice(0, 32_768)
      break
    }
    out[name] = cleanValue(child, depth + 1, budget)
  }
  return out
}

function cleanValue(value: unknown, depth: number, budget: Budget): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value === 'number') return cleanNumber(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth > maxDepth) return cleanText(JSON.stringify(value))
  if (Array.isArray(value)) return cleanArray(value, depth, budget)
  return cleanObject(value, depth, budget)
}

/** An array keeps its kind when all its elements share one; a mixed one becomes texts. */
function cleanArray(value: readonly unknown[], depth: number, budget: Budget): unknown {
  const present = value.filter(element => element !== null && element !== undefined)
  const kinds = new Set(present.map(element => (Array.isArray(element) ? 'array' : typeof element)))
  if (kinds.size > 1)
    return present.map(element =>
      typeof element === 'string' ? cleanText(element) : cleanText(JSON.stringify(element)),
    )
  if (kinds.has('array')) return present.map(element => cleanText(JSON.stringify(element)))
  return present.map(element => cleanValue(element, depth + 1, budget))
}

function cleanNumber(value: number): number | string {
  if (!Number.isFinite(value)) return String(value)
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? String(value) : value
}

export function cleanText(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed()
}

function cleanKey(key: string): string {
  const text = cleanText(key)
  const name =
    text.includes('.') || text.includes('\0') ? text.replaceAll('.', '_').replaceAll('\0', '') : text
  return name === '' || name === '__proto__' ? '_' : name
}
