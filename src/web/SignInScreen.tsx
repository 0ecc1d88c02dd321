import { PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useGo } from '../platform/ui/AppLink.tsx'
import { LtrField } from '../platform/ui/fields/LtrField.tsx'
import styles from './AuthFrame.module.css'
import { AuthForm, AuthFrame } from './AuthFrame.tsx'
import { signIn } from './auth-api.ts'
import { safeAddress } from './safe-address.ts'
import { shellSentences } from './sentences.ts'
import { useRenewMe } from './use-me.ts'

export function SignInScreen() {
  const t = useTranslate(shellSentences)
  const go = useGo()
  const renew = useRenewMe()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = useMutation({
    mutationFn: async () => {
      await signIn({ email, password })
      await renew()
    },
    onSuccess: () => go(safeAddress(search.to)),
  })
  return (
    <AuthFrame title={t('signIn.title')}>
      <AuthForm
        submit={t('signIn.submit')}
        isBusy={enter.isPending}
        error={enter.error}
        onSubmit={() => enter.mutate()}
      >
        <LtrField
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          size="md"
          value={email}
          onChange={event => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="md"
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
        />
      </AuthForm>
      <ForgottenPassword />
    </AuthFrame>
  )
}

/** Nothing is mailed in this installation, so it says who can help, and how somebody without anybody helps themselves. */
function ForgottenPassword() {
  const t = useTranslate(shellSentences)
  return (
    <details className={styles.forgotten}>
      <summary>{t('signIn.forgot')}</summary>
      <p>{t('signIn.forgot.ask')}</p>
      <p>{t('signIn.forgot.alone')}</p>
      <code>{command}</code>
    </details>
  )
}

const command = 'npm run rihla -- reset-link you@example.com'
