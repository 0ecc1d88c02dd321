import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, callApi } from '../../platform/http/client.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Card } from '../../platform/ui/Card.tsx'
import { Buttons, Failed, FormStack } from '../../platform/ui/Form.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone } from '../../platform/ui/toasts.ts'
import { shortestPassword } from '../model.ts'
import styles from './Settings.module.css'
import { governSentences } from './sentences.ts'

const nothing = { current: '', next: '' }

/** The current password is asked for: an open browser alone must not be enough to take the account. */
export function PasswordCard({ email }: { email: string }) {
  const t = useTranslate(governSentences)
  const sentence = useErrorSentence()
  const cache = useQueryClient()
  const [typed, setTyped] = useState(nothing)
  const save = useMutation({
    mutationFn: () => callApi({ method: 'POST', path: '/api/auth/password', body: typed }),
    onSuccess: async () => {
      setTyped(nothing)
      showDone(t('account.password.saved'))
      await cache.invalidateQueries({ queryKey: ['my'] })
    },
  })
  const isWrong = save.error instanceof ApiError && save.error.code === 'auth.wrong-credentials'
  return (
    <Card>
      <form
        onSubmit={event => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <FormStack>
          {/* So that a password manager knows whose password changes. */}
          <input type="text" hidden autoComplete="username" name="username" value={email} readOnly />
          <div className={styles.pair}>
            <PasswordInput
              label={t('account.password.current')}
              description={t('account.password.about')}
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={typed.current}
              error={isWrong ? t('account.password.wrong') : undefined}
              onChange={event => {
                const current = event.currentTarget.value
                setTyped(known => ({ ...known, current }))
              }}
            />
            <PasswordInput
              label={t('account.password.next')}
              description={t('account.password.rule', { n: shortestPassword })}
              autoComplete="new-password"
              minLength={shortestPassword}
              maxLength={128}
              required
              withAsterisk={false}
              value={typed.next}
              onChange={event => {
                const next = event.currentTarget.value
                setTyped(known => ({ ...known, next }))
              }}
            />
          </div>
          {save.error && !isWrong && <Failed>{sentence(save.error)}</Failed>}
          <Buttons>
            <Button
              type="submit"
              variant="default"
              disabled={typed.current === '' || typed.next.length < shortestPassword}
              loading={save.isPending}
            >
              {t('account.password.save')}
            </Button>
          </Buttons>
        </FormStack>
      </form>
    </Card>
  )
}
