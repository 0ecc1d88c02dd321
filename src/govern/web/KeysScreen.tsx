import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { useApi } from '../../platform/http/client-context.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Tag } from '../../platform/ui/Chip.tsx'
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx'
import { Row, RowList } from '../../platform/ui/RowList.tsx'
import { Since } from '../../platform/ui/Since.tsx'
import { Answer, EmptyState } from '../../platform/ui/states.tsx'
import { showDone } from '../../platform/ui/toasts.ts'
import { type KeyView, keyView } from '../model.ts'
import { NewKeyDialog } from './NewKeyDialog.tsx'
import styles from './Settings.module.css'
import { SettingsPage } from './SettingsPage.tsx'
import { governSentences } from './sentences.ts'

const keyList = z.object({ keys: z.array(keyView) })

/** Write keys and read keys: how each begins, when it was last used, and how to end it. */
export function KeysScreen() {
  const t = useTranslate(governSentences)
  const api = useApi()
  const [isMaking, setMaking] = useState(false)
  const keys = useQuery({
    queryKey: [api.base, 'keys'],
    queryFn: ({ signal }) => api.get('/keys', keyList, { signal }),
  })
  const make = <Button onClick={() => setMaking(true)}>{t('keys.new')}</Button>
  const isEmpty = keys.data?.keys.length === 0
  return (
    <SettingsPage here="keys" meta={t('keys.meta')} actions={!isEmpty && make}>
      <Answer
        query={keys}
        shape="table"
        isEmpty={found => found.keys.length === 0}
        empty={<EmptyState title={t('keys.empty.title')} text={t('keys.empty.text')} action={make} />}
      >
        {found => (
          <Card padding="none">
            <RowList>
              {found.keys.map(key => (
                <KeyRow key={key.id} found={key} />
              ))}
            </RowList>
          </Card>
        )}
      </Answer>
      {isMaking && <NewKeyDialog onClose={() => setMaking(false)} />}
    </SettingsPage>
  )
}

function KeyRow({ found }: { found: KeyView }) {
  const t = useTranslate(governSentences)
  const formats = useFormats()
  const [isRevoking, setRevoking] = useState(false)
  return (
    <Row
      title={<bdi>{found.name}</bdi>}
      facts={
        <span>
          {t('keys.begins')} <Ltr>{found.hint}</Ltr>
        </span>
      }
    >
      <Tag tone={found.kind === 'write' ? 'attention' : 'quiet'}>{t(`keys.${found.kind}`)}</Tag>
      <dl className={styles.details}>
        <dt>{t('keys.created')}</dt>
        <dd>{formats.date(found.createdAt, 'medium')}</dd>
        <dt>{t('keys.lastUsed')}</dt>
        <dd>{found.lastUsedAt === null ? t('keys.neverUsed') : <Since at={found.lastUsedAt} />}</dd>
      </dl>
      <Button
        variant="default"
        aria-label={t('keys.revoke.for', { name: found.name })}
        onClick={() => setRevoking(true)}
      >
        {t('keys.revoke')}
      </Button>
      {isRevoking && <RevokeKey found={found} onClose={() => setRevoking(false)} />}
    </Row>
  )
}

function RevokeKey({ found, onClose }: { found: KeyView; onClose(): void }) {
  const t = useTranslate(governSentences)
  const api = useApi()
  const cache = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => api.remove(`/keys/${found.id}`),
    onSuccess: async () => {
      showDone(t('keys.revoked', { name: found.name }))
      onClose()
      await cache.invalidateQueries({ queryKey: [api.base, 'keys'] })
    },
  })
  return (
    <ConfirmDialog
      title={t('keys.revoke.title', { name: found.name })}
      text={t('keys.revoke.text')}
      action={t('keys.revoke')}
      mutation={revoke}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    />
  )
}
