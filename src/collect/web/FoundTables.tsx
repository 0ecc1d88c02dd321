import { Accordion } from '@mantine/core'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { QuestionCard } from '../../platform/ui/Card.tsx'
import { Tag } from '../../platform/ui/Chip.tsx'
import type { ImportDetail, Inspection } from '../imports/model-import.ts'
import styles from './Imports.module.css'
import { optionWord } from './prepare-questions.ts'
import { collectSentences } from './sentences.ts'

type Table = Inspection['tables'][number]

/** What was found in the files: how they are read, their columns with kinds and examples. */
export function FoundTables({ detail }: { detail: ImportDetail }) {
  const t = useTranslate(collectSentences)
  const tables = detail.inspection?.tables ?? []
  const isEmpty = tables.every(table => table.columns.length === 0)
  return (
    <QuestionCard title={t('found.title')} answer={isEmpty ? t('found.nothing') : undefined}>
      <Accordion variant="default" multiple defaultValue={tables.length === 1 ? [tables[0]?.name ?? ''] : []}>
        {tables.map(table => (
          <Accordion.Item key={table.name} value={table.name}>
            <Accordion.Control>
              <Head table={table} isUnused={detail.unused.includes(table.name)} />
            </Accordion.Control>
            <Accordion.Panel>
              <Columns table={table} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </QuestionCard>
  )
}

function Head({ table, isUnused }: { table: Table; isUnused: boolean }) {
  const t = useTranslate(collectSentences)
  const [file] = table.files
  const refused = Object.values(table.refused).reduce((sum, n) => sum + n, 0)
  const dialect = file?.reading.format === 'csv' ? file.reading.dialect : null
  const separator = dialect ? optionWord(dialect.delimiter) : null
  return (
    <span className={styles.tableHead}>
      <strong>
        <bdi dir="ltr">{table.name}</bdi>
      </strong>
      <span className={styles.facts}>
        <span>{t('found.rows', { n: table.rows })}</span>
        <span>{t('found.columns', { n: table.columns.length })}</span>
        {file && (
          <bdi dir="ltr">{'encoding' in file.reading ? file.reading.encoding : file.reading.format}</bdi>
        )}
        {separator && <span>{separator === 'option.comma' ? t('option.commaSign') : t(separator)}</span>}
      </span>
      {isUnused && <Tag tone="quiet">{t('found.unused')}</Tag>}
      {refused > 0 && <Tag tone="attention">{t('found.refused', { n: refused })}</Tag>}
    </span>
  )
}

function Columns({ table }: { table: Table }) {
  const t = useTranslate(collectSentences)
  const formats = useFormats()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={table.name}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('found.column')}</th>
            <th>{t('found.type')}</th>
            <th className={styles.number}>{t('found.filled')}</th>
            <th className={styles.number}>{t('found.distinct')}</th>
            <th>{t('found.examples')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map(column => (
            <tr key={column.name}>
              <td>
                <bdi dir="auto">{column.name}</bdi>
              </td>
              <td>{t(`type.${column.type}`)}</td>
              <td className={styles.number}>
                {formats.percent(table.rows === 0 ? 0 : 1 - column.empty / table.rows)}
              </td>
              <td className={styles.number}>
                {column.distinctExact
                  ? formats.number(column.distinct)
                  : t('found.about', { n: formats.compact(column.distinct) })}
              </td>
              <td className={styles.examples}>
                {column.examples.slice(0, 3).map(example => (
                  <bdi key={example} dir="auto" className={styles.example}>
                    {example}
                  </bdi>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
