import { TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../platform/http/client-context.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Segmented } from '../../platform/ui/Segmented.tsx'
import { keyIssued } from '../model.ts'
import { FormDialog } from './FormDialog.tsx'
import styles from './Settings.module.css'
import { ShownOnce } from './ShownOnce.tsx'
import { governSentences } from './sentences.ts'

/** Name and kind; then the key itself, once. */
export function NewKeyDialog({ onClose }: { onClose(): void }) {
  const t = useTranslate(governSentences)
  const api = useApi()
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<'write' | 'read'>('write')
  const create = useMutation({
    mutationFn: () => api.post('/keys', { name: name.trim(), kind }, keyIssued),
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base, 'keys'] }),
  })
  if (create.data)
    return (
      <ShownOnce
        title={create.data.name}
        text={t('keys.ready')}
        label={t('keys.secret')}
        value={create.data.secret}
        onClose={onClose}
      />
    )
  return (
    <FormDialog
      title={t('keys.new')}
      submit={t('keys.create')}
      isReady={name.trim() !== ''}
      mutation={create}
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={t('keys.name')}
        description={t('keys.name.about')}
        dir="auto"
        maxLength={80}
        data-autofocus
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <div className={styles.choice}>
        <span className={styles.label}>{t('keys.kind')}</span>
        <Segmented
          label={t('keys.kind')}
          value={kind}
          options={[
            { value: 'write', label: t('keys.write') },
            { value: 'read', label: t('keys.read') },
          ]}
          onChange={setKind}
        />
      </div>
    </FormDialog>
  )
}
