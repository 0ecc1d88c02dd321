import { findLanguage } from '../../platform/i18n/languages.ts'

export interface LetterPiece {
  readonly title: string
  readonly lines: readonly string[]
  readonly tables: readonly {
    readonly title: string
    readonly head: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }[]
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}

const styles = {
  body: "margin:0;padding:24px;background:#f6f3ec;color:#1d2733;font-family:'IBM Plex Sans Arabic','Segoe UI',Tahoma,Arial,sans-serif;font-size:15px;line-height:1.6",
  card: 'max-width:640px;margin:0 auto;background:#fff;border:1px solid #e6e0d4;border-radius:12px;padding:24px',
  cell: 'border-bottom:1px solid #e6e0d4;padding:6px 8px;text-align:start;vertical-align:top',
  link: 'display:inline-block;background:#22304a;color:#fff;text-decoration:none;border-radius:8px;padding:8px 16px',
  soft: 'color:#5d6673;font-size:13px',
} as const

/** A letter as HTML that every mail program shows: no styles but those of its elements, in the direction of its language. */
export function letterHtml(
  letter: {
    heading: string
    pieces: readonly LetterPiece[]
    foot: readonly string[]
    links: readonly { words: string; url: string }[]
  },
  language: string,
): string {
  const { direction, words } = findLanguage(language)
  const [open, end] = [letter.links[0], letter.links[1]]
  const button = (link: typeof open) =>
    link
      ? `<p><a style="${styles.link}" href="${escapeHtml(link.url)}">${escapeHtml(link.words)}</a></p>`
      : ''
  const soft = (link: typeof open) =>
    link
      ? `<p style="${styles.soft}"><a href="${escapeHtml(link.url)}">${escapeHtml(link.words)}</a></p>`
      : ''
  return `<!doctype html><html lang="${words}" dir="${direction}"><head><meta charset="utf-8"></head><body style="${styles.body}" dir="${direction}"><div style="${styles.card}" dir="${direction}">
<h1 style="font-size:20px;margin:0 0 16px">${escapeHtml(letter.heading)}</h1>
${letter.pieces.map(pieceHtml).join('\n')}
${button(open)}${letter.foot.map(line => `<p style="${styles.soft}">${escapeHtml(line)}</p>`).join('')}${soft(end)}
</div></body></html>`
}

function pieceHtml({ title, lines, tables }: LetterPiece): string {
  const cells = (row: readonly string[], tag: 'td' | 'th') =>
    row.map(text => `<${tag} style="${styles.cell}" dir="auto">${escapeHtml(text)}</${tag}>`).join('')
  return [
    title === '' ? '' : `<h2 style="font-size:16px;margin:24px 0 4px" dir="auto">${escapeHtml(title)}</h2>`,
    ...lines.map(line => `<p style="margin:2px 0" dir="auto">${escapeHtml(line)}</p>`),
    ...tables.map(
      ({ head, rows, title: more }) =>
        `<table style="border-collapse:collapse;width:100%;margin-top:8px;font-size:14px"><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${rows
          .map(row => `<tr>${cells(row, 'td')}</tr>`)
          .join(
            '',
          )}</tbody></table>${more === '' ? '' : `<p style="${styles.soft}">${escapeHtml(more)}</p>`}`,
    ),
  ].join('')
}
