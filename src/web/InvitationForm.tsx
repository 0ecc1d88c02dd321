import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { LinkView } from '../govern/model.ts'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useGo } from '../platform/ui/AppLink.tsx'
import { AccountFields } from './AccountFields.tsx'
import { AuthForm, AuthFrame, AuthNote } from './AuthFrame.tsx'
import { acceptInvitation } from './auth-api.ts'
import { shellSentences } from './sentences.ts'
import { useMe, useRenewMe } from './use-me.ts'

/** Joining a workspace: one click when signed in, else with a new account. */
export function InvitationForm({ token, link }: { token: string; link: LinkView }) {
  const t = useTranslate(shellSentences)
  const go = useGo()
  const me = useMe()
  const renew = useRenewMe()
  const [account, setAccount] = useState({ name: '', email: link.email ?? '', password: '' })
  const isSignedIn = Boolean(me.data)
  const join = useMutation({
    mutationFn: async () => {
      await acceptInvitation(isSignedIn ? { token } : { token, account })
      await renew()
    },
    onSuccess: () => go('/'),
  })
  const mustSignIn = !isSignedIn && link.hasAccount
  const back = `/join?token=${encodeURIComponent(token)}`
  return (
    <AuthFrame title={t('invitation.title', { workspace: link.workspace ?? '' })}>
      <AuthNote>{t('invitation.text', { role: link.role ?? 'viewer' })}</AuthNote>
      {mustSignIn ? (
        <>
          <AuthNote>{t('invitation.hasAccount', { email: link.email ?? '' })}</AuthNote>
          <Button size="md" onClick={() => go(`/sign-in?to=${encodeURIComponent(back)}`)}>
            {t('signIn.submit')}
          </Button>
        </>
      ) : (
        <AuthForm
          submit={t('invitation.join')}
          isBusy={join.isPending}
          error={join.error}
          onSubmit={() => join.mutate()}
        >
          {!isSignedIn && (
            <AccountFields value={account} onChange={setAccount} emailIsFixed={link.email !== null} />
          )}
        </AuthForm>
      )}
    </AuthFrame>
  )
}
