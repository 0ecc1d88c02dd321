import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../../platform/ui/AppLink.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { BackIcon } from '../../../platform/ui/icons.tsx'
import { Page, PageHeader, Section } from '../../../platform/ui/Page.tsx'
import { RowList } from '../../../platform/ui/RowList.tsx'
import { Answer } from '../../../platform/ui/states.tsx'
import { useNow } from '../../../platform/ui/use-now.ts'
import { dayOf } from '../../../platform/zones/offsets.ts'
import type { Circumstance, CircumstancesAnswer } from '../../circumstances/model-circumstances.ts'
import { CircumstanceDialog } from './CircumstanceDialog.tsx'
import { CircumstanceRow } from './CircumstanceRow.tsx'
import styles from './Circumstances.module.css'
import { RemoveDialog } from './RemoveDialog.tsx'
import { circumstancesSentences } from './sentences.ts'
import { useCircumstances } from './use-circumstances.ts'

type Open = { what: 'write'; of: Circumstance | null } | { what: 'remove'; of: Circumstance } | null

/** Dated circumstances: those written down, and those that the calendar knows; Hijri beside Gregorian. */
export function CircumstancesScreen() {
  const t = useTranslate(circumstancesSentences)
  const mayEdit = useMayEdit()
  const circumstances = useCircumstances()
  const [open, setOpen] = useState<Open>(null)
  return (
    <Page>
      <p className={styles.back}>
        <AppLink to="/questions">
          <BackIcon size={14} aria-hidden /> {t('list.back')}
        </AppLink>
      </p>
      <PageHeader
        title={t('list.title')}
        meta={t('list.meta')}
        actions={
          mayEdit && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setOpen({ what: 'write', of: null })}
            >
              {t('list.new')}
            </Button>
          )
        }
      />
      <Answer query={circumstances} shape="table">
        {found => <Lists found={found} onOpen={setOpen} />}
      </Answer>
      {open?.what === 'write' && <CircumstanceDialog of={open.of} onClose={() => setOpen(null)} />}
      {open?.what === 'remove' && <RemoveDialog of={open.of} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function Lists({ found, onOpen }: { found: CircumstancesAnswer; onOpen(open: Open): void }) {
  const t = useTranslate(circumstancesSentences)
  const { settings } = useLocale()
  const today = dayOf(settings.offsets, useNow())
  const newestFirst = found.circumstances.toReversed()
  const of = (source: Circumstance['source']) => newestFirst.filter(one => one.source === source)
  const rows = (list: readonly Circumstance[]) => (
    <Card padding="none">
      <div className={styles.list}>
        <RowList>
          {list.map(one => (
            <CircumstanceRow
              key={one.id}
              of={one}
              isAhead={one.from > today}
              onWrite={() => onOpen({ what: 'write', of: one })}
              onRemove={() => onOpen({ what: 'remove', of: one })}
            />
          ))}
        </RowList>
      </div>
    </Card>
  )
  return (
    <>
      <Section title={t('list.written')}>
        {of('written').length > 0 ? rows(of('written')) : <p className={styles.note}>{t('list.none')}</p>}
      </Section>
      <Section title={t('list.calendar')}>
        <p className={styles.note}>{t('list.calendar.note')}</p>
        {rows(of('calendar'))}
      </Section>
    </>
  )
}
