import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../platform/http/client-context.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { QuestionCard } from '../../platform/ui/Card.tsx'
import { Answer } from '../../platform/ui/states.tsx'
import { type ImportPreview, importPreview, type Mapping } from '../imports/model-import.ts'
import { EventsTable } from './EventsTable.tsx'
import styles from './Imports.module.css'
import { collectSentences } from './sentences.ts'

/** The first events and refused rows as they would be. */
export function PreviewCard({ id, mapping }: { id: number; mapping: Mapping | null }) {
  const t = useTranslate(collectSentences)
  const api = useApi()
  const preview = useQuery({
    queryKey: [api.base, 'imports', id, 'preview', JSON.stringify(mapping)],
    queryFn: () => api.post(`/imports/${id}/preview`, {}, importPreview),
  })
  return (
    <QuestionCard title={t('preview.title')} answer={t('preview.text')}>
      <Answer query={preview} shape="table">
        {found => (
          <>
            <EventsTable label={t('preview.title')} events={found.messages} />
            {found.refused.length > 0 && <Refused found={found} />}
          </>
        )}
      </Answer>
    </QuestionCard>
  )
}

function Refused({ found }: { found: ImportPreview }) {
  const t = useTranslate(collectSentences)
  const formats = useFormats()
  return (
    <>
      <h3 className={styles.subtitle}>{t('preview.refused')}</h3>
      <ul className={styles.counts}>
        {found.refused.map(row => (
          <li key={`${row.file} ${row.line} ${row.reason}`}>
            <span className={styles.why}>
              {t(`refusal.${row.reason}`)}
              <span className={styles.where}>
                {t('preview.place', { file: row.file, line: formats.number(row.line) })}
              </span>
            </span>
            <bdi dir="ltr" className={styles.code}>
              {row.text.slice(0, 80)}
            </bdi>
          </li>
        ))}
      </ul>
    </>
  )
}
