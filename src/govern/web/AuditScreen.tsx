import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../platform/http/client-context.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../platform/i18n/Ltr.tsx'
import { type ReactTranslate, useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { RowList, RowWords } from '../../platform/ui/RowList.tsx'
import { SidePanel } from '../../platform/ui/SidePanel.tsx'
import { Answer } from '../../platform/ui/states.tsx'
import { type AuditEntry, auditPage, type Role, role } from '../model.ts'
import audit from './Audit.module.css'
import { AuditDetails } from './AuditDetails.tsx'
import styles from './Settings.module.css'
import { SettingsPage } from './SettingsPage.tsx'
import { governSentences } from './sentences.ts'
import { type GovernKey, governEn } from './strings.en.ts'

/** The trail of changes, newest first; an entry opens what was before and after. */
export function AuditScreen() {
  const t = useTranslate(governSentences)
  const api = useApi()
  const [open, setOpen] = useState<AuditEntry | null>(null)
  const trail = useInfiniteQuery({
    queryKey: [api.base, 'audit'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get('/audit', auditPage, { query: { before: pageParam || undefined }, signal }),
    getNextPageParam: page => page.next,
  })
  return (
    <SettingsPage here="audit" meta={t('audit.meta')}>
      <Answer query={trail} shape="table">
        {({ pages }) => (
          <Card padding="none">
            <RowList>
              {pages
                .flatMap(page => page.entries)
                .map(entry => (
                  <li key={entry.id}>
                    <EntryButton entry={entry} onOpen={() => setOpen(entry)} />
                  </li>
                ))}
            </RowList>
            {trail.hasNextPage && (
              <div className={styles.more}>
                <Button
                  variant="default"
                  loading={trail.isFetching}
                  onClick={() => void trail.fetchNextPage()}
                >
                  {t('audit.more')}
                </Button>
              </div>
            )}
          </Card>
        )}
      </Answer>
      <SidePanel title={open && <Action entry={open} />} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open && <AuditDetails entry={open} />}
      </SidePanel>
    </SettingsPage>
  )
}

function EntryButton({ entry, onOpen }: { entry: AuditEntry; onOpen(): void }) {
  const t = useTranslate(governSentences)
  const formats = useFormats()
  return (
    <button type="button" className={audit.entry} onClick={onOpen}>
      <RowWords
        title={<Action entry={entry} />}
        facts={<bdi>{isRole(entry.subject) ? t(`role.${entry.subject}`) : entry.subject}</bdi>}
      />
      <span className={audit.actor}>
        <bdi>{actorName(entry, t)}</bdi>
      </span>
      <time className={styles.aside} dateTime={new Date(entry.at).toISOString()}>
        {formats.dateTime(entry.at)}
      </time>
    </button>
  )
}

/** An action of a part that has no sentence here is shown as it is written, never hidden. */
function Action({ entry }: { entry: AuditEntry }) {
  const t = useTranslate(governSentences)
  const key = `audit.action.${entry.action}`
  return isSentence(key) ? t(key) : <Ltr>{entry.action}</Ltr>
}

function isSentence(key: string): key is GovernKey {
  return Object.hasOwn(governEn, key)
}

/** An invitation without an address is about a role. */
function isRole(subject: string): subject is Role {
  return role.safeParse(subject).success
}

function actorName(entry: AuditEntry, t: ReactTranslate<GovernKey>): string {
  if (entry.actorKind === 'local') return t('audit.actor.local')
  if (entry.actorKind === 'key') return t('audit.actor.key', { name: entry.actorName })
  return entry.actorName
}
