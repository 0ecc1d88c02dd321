/** Share of the common beginning that is added, and its longest length (Winkler 1990). */
const prefixWeight = 0.1
const longestPrefix = 4

/** Jaro–Winkler similarity of two texts, 0…1, by UTF-16 units. Winkler's own table is in the test. */
export function jaroWinkler(a: string, b: string): number {
  const jaro = jaroOf(a, b)
  let prefix = 0
  while (prefix < longestPrefix && prefix < a.length && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * prefixWeight * (1 - jaro)
}

function jaroOf(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Uint8Array(b.length)
  const matchedA: string[] = []
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length - 1, i + reach)
    for (let j = Math.max(0, i - reach); j <= end; j++) {
      if (taken[j] || a[i] !== b[j]) continue
      taken[j] = 1
      matchedA.push(a[i] ?? '')
      break
    }
  }
  const matches = matchedA.length
  if (matches === 0) return 0
  const matchedB = [...taken].flatMap((is, j) => (is ? [b[j]] : []))
  const moved = matchedA.filter((letter, i) => letter !== matchedB[i]).length
  return (matches / a.length + matches / b.length + (matches - moved / 2) / matches) / 3
}
