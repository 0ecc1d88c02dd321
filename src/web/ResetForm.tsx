import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useGo } from '../platform/ui/AppLink.tsx'
import { NewPasswordField } from './AccountFields.tsx'
import { AuthForm, AuthFrame } from './AuthFrame.tsx'
import { resetPassword } from './auth-api.ts'
import { shellSentences } from './sentences.ts'

export function ResetForm({ token }: { token: string }) {
  const t = useTranslate(shellSentences)
  const go = useGo()
  const [password, setPassword] = useState('')
  const save = useMutation({
    mutationFn: () => resetPassword({ token, password }),
    onSuccess: () => go('/sign-in'),
  })
  return (
    <AuthFrame title={t('reset.title')}>
      <AuthForm
        submit={t('reset.submit')}
        isBusy={save.isPending}
        error={save.error}
        onSubmit={() => save.mutate()}
      >
        <NewPasswordField value={password} onChange={setPassword} />
      </AuthForm>
    </AuthFrame>
  )
}
