import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { callApi } from '../../platform/http/client.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Row, RowList } from '../../platform/ui/RowList.tsx'
import { Answer } from '../../platform/ui/states.tsx'
import { ownActivity } from '../model.ts'
import styles from './Settings.module.css'
import { governSentences } from './sentences.ts'
import { type GovernKey, governEn } from './strings.en.ts'

type Entry = z.infer<typeof ownActivity>['entries'][number]

/** What happened to the account lately, so that its owner notices what was not them. */
export function ActivityCard() {
  const activity = useQuery({
    queryKey: ['my', 'activity'],
    queryFn: ({ signal }) => callApi({ path: '/api/me/activity', response: ownActivity, signal }),
  })
  return (
    <Answer query={activity} shape="table">
      {({ entries }) => (
        <Card padding="none">
          <RowList>
            {entries.map(entry => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </RowList>
        </Card>
      )}
    </Answer>
  )
}

function EntryRow({ entry }: { entry: Entry }) {
  const t = useTranslate(governSentences)
  const formats = useFormats()
  const by = byWhom(entry)
  const words = `account.did.${entry.action}`
  return (
    <Row
      title={isSentence(words) ? t(words) : <Ltr>{entry.action}</Ltr>}
      facts={by !== null && t('account.did.by', { who: by === 'local' ? t('audit.actor.local') : by })}
    >
      <time className={styles.aside} dateTime={new Date(entry.at).toISOString()}>
        {formats.dateTime(entry.at)}
      </time>
    </Row>
  )
}

/** Somebody else, where it was not the reader: the command line, or the owner who made a link. */
function byWhom({ actorKind, actorName, action }: Entry): string | null {
  if (actorKind === 'local') return 'local'
  return action === 'member.reset-link' ? actorName : null
}

function isSentence(key: string): key is GovernKey {
  return Object.hasOwn(governEn, key)
}
