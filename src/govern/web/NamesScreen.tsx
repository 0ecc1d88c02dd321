import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi, useMayEdit } from '../../platform/http/client-context.ts'
import { Ltr } from '../../platform/i18n/Ltr.tsx'
import { languages } from '../../platform/i18n/languages.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Answer, EmptyState } from '../../platform/ui/states.tsx'
import { DataTable, type DrawnColumn } from '../../platform/ui/table/DataTable.tsx'
import { namesView } from '../model.ts'
import { NameDialog } from './NameDialog.tsx'
import { groupNames, type NamedRow } from './prepare-names.ts'
import { SettingsPage } from './SettingsPage.tsx'
import { governSentences } from './sentences.ts'

/** What the data is called, in every language. */
export function NamesScreen() {
  const t = useTranslate(governSentences)
  const api = useApi()
  const mayEdit = useMayEdit()
  const [edited, setEdited] = useState<NamedRow | 'new' | null>(null)
  const names = useQuery({
    queryKey: [api.base, 'names'],
    queryFn: ({ signal }) => api.get('/names', namesView, { signal }),
  })
  const make = mayEdit && <Button onClick={() => setEdited('new')}>{t('names.new')}</Button>
  const columns: DrawnColumn<NamedRow>[] = [
    {
      id: 'kind',
      header: t('names.kind'),
      kind: 'text',
      narrow: 'fact',
      value: row => t(`names.kind.${row.kind}`),
      width: 0.6,
    },
    {
      id: 'raw',
      header: t('names.raw'),
      kind: 'code',
      narrow: 'title',
      value: row => row.raw,
      cell: row => <Ltr>{row.raw}</Ltr>,
    },
    ...languages.map(({ tag, name }) => ({
      id: tag,
      header: name,
      kind: 'text' as const,
      value: (row: NamedRow) => row.names[tag] ?? null,
    })),
  ]
  const isEmpty = names.data?.names.length === 0
  return (
    <SettingsPage here="names" meta={t('names.meta')} actions={!isEmpty && make}>
      <Answer
        query={names}
        shape="table"
        isEmpty={found => found.names.length === 0}
        empty={
          <EmptyState
            title={t('names.empty.title')}
            text={t('names.empty.text')}
            action={make || undefined}
          />
        }
      >
        {found => (
          <Card padding="none">
            <DataTable
              label={t('settings.names')}
              columns={columns}
              rows={groupNames(found.names)}
              rowKey={row => `${row.kind} ${row.raw}`}
              onRow={mayEdit ? row => setEdited(row) : undefined}
              least={560}
            />
          </Card>
        )}
      </Answer>
      {edited && <NameDialog row={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </SettingsPage>
  )
}
