import { Button, Group, Modal, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../platform/http/client-context.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { useGo } from '../../platform/ui/AppLink.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone, showFailed } from '../../platform/ui/toasts.ts'
import type { JourneyMap } from '../model.ts'
import { mapSentences } from './sentences.ts'

export function DeleteMap({ map, isOpen, onClose }: { map: JourneyMap; isOpen: boolean; onClose(): void }) {
  const t = useTranslate(mapSentences)
  const api = useApi()
  const go = useGo()
  const queries = useQueryClient()
  const sentence = useErrorSentence()
  const remove = useMutation({
    mutationFn: () => api.remove(`/maps/${map.id}`),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [api.base, 'maps'] })
      showDone(t('map.deleted'))
      go('/journeys')
    },
    onError: error => showFailed(sentence(error)),
  })
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('map.delete')} centered>
      <Text size="sm">{t('map.deleteSure')}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('map.cancel')}
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('map.delete')}
        </Button>
      </Group>
    </Modal>
  )
}
