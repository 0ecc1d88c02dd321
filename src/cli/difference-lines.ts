import type { Inspection } from '../collect/imports/model-import.ts'
import { differenceLines as linesOf } from '../collect/web/prepare-differences.ts'
import { collectSentences } from '../collect/web/sentences.ts'
import { stripMarks } from '../platform/i18n/isolate.ts'
import { defaultRegion } from '../platform/i18n/locale.ts'
import { translator } from '../platform/i18n/translate.ts'

const t = translator(collectSentences, { ...defaultRegion, language: 'en' })

/** What differs between the files of each table, as lines for a terminal. */
export function differenceLines({ tables }: Pick<Inspection, 'tables'>): string[] {
  return tables
    .filter(table => table.differences.length > 0)
    .flatMap(table => [
      `${t('difference.title')} (${table.name}, ${table.files.length}):`,
      ...linesOf(table).map(({ sentence, column, other, kind, places, more }) => {
        const what = t(sentence, { column, other: kind ? t(kind) : other })
        const where = places.map(({ file, line }) => `${file}:${line}`).join(', ')
        return stripMarks(`  ${what}: ${where}${more > 0 ? ` ${t('difference.more', { n: more })}` : ''}`)
      }),
    ])
}
