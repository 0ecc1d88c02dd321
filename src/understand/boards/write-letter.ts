import type { DisplayName } from '../../platform/i18n/display-names.ts'
import { errorSentence } from '../../platform/i18n/error-sentence.ts'
import { createFormats, type Formats } from '../../platform/i18n/formats.ts'
import { stripMarks } from '../../platform/i18n/isolate.ts'
import { findLanguage } from '../../platform/i18n/languages.ts'
import type { LocaleSettings } from '../../platform/i18n/locale.ts'
import { translator } from '../../platform/i18n/translate.ts'
import type { Letter } from '../../platform/mail.ts'
import { boardColumns } from './columns/model-columns.ts'
import { letterHtml, type LetterPiece as Piece } from './letter-html.ts'
import { type AnswerTable, tablesOf } from './model-answer-table.ts'
import { boardLetters } from './model-board-words.ts'
import type { ShownTile, TileAnswer } from './model-boards.ts'
import { sayCell, sayColumn, sayField } from './model-say-table.ts'

export interface LetterContent {
  readonly name: string
  readonly workspaceName: string
  readonly author: string
  readonly at: number
  readonly tiles: readonly (
    | { readonly text: string }
    | { readonly shown: ShownTile; readonly answer: TileAnswer }
  )[]
}

export interface LetterReaderSettings {
  readonly settings: LocaleSettings
  readonly names: readonly DisplayName[]
  /** Where the board is, and where the reader ends this; null where the operator named no address. */
  readonly link: string | null
  readonly unsubscribe: string | null
}

const mostRows = 15
const mostColumns = 6

/** A board or an answer as a letter, in the language and direction of its reader: as HTML and as plain text. */
export function writeLetter(
  content: LetterContent,
  reader: LetterReaderSettings,
): Pick<Letter, 'subject' | 'text' | 'html'> {
  const { settings, link, unsubscribe } = reader
  const t = translator(boardLetters, settings)
  const formats = createFormats(settings)
  const date = formats.fullDate(content.at)
  const { name, author, workspaceName } = content
  const pieces = content.tiles.map(tile =>
    'text' in tile ? { title: '', lines: [tile.text], tables: [] } : tilePiece(tile, reader, formats),
  )
  const foot = [t('mail.why', { author, name, workspace: workspaceName })]
  const links = [
    ...(link === null ? [] : [{ words: t('mail.open'), url: link }]),
    ...(unsubscribe === null ? [] : [{ words: t('mail.unsubscribe'), url: unsubscribe }]),
  ]
  return {
    // A line break in a name must not become a header.
    subject: stripMarks(t('mail.subject', { name, date })).replace(/[\r\n]+/g, ' '),
    html: letterHtml({ heading: t('mail.hello', { name, date }), pieces, foot, links }, settings.language),
    text: [
      t('mail.hello', { name, date }),
      ...pieces.flatMap(pieceText),
      '',
      ...foot,
      ...links.map(({ words, url }) => `${words}: ${url}`),
    ].join('\n'),
  }
}

function tilePiece(
  { shown, answer }: { shown: ShownTile; answer: TileAnswer },
  { settings, names }: LetterReaderSettings,
  formats: Formats,
): Piece {
  const t = translator(boardLetters, settings)
  const title = shown.title === '' ? t('mail.answer') : shown.title
  if (shown.broken) return { title, lines: [t('mail.broken')], tables: [] }
  if (answer.failed) {
    const why = errorSentence(settings, answer.failed.code, answer.failed.params)
    return { title, lines: [t('mail.failed', { why })], tables: [] }
  }
  const asked = answer.asked
  if (!asked) return { title, lines: [t('mail.nothing')], tables: [] }
  const words = { nameOf: namer(names, settings.language), formats, settings }
  const { evidence } = asked
  const basis = [
    ...(evidence.period
      ? [
          t('mail.period', {
            from: formats.date(evidence.period.from),
            to: formats.date(evidence.period.to - 1),
          }),
        ]
      : []),
    ...(evidence.people ? [t('mail.people', { n: evidence.people })] : []),
  ]
  const pieces = [
    { name: '', ...answerPiece(asked.answer, words) },
    ...(asked.compared ? [{ name: t('mail.compared'), ...answerPiece(asked.compared.answer, words) }] : []),
    ...(asked.parts ?? []).map(part => ({ name: part.value, ...answerPiece(part.answer, words) })),
  ]
  return {
    title,
    lines: [...basis, ...pieces.flatMap(({ name, lines }) => (name === '' ? lines : [`${name}:`, ...lines]))],
    tables: pieces.flatMap(({ name, tables }) =>
      tables.map(table =>
        name === '' ? table : { ...table, title: [name, table.title].filter(Boolean).join(' · ') },
      ),
    ),
  }
}

interface Words {
  readonly nameOf: (raw: string) => string
  readonly formats: Formats
  readonly settings: LocaleSettings
}

function answerPiece(answer: unknown, { nameOf, formats, settings }: Words): Pick<Piece, 'lines' | 'tables'> {
  const t = translator(boardLetters, settings)
  const field = translator(boardColumns, settings)
  const { facts, tables } = tablesOf(answer)
  const told = facts
    .filter(({ value }) => value !== null)
    .slice(0, 8)
    .map(
      ({ path, kind, value }) =>
        `${path.map(name => sayField(name, field)).join(' · ')}: ${sayCell(value, kind, formats)}`,
    )
  const isEmpty = tables.every(table => table.rows.length === 0) && facts.length === 0
  return {
    lines: isEmpty ? [t('mail.nothing')] : told,
    tables: tables.slice(0, 2).map(table => {
      const left = table.rows.length - mostRows
      return {
        title: left > 0 ? t('mail.more', { n: left }) : '',
        head: table.columns
          .slice(0, mostColumns)
          .map(column => sayColumn({ ...column, of: nameOf(column.of) }, field)),
        rows: latest(table).map(row =>
          row.slice(0, mostColumns).map((cell, i) => {
            const said = sayCell(cell, table.columns[i]?.kind ?? 'text', formats)
            return typeof cell === 'string' ? nameOf(said) : said
          }),
        ),
      }
    }),
  }
}

/** Of a row a day the latest are what a reader wants. */
function latest({ columns, rows }: AnswerTable): AnswerTable['rows'] {
  const isByDay = rows.every(row => typeof row[0] === 'string' && /^\d{4}-\d\d-\d\d$/.test(row[0]))
  return isByDay && columns.length > 0 ? rows.slice(-mostRows) : rows.slice(0, mostRows)
}

/** What the workspace calls its data, also inside a path of steps. */
export function namer(names: readonly DisplayName[], language: string): (raw: string) => string {
  const known = new Map(
    names.filter(one => one.language === findLanguage(language).words).map(one => [one.raw, one.name]),
  )
  const one = (raw: string) => known.get(raw) ?? raw
  return raw =>
    raw
      .split(' › ')
      .map(step => step.split(' · ').map(one).join(' · '))
      .join(' › ')
}

function pieceText({ title, lines, tables }: Piece): string[] {
  return [
    '',
    ...(title === '' ? [] : [`— ${title}`]),
    ...lines,
    ...tables.flatMap(({ head, rows, title: more }) => [
      head.join(' | '),
      ...rows.map(row => row.join(' | ')),
      ...(more === '' ? [] : [more]),
    ]),
  ]
}
