import { useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { createWorkspaceApi } from '../../platform/http/client-context.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx'
import { showDone } from '../../platform/ui/toasts.ts'
import { governSentences } from './sentences.ts'

/** Before the reader leaves a workspace. The last owner is refused, and told why. */
export function LeaveDialog(props: {
  workspace: { readonly id: number; readonly name: string }
  onLeft(): void
  onClose(): void
}) {
  const t = useTranslate(governSentences)
  const cache = useQueryClient()
  const { id, name } = props.workspace
  const leave = useMutation({
    mutationFn: () => createWorkspaceApi(id).post('/leave', {}, z.unknown()),
    onSuccess: async () => {
      showDone(t('leave.done', { name }))
      props.onClose()
      props.onLeft()
      await cache.invalidateQueries({ queryKey: ['me'] })
    },
  })
  return (
    <ConfirmDialog
      title={t('leave.title', { name })}
      text={t('leave.text')}
      action={t('leave.action')}
      mutation={leave}
      onConfirm={() => leave.mutate()}
      onClose={props.onClose}
    />
  )
}
