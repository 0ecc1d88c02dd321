import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import type { LookupTable } from '../../mapping/model-mapping.ts'
import styles from './Mapping.module.css'
import { readTableRows, replaced, tableText, without } from './prepare-rules.ts'
import { mappingSentences } from './sentences.ts'

interface TablesEditorProps {
  readonly tables: readonly LookupTable[]
  onChange(tables: LookupTable[]): void
}

/** Tables that formulas look values up in. */
export function TablesEditor({ tables, onChange }: TablesEditorProps) {
  const t = useTranslate(mappingSentences)
  return (
    <Section title={t('tables.title')}>
      <Card>
        <div className={styles.group}>
          <p className={styles.quiet}>{t('tables.about')}</p>
          {tables.map((table, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the name is what is being written
            <div key={at} className={styles.action}>
              <div className={styles.row}>
                <TextInput
                  label={t('tables.name')}
                  dir="auto"
                  value={table.name}
                  onChange={({ currentTarget }) =>
                    onChange(replaced(tables, at, { ...table, name: currentTarget.value }))
                  }
                />
                <div>
                  <Button variant="default" onClick={() => onChange(without(tables, at))}>
                    {t('tables.remove')}
                  </Button>
                </div>
              </div>
              <Rows table={table} onChange={next => onChange(replaced(tables, at, next))} />
            </div>
          ))}
          <div>
            <Button variant="subtle" onClick={() => onChange([...tables, { name: '', rows: [] }])}>
              {t('tables.add')}
            </Button>
          </div>
        </div>
      </Card>
    </Section>
  )
}

/** The text stays as it is typed; rows are what can be read of it. */
function Rows({ table, onChange }: { table: LookupTable; onChange(table: LookupTable): void }) {
  const t = useTranslate(mappingSentences)
  const [text, setText] = useState(tableText(table.rows))
  return (
    <Textarea
      label={t('tables.rows')}
      dir="auto"
      autosize
      minRows={3}
      maxRows={12}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        onChange({ ...table, rows: readTableRows(currentTarget.value) })
      }}
    />
  )
}
