/**
 * A name on at most so many lines of about so many letters: broken between words, and what does not fit is cut at its
 * own end, whichever way it runs.
 */
export function wrapWords(
  name: string,
  fit: { readonly letters: number; readonly lines: number },
): readonly string[] {
  const { letters, lines } = fit
  const wrapped: string[] = []
  let line = ''
  for (const word of name.trim().split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || longer.length <= letters) line = longer
    else {
      wrapped.push(line)
      line = word
    }
  }
  if (line !== '') wrapped.push(line)
  const shown = wrapped.slice(0, lines)
  return shown.map((text, i) => {
    const isCut = text.length > letters || (i === lines - 1 && wrapped.length > lines)
    return isCut ? `${text.slice(0, letters - 1).trimEnd()}…` : text
  })
}
