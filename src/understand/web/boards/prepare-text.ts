/** A piece of a line: plain or strong. */
export interface TextPiece {
  readonly text: string
  readonly isStrong: boolean
}
export type TextBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly pieces: readonly TextPiece[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly TextPiece[])[] }

/** The little of Markdown that a text tile knows: `# heading`, `- item`, `**strong**`, an empty line. All else is text as it stands. */
export function readText(text: string): TextBlock[] {
  const blocks: TextBlock[] = []
  let items: (readonly TextPiece[])[] = []
  const close = () => {
    if (items.length > 0) blocks.push({ kind: 'list', items })
    items = []
  }
  for (const line of text.split(/\r?\n/)) {
    const item = /^\s*[-*•]\s+(.*)$/.exec(line)?.[1]
    if (item !== undefined) {
      items.push(readPieces(item))
      continue
    }
    close()
    const heading = /^#{1,3}\s+(.*)$/.exec(line)?.[1]
    if (heading !== undefined) blocks.push({ kind: 'heading', pieces: readPieces(heading) })
    else if (line.trim() !== '') blocks.push({ kind: 'paragraph', pieces: readPieces(line) })
  }
  close()
  return blocks
}

function readPieces(line: string): TextPiece[] {
  return line
    .split(/(\*\*[^*]+\*\*)/)
    .filter(piece => piece !== '')
    .map(piece =>
      /^\*\*[^*]+\*\*$/.test(piece)
        ? { text: piece.slice(2, -2), isStrong: true }
        : { text: piece, isStrong: false },
    )
}
