import { useMemo } from 'react'
import { useLocale } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Section } from '../../platform/ui/Page.tsx'
import { DataTable, type DrawnColumn } from '../../platform/ui/table/DataTable.tsx'
import { type GalleryPerson, people } from './example-data.ts'
import { gallerySentences } from './sentences.ts'

export function GalleryTable() {
  const t = useTranslate(gallerySentences)
  const { formats } = useLocale()
  const columns = useMemo(
    (): DrawnColumn<GalleryPerson>[] => [
      { id: 'name', header: t('name'), kind: 'text', width: 2, value: row => row.name },
      { id: 'phone', header: t('phone'), kind: 'code', width: 1.5, value: row => row.phone },
      {
        id: 'orders',
        header: t('orders'),
        kind: 'number',
        value: row => row.orders,
        cell: row => formats.number(row.orders),
      },
      {
        id: 'value',
        header: t('value'),
        kind: 'number',
        value: row => row.value,
        cell: row => (row.value === null ? '–' : formats.money(row.value)),
      },
      {
        id: 'since',
        header: t('since'),
        kind: 'date',
        value: row => row.since,
        cell: row => formats.date(row.since),
      },
    ],
    [t, formats],
  )
  return (
    <Section title={t('tableTitle')}>
      <Card padding="none">
        <DataTable
          label={t('tableTitle')}
          columns={columns}
          rows={people}
          rowKey={row => row.id}
          height="360px"
          least={720}
          onRow={() => undefined}
        />
      </Card>
    </Section>
  )
}
