import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../platform/http/client-context.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { useGo } from '../../platform/ui/AppLink.tsx'
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx'
import { showDone } from '../../platform/ui/toasts.ts'
import type { JourneyMap } from '../model.ts'
import { mapSentences } from './sentences.ts'

export function DeleteMap({ map, onClose }: { map: JourneyMap; onClose(): void }) {
  const t = useTranslate(mapSentences)
  const api = useApi()
  const go = useGo()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.remove(`/maps/${map.id}`),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [api.base, 'maps'] })
      showDone(t('map.deleted'))
      go('/journeys')
    },
  })
  return (
    <ConfirmDialog
      title={t('map.delete')}
      text={t('map.deleteSure')}
      action={t('map.delete')}
      mutation={remove}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    />
  )
}
