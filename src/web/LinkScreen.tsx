import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useGo } from '../platform/ui/AppLink.tsx'
import { Loading, useErrorSentence } from '../platform/ui/states.tsx'
import { AuthFrame, AuthNote } from './AuthFrame.tsx'
import { fetchLink } from './auth-api.ts'
import { InvitationForm } from './InvitationForm.tsx'
import { ResetForm } from './ResetForm.tsx'
import { shellSentences } from './sentences.ts'
import { WelcomeForm } from './WelcomeForm.tsx'

/** Whatever a one-time link opens: the first account, an invitation, a new password. */
export function LinkScreen() {
  const t = useTranslate(shellSentences)
  const sentence = useErrorSentence()
  const go = useGo()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const token = String(search.token ?? '')
  const link = useQuery({ queryKey: ['link', token], queryFn: ({ signal }) => fetchLink(token, signal) })
  if (link.error)
    return (
      <AuthFrame title={t('link.invalid')}>
        <AuthNote>{sentence(link.error)}</AuthNote>
        <Button onClick={() => go('/sign-in')}>{t('link.toSignIn')}</Button>
      </AuthFrame>
    )
  if (!link.data)
    return (
      <AuthFrame title={t('link.checking')}>
        <Loading />
      </AuthFrame>
    )
  if (link.data.purpose === 'welcome') return <WelcomeForm token={token} link={link.data} />
  if (link.data.purpose === 'reset') return <ResetForm token={token} />
  return <InvitationForm token={token} link={link.data} />
}
