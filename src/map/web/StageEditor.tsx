import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import type { MapStage } from '../model.ts'
import { changeStage, type MapEdit } from '../model-edit.ts'
import { mapSentences } from './sentences.ts'
import { isTitle, TitleFields } from './TitleFields.tsx'

export function StageEditor(props: { stage: MapStage; onEdit(edit: MapEdit): void; onClose(): void }) {
  const t = useTranslate(mapSentences)
  const [title, setTitle] = useState(props.stage.title)
  const [isExit, setExit] = useState(props.stage.isExit ?? false)
  const save = () => {
    props.onEdit(changeStage(props.stage.id, { title, isExit }))
    props.onClose()
  }
  return (
    <Modal opened onClose={props.onClose} title={t('edit.stage')} centered>
      <Stack>
        <TitleFields title={title} onChange={setTitle} />
        <Checkbox
          label={t('edit.isExit')}
          description={t('edit.isExitAbout')}
          checked={isExit}
          onChange={({ currentTarget }) => setExit(currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('map.cancel')}
          </Button>
          <Button disabled={!isTitle(title)} onClick={save}>
            {t('edit.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
