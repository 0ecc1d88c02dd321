import { DataName } from '../../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Section } from '../../../platform/ui/Page.tsx'
import { Answer } from '../../../platform/ui/states.tsx'
import { DataTable } from '../../../platform/ui/table/DataTable.tsx'
import { trustSentences } from './sentences.ts'
import styles from './Trust.module.css'
import { useViolations } from './use-trust.ts'

/** What did not keep to the plan in force, by source and version of the app. */
export function Violations() {
  const t = useTranslate(trustSentences)
  const formats = useFormats()
  const found = useViolations()
  if (found.data?.version === 0) return null
  return (
    <Section title={t('violations.title', { n: 7 })}>
      <Answer query={found} shape="table">
        {({ rows, quarantined }) => (
          <div className={styles.stack}>
            {quarantined.map(row => (
              <p key={JSON.stringify(row)} className={styles.quiet}>
                <DataName kind="event" raw={row.event} />{' '}
                {t('violations.kept', { n: row.events, version: formats.number(row.version) })}{' '}
                <DataName kind="source" raw={row.source} /> <bdi dir="ltr">{row.app}</bdi>
              </p>
            ))}
            {rows.length === 0 ? (
              <p className={styles.quiet}>{t('violations.none')}</p>
            ) : (
              <Card padding="none">
                <DataTable
                  label={t('violations.title', { n: 7 })}
                  rows={rows.slice(0, 500)}
                  total={rows.length}
                  rowKey={row => JSON.stringify([row.event, row.path, row.fault, row.source, row.app])}
                  columns={[
                    {
                      id: 'event',
                      header: t('violations.event'),
                      kind: 'text',
                      width: 1.6,
                      narrow: 'title',
                      value: row => row.event,
                      cell: row => <DataName kind="event" raw={row.event} />,
                    },
                    { id: 'path', header: t('violations.path'), kind: 'code', value: row => row.path },
                    {
                      id: 'fault',
                      header: t('violations.fault'),
                      kind: 'text',
                      width: 1.6,
                      value: row => t(`fault.${row.fault}`),
                    },
                    {
                      id: 'source',
                      header: t('arrivals.source'),
                      kind: 'text',
                      value: row => row.source,
                      cell: row => <DataName kind="source" raw={row.source} />,
                    },
                    { id: 'app', header: t('violations.app'), kind: 'code', value: row => row.app },
                    {
                      id: 'events',
                      header: t('arrivals.events'),
                      kind: 'number',
                      value: row => row.events,
                      cell: row => formats.number(row.events),
                    },
                    {
                      id: 'last',
                      header: t('violations.last'),
                      kind: 'date',
                      value: row => row.last,
                      cell: row => formats.date(row.last),
                    },
                  ]}
                />
              </Card>
            )}
          </div>
        )}
      </Answer>
    </Section>
  )
}
