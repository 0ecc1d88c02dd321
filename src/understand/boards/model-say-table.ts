import type { Formats } from '../../platform/i18n/formats.ts'
import type { Translate } from '../../platform/i18n/translate.ts'
import { boardColumnsEn } from './columns/strings.en.ts'
import type { NumberPath } from './model-answer-numbers.ts'
import type { AnswerColumn, Cell, CellKind } from './model-answer-table.ts'

/** The name of a field of an answer in the reader's language; one that is not known here is told as it is called. */
export function sayField(name: string, t: Translate<keyof typeof boardColumnsEn>): string {
  const key = `column.${name}`
  if (isKnown(key)) return t(key)
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]/g, ' ')
    .toLowerCase()
}

function isKnown(key: string): key is keyof typeof boardColumnsEn {
  return key in boardColumnsEn
}

export function sayColumn({ path, of }: AnswerColumn, t: Translate<keyof typeof boardColumnsEn>): string {
  const said = path.map(name => sayField(name, t))
  return of === '' ? said.join(' · ') : `${of} · ${said.join(' · ')}`
}

export function sayCell(value: Cell, kind: CellKind, formats: Formats): string {
  if (value === null) return '–'
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? formats.date(value) : value
  if (kind === 'share') return formats.percent(value)
  return kind === 'duration' ? formats.duration(value) : formats.number(value)
}

/** Which number of an answer, in words: where it stands and what it is. */
export function sayPath(
  path: NumberPath,
  t: Translate<keyof typeof boardColumnsEn>,
  nameOf: (raw: string) => string,
): string {
  const said = path.flatMap(step => {
    if (typeof step === 'string') return [sayField(step, t)]
    if (typeof step !== 'number') return [nameOf(step.is)]
    return step === -1 ? [t('column.last')] : step === -2 ? [t('column.before-last')] : [String(step)]
  })
  return said.join(' · ')
}
