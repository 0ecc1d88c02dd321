import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { QuestionCard } from '../../platform/ui/Card.tsx'
import type { Inspection } from '../imports/model-import.ts'
import styles from './Imports.module.css'
import { type DifferenceLine, differenceLines } from './prepare-differences.ts'
import { collectSentences } from './sentences.ts'

/** What differs between the files of one table: columns renamed, missing, added, of another kind or in another order. */
export function DifferencesCard({ tables }: { tables: Inspection['tables'] }) {
  const t = useTranslate(collectSentences)
  const changed = tables.filter(table => table.differences.length > 0)
  if (changed.length === 0) return null
  return (
    <QuestionCard title={t('difference.title')} answer={t('difference.text')}>
      {changed.map(table => (
        <div key={table.name}>
          <h3 className={styles.subtitle}>
            <bdi dir="ltr">{table.name}</bdi>{' '}
            <span className={styles.where}>{t('imports.files', { n: table.files.length })}</span>
          </h3>
          <ul className={styles.counts}>
            {differenceLines(table).map(line => (
              <Line key={`${line.sentence} ${line.column} ${line.other}`} line={line} />
            ))}
          </ul>
        </div>
      ))}
    </QuestionCard>
  )
}

function Line({ line }: { line: DifferenceLine }) {
  const t = useTranslate(collectSentences)
  const formats = useFormats()
  const name = (text: string) => ({ node: <bdi dir="auto">{text}</bdi> })
  return (
    <li>
      <span className={styles.why}>
        <span>
          {t.rich(line.sentence, {
            column: name(line.column),
            other: line.kind ? { node: t(line.kind) } : name(line.other),
          })}
        </span>
        <span className={styles.where}>
          {line.places.map(({ file, line: at }) => (
            <span key={file} className={styles.example}>
              {t('preview.place', { file, line: formats.number(at) })}
            </span>
          ))}
          {line.more > 0 && t('difference.more', { n: line.more })}
        </span>
      </span>
    </li>
  )
}
