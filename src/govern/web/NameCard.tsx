import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../platform/http/client.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Buttons, Failed, FormStack } from '../../platform/ui/Form.tsx'
import { LtrField } from '../../platform/ui/fields/LtrField.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone } from '../../platform/ui/toasts.ts'
import type { MeView } from '../model.ts'
import styles from './Settings.module.css'
import { governSentences } from './sentences.ts'

/** What colleagues see of the reader. The address is what they sign in with and stays. */
export function NameCard({ user }: { user: MeView['user'] }) {
  const t = useTranslate(governSentences)
  const sentence = useErrorSentence()
  const cache = useQueryClient()
  const [name, setName] = useState(user.name)
  const save = useMutation({
    mutationFn: () => callApi({ method: 'PATCH', path: '/api/me', body: { name } }),
    onSuccess: async () => {
      showDone(t('settings.saved'))
      setName(name.trim())
      // The name stands in the shell, among the members and on every entry that follows.
      await cache.invalidateQueries()
    },
  })
  const isChanged = name.trim() !== user.name && name.trim() !== ''
  return (
    <Card>
      <form
        onSubmit={event => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <FormStack>
          <div className={styles.pair}>
            <TextInput
              label={t('account.name')}
              autoComplete="name"
              dir="auto"
              required
              withAsterisk={false}
              maxLength={120}
              value={name}
              onChange={event => setName(event.currentTarget.value)}
            />
            <LtrField
              label={t('account.email')}
              type="email"
              autoComplete="username"
              readOnly
              value={user.email}
            />
          </div>
          {save.error && <Failed>{sentence(save.error)}</Failed>}
          <Buttons>
            <Button type="submit" variant="default" disabled={!isChanged} loading={save.isPending}>
              {t('account.name.save')}
            </Button>
          </Buttons>
        </FormStack>
      </form>
    </Card>
  )
}
