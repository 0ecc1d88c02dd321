import type { DisplayName } from '../../platform/i18n/display-names.ts'
import type { Formats } from '../../platform/i18n/formats.ts'
import { stripMarks } from '../../platform/i18n/isolate.ts'
import type { LocaleSettings } from '../../platform/i18n/locale.ts'
import { translator } from '../../platform/i18n/translate.ts'
import type { Letter } from '../../platform/mail.ts'
import type { KeptAlert } from './alert-records.ts'
import { boardColumns } from './columns/model-columns.ts'
import { letterHtml } from './letter-html.ts'
import type { AlertCheck } from './model-alerts.ts'
import type { NumberPath } from './model-answer-numbers.ts'
import { kindOf } from './model-answer-table.ts'
import { boardLetters } from './model-board-words.ts'
import { sayCell, sayPath } from './model-say-table.ts'
import { namer } from './write-letter.ts'

interface AlertLetter {
  readonly alert: Pick<KeptAlert, 'name' | 'author' | 'path' | 'rule'>
  readonly check: Pick<AlertCheck, 'value' | 'against' | 'state'>
  readonly savedName: string
  readonly workspaceName: string
}
interface Reader {
  readonly settings: LocaleSettings
  readonly formats: Formats
  readonly names: readonly DisplayName[]
  readonly link: string | null
  readonly unsubscribe: string | null
}

/** That an alert is on, or over, in the language of its reader. */
export function writeAlert(
  { alert, check, savedName, workspaceName }: AlertLetter,
  { settings, formats, names, link, unsubscribe }: Reader,
): Pick<Letter, 'subject' | 'text' | 'html'> {
  const t = translator(boardLetters, settings)
  const nameOf = namer(names, settings.language)
  const kind = kindOf(lastNames(alert.path))
  const show = (value: number | null) => sayCell(value, kind, formats)
  const [value, against] = [check.value ?? 0, check.against ?? 0]
  const said = {
    number: sayPath(alert.path, translator(boardColumns, settings), nameOf),
    value: show(check.value),
    limit: show(check.against),
    against: show(check.against),
    change: against === 0 ? '–' : formats.percent((value - against) / Math.abs(against)),
  }
  const sentence = check.state === 'on' ? t(`alert.${alert.rule.kind}`, said) : t('alert.over', said)
  const lines = [sentence, t('alert.of', { saved: savedName, workspace: workspaceName })]
  const subject = t(check.state === 'on' ? 'alert.subject.on' : 'alert.subject.off', { name: alert.name })
  const foot = [t('alert.why', { author: alert.author })]
  const links = [
    ...(link === null ? [] : [{ words: t('mail.open'), url: link }]),
    ...(unsubscribe === null ? [] : [{ words: t('mail.unsubscribe'), url: unsubscribe }]),
  ]
  return {
    subject: stripMarks(subject).replace(/[\r\n]+/g, ' '),
    text: [...lines, '', ...foot, ...links.map(({ words, url }) => `${words}: ${url}`)].join('\n'),
    html: letterHtml(
      { heading: subject, pieces: [{ title: '', lines, tables: [] }], foot, links },
      settings.language,
    ),
  }
}

function lastNames(path: NumberPath): string[] {
  return path.flatMap(step => (typeof step === 'string' ? [step] : []))
}
