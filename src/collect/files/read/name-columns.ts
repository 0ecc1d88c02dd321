import { plainText } from '../values/text-rules.ts'

/** Every column has a name of its own: empty ones are numbered, repeated ones get a number. */
export function nameColumns(header: readonly string[]): string[] {
  const taken = new Set<string>()
  return header.map((cell, i) => {
    const name = plainText(cell) || `column_${i + 1}`
    let own = name
    for (let n = 2; taken.has(own); n++) own = `${name}_${n}`
    taken.add(own)
    return own
  })
}
