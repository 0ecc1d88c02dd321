import { Radio, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../platform/http/client-context.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { LtrField } from '../../platform/ui/fields/LtrField.tsx'
import { linkIssued, role } from '../model.ts'
import { FormDialog } from './FormDialog.tsx'
import { ShownOnce } from './ShownOnce.tsx'
import { governSentences } from './sentences.ts'

/** Role and, for the list, an address; then the link, once. */
export function InviteDialog({ onClose }: { onClose(): void }) {
  const t = useTranslate(governSentences)
  const formats = useFormats()
  const api = useApi()
  const cache = useQueryClient()
  const [email, setEmail] = useState('')
  const [chosen, setChosen] = useState<string>('viewer')
  const invite = useMutation({
    mutationFn: () => api.post('/invitations', { role: chosen, email: email.trim() || null }, linkIssued),
    onSuccess: () => cache.invalidateQueries({ queryKey: [api.base, 'invitations'] }),
  })
  if (invite.data)
    return (
      <ShownOnce
        title={t('invite.link')}
        text={t('invite.ready', { until: formats.dateTime(invite.data.expiresAt) })}
        label={t('invite.link')}
        value={new URL(invite.data.path, window.location.origin).href}
        onClose={onClose}
      />
    )
  return (
    <FormDialog
      title={t('invite.title')}
      submit={t('invite.create')}
      isReady
      mutation={invite}
      onSubmit={() => invite.mutate()}
      onClose={onClose}
    >
      <LtrField
        label={t('invite.email')}
        description={t('invite.email.about')}
        type="email"
        value={email}
        onChange={event => setEmail(event.currentTarget.value)}
      />
      <Radio.Group label={t('invite.role')} value={chosen} onChange={setChosen}>
        <Stack gap="xs" mt="xs">
          {role.options.map(value => (
            <Radio
              key={value}
              value={value}
              label={t(`role.${value}`)}
              description={t(`role.${value}.about`)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </FormDialog>
  )
}
