import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../platform/http/client-context.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import type { Circumstance } from '../../circumstances/model-circumstances.ts'
import { circumstancesSentences } from './sentences.ts'
import { useCircumstanceName } from './use-circumstances.ts'

export function RemoveDialog({ of, onClose }: { of: Circumstance; onClose(): void }) {
  const t = useTranslate(circumstancesSentences)
  const api = useApi()
  const cache = useQueryClient()
  const name = useCircumstanceName()(of)
  const remove = useMutation({
    mutationFn: () => api.remove(`/circumstances/${of.id}`),
    onSuccess: async () => {
      showDone(t('done.removed'))
      onClose()
      await cache.invalidateQueries({ queryKey: [api.base, 'circumstances'] })
    },
  })
  return (
    <ConfirmDialog
      title={t('remove.title', { name })}
      text={t('remove.text')}
      action={t('remove.action')}
      mutation={remove}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    />
  )
}
