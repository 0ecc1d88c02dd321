import { Button, Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { useGo } from '../../../platform/ui/AppLink.tsx'
import { Buttons, Failed, FormStack, Note } from '../../../platform/ui/Form.tsx'
import { useErrorSentence } from '../../../platform/ui/states.tsx'
import { boardSchema } from '../../boards/model-boards.ts'
import { bodyOf, withTile } from './prepare-board.ts'
import { boardSentences } from './sentences.ts'
import { createBoard, saveBoard, useBoards, useChange } from './use-boards.ts'

/** A saved question as a tile: of a board that is there, or of a new one. */
export function PutOnBoardDialog({
  saved,
  title,
  onClose,
}: {
  saved: number
  title: string
  onClose(): void
}) {
  const t = useTranslate(boardSentences)
  const sentence = useErrorSentence()
  const go = useGo()
  const boards = useBoards().data?.boards ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const put = useChange(
    async (api, board: string) => {
      const tile = { kind: 'saved', width: 6, height: 3, saved, title: '' } as const
      if (board === 'new') {
        const empty = { tiles: [], period: null, segment: null, refreshMinutes: 0 }
        const content = withTile(empty, id => ({ ...tile, id }))
        return createBoard(api, { name: title, description: '', visibility: 'workspace', content })
      }
      const found = await api.get(`/boards/${board}`, boardSchema)
      const body = { ...bodyOf(found), content: withTile(found.content, id => ({ ...tile, id })) }
      return saveBoard(api, { id: found.id, version: found.version, body })
    },
    board => {
      onClose()
      go(`/boards/${board.id}`)
    },
  )
  return (
    <Modal opened onClose={onClose} title={t('saved.board')}>
      <FormStack>
        <Select
          label={t('put.board')}
          data={[
            ...boards.map(({ id, name }) => ({ value: String(id), label: name })),
            { value: 'new', label: t('put.new', { name: title }) },
          ]}
          value={chosen}
          onChange={setChosen}
        />
        <Note>{t('put.note')}</Note>
        {put.error && <Failed>{sentence(put.error)}</Failed>}
        <Buttons>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            loading={put.isPending}
            disabled={chosen === null}
            onClick={() => chosen !== null && put.mutate(chosen)}
          >
            {t('put.action')}
          </Button>
        </Buttons>
      </FormStack>
    </Modal>
  )
}
