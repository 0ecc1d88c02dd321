import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../platform/http/client-context.ts'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { Ltr } from '../../platform/i18n/Ltr.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Tag } from '../../platform/ui/Chip.tsx'
import { Row } from '../../platform/ui/RowList.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../platform/ui/toasts.ts'
import type { InvitationView } from '../model.ts'
import { governSentences } from './sentences.ts'

export function InvitationRow({ invitation }: { invitation: InvitationView }) {
  const t = useTranslate(governSentences)
  const formats = useFormats()
  const api = useApi()
  const cache = useQueryClient()
  const sentence = useErrorSentence()
  const withdraw = useMutation({
    mutationFn: () => api.remove(`/invitations/${invitation.id}`),
    onSuccess: async () => {
      showDone(t('invite.withdrawn'))
      await cache.invalidateQueries({ queryKey: [api.base, 'invitations'] })
    },
    onError: error => showFailed(sentence(error)),
  })
  return (
    <Row
      title={invitation.email === null ? t('invite.anybody') : <Ltr>{invitation.email}</Ltr>}
      facts={t('invite.until', { date: formats.date(invitation.expiresAt, 'medium') })}
    >
      <Tag>{t(`role.${invitation.role}`)}</Tag>
      <Button
        variant="default"
        loading={withdraw.isPending}
        aria-label={t('invite.withdraw.for', { who: invitation.email ?? t('invite.anybody') })}
        onClick={() => withdraw.mutate()}
      >
        {t('invite.withdraw')}
      </Button>
    </Row>
  )
}
