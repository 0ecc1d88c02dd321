import { Switch } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi, useWorkspace } from '../../../platform/http/client-context.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { type WordsSettings, wordsSettingsSchema } from '../../model-plain-words.ts'
import { wordsSentences } from './sentences.ts'
import styles from './Words.module.css'

/** For the owner, where the operator named a language model: whether it may read, and what it is sent. */
export function ModelSwitch({ settings }: { settings: WordsSettings }) {
  const t = useTranslate(wordsSentences)
  const api = useApi()
  const client = useQueryClient()
  const { role } = useWorkspace()
  const { mutate, isPending } = useMutation({
    mutationFn: (isOn: boolean) => api.put('/questions/words', { isOn }, wordsSettingsSchema),
    onSuccess: saved => client.setQueryData([api.base, 'words-settings'], saved),
  })
  if (settings.host === null || role !== 'owner') return null
  return (
    <Switch
      className={styles.model}
      checked={settings.isOn}
      disabled={isPending}
      label={t('words.model.switch', { host: settings.host })}
      description={t('words.model.text')}
      onChange={event => mutate(event.currentTarget.checked)}
    />
  )
}
