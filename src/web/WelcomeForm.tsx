import { Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { LinkView } from '../govern/model.ts'
import { useLocale } from '../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useGo } from '../platform/ui/AppLink.tsx'
import { AccountFields } from './AccountFields.tsx'
import { AuthForm, AuthFrame, AuthNote } from './AuthFrame.tsx'
import { welcome } from './auth-api.ts'
import { countryChoices, workspaceOf } from './countries.ts'
import { shellSentences } from './sentences.ts'
import { useRenewMe } from './use-me.ts'

/** First run: the account that owns the installation, and its first workspace when there is none. */
export function WelcomeForm({ token, link }: { token: string; link: LinkView }) {
  const t = useTranslate(shellSentences)
  const go = useGo()
  const renew = useRenewMe()
  const { settings, formats } = useLocale()
  const [account, setAccount] = useState({ name: '', email: link.email ?? '', password: '' })
  const [workspace, setWorkspace] = useState('')
  const [country, setCountry] = useState('MA')
  const enter = useMutation({
    mutationFn: async () => {
      const described = workspaceOf(country, { name: workspace, language: settings.language })
      await welcome({ token, ...account, ...(link.needsWorkspace ? { workspace: described } : {}) })
      await renew()
    },
    onSuccess: () => go('/'),
  })
  return (
    <AuthFrame title={t('welcome.title')}>
      <AuthNote>{t('welcome.text')}</AuthNote>
      <AuthForm
        submit={t('welcome.submit')}
        isBusy={enter.isPending}
        error={enter.error}
        onSubmit={() => enter.mutate()}
      >
        <AccountFields value={account} onChange={setAccount} />
        {link.needsWorkspace && (
          <>
            <TextInput
              label={t('welcome.workspace')}
              dir="auto"
              required
              withAsterisk={false}
              size="md"
              value={workspace}
              onChange={event => setWorkspace(event.currentTarget.value)}
            />
            <Select
              label={t('welcome.country')}
              size="md"
              searchable
              allowDeselect={false}
              value={country}
              data={countryChoices(settings.language, formats.compare)}
              onChange={value => setCountry(value ?? country)}
            />
          </>
        )}
      </AuthForm>
    </AuthFrame>
  )
}
