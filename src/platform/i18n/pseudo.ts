import type { MessagePart } from './message.ts'

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const accented = 'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ'
const rightToLeft = '\u202e'
const pop = '\u202c'

/** Our words bracketed and made strange, values untouched: what is not strange on the screen is not translated. */
export function pseudoText(
  parts: readonly MessagePart[],
  kind: 'accented' | 'mirrored',
): readonly MessagePart[] {
  const strange = strangeParts(parts, kind)
  return [{ kind: 'words', text: '[' }, ...strange, { kind: 'words', text: ']' }]
}

function strangeParts(parts: readonly MessagePart[], kind: 'accented' | 'mirrored'): readonly MessagePart[] {
  return parts.map(part => {
    if (part.kind === 'words')
      return { ...part, text: kind === 'accented' ? accent(part.text) : turn(part.text) }
    if (part.kind === 'tag') return { ...part, parts: strangeParts(part.parts, kind) }
    return part
  })
}

/** A third longer, as German or French would be. */
function accent(text: string): string {
  const letters = [...text].map(letter => [...accented][plain.indexOf(letter)] ?? letter).join('')
  const words = text.split(/\s+/).filter(word => word.length > 2).length
  return letters + '~'.repeat(words)
}

function turn(text: string): string {
  return text.replace(/[A-Za-z]+/g, word => `${rightToLeft}${word}${pop}`)
}
