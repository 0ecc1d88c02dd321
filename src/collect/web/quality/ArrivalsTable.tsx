import type { z } from 'zod'
import { DataName } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import { DataTable } from '../../../platform/ui/table/DataTable.tsx'
import type { arrivalRow } from '../../quality/model-quality.ts'
import { trustSentences } from './sentences.ts'
import styles from './Trust.module.css'

type Arrival = z.infer<typeof arrivalRow>
const counts = ['events', 'late', 'early', 'future', 'unordered', 'repeated', 'refused', 'flagged'] as const

/** How much came late, early, from the future, out of order or again. */
export function ArrivalsTable({ rows }: { rows: readonly Arrival[] }) {
  const t = useTranslate(trustSentences)
  const formats = useFormats()
  if (rows.length === 0) return null
  return (
    <Section title={t('arrivals.title')}>
      <p className={styles.lead}>{t('arrivals.about')}</p>
      <Card padding="none">
        <DataTable
          label={t('arrivals.title')}
          rows={rows}
          rowKey={row => `${row.day} ${row.source}`}
          least={860}
          columns={[
            {
              id: 'source',
              header: t('arrivals.source'),
              kind: 'text',
              width: 1.6,
              narrow: 'title',
              value: row => row.source,
              cell: row => <DataName kind="source" raw={row.source} />,
            },
            {
              id: 'day',
              header: t('days.day'),
              kind: 'date',
              width: 1.3,
              value: row => row.day,
              cell: row => formats.date(row.day),
            },
            ...counts.map(id => ({
              id,
              header: t(`arrivals.${id}`),
              kind: 'number' as const,
              value: (row: Arrival) => row[id],
              cell: (row: Arrival) => formats.number(row[id]),
            })),
          ]}
        />
      </Card>
    </Section>
  )
}
