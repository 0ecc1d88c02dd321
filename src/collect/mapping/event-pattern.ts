/**
 * A name in which `*` stands for anything. Gives what the stars stood for, each as short as it can be, or null where the
 * name is another. Walks the name by its fixed pieces, so no name can make it slow.
 */
export function createPattern(pattern: string): (name: string) => string[] | null {
  const pieces = pattern.split('*')
  const [first = ''] = pieces
  const last = pieces.at(-1) ?? ''
  const middle = pieces.slice(1, -1)
  if (pieces.length === 1) return name => (name === pattern ? [] : null)
  return name => {
    if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
      return null
    const end = name.length - last.length
    const stars: string[] = []
    let at = first.length
    for (const piece of middle) {
      const found = name.indexOf(piece, at)
      if (found === -1 || found + piece.length > end) return null
      stars.push(name.slice(at, found))
      at = found + piece.length
    }
    stars.push(name.slice(at, end))
    return stars
  }
}

/** Puts what the stars stood for in the place of those of the new name. */
export function fillPattern(to: string, stars: readonly string[]): string {
  let at = 0
  return to.replaceAll('*', () => stars[at++] ?? '')
}
