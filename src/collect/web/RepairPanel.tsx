import { Button, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../platform/http/client-context.ts'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { Buttons, FormStack, Note } from '../../platform/ui/Form.tsx'
import { SidePanel } from '../../platform/ui/SidePanel.tsx'
import { useErrorSentence } from '../../platform/ui/states.tsx'
import { showDone } from '../../platform/ui/toasts.ts'
import { quarantineReasons } from '../model.ts'
import { replayAnswer } from '../model-data.ts'
import styles from './Data.module.css'
import { isJson, type QuarantineEntry, readableText } from './prepare-quarantine.ts'
import { collectSentences } from './sentences.ts'

/** One refused message in an editor. What was typed stays when it is refused again. */
export function RepairPanel({ row, onClose }: { row: QuarantineEntry; onClose(): void }) {
  const t = useTranslate(collectSentences)
  const api = useApi()
  const cache = useQueryClient()
  const sentence = useErrorSentence()
  const [text, setText] = useState(() => readableText(row.received))
  const replay = useMutation({
    mutationFn: () =>
      api.post('/quarantine/replay', { entries: [{ id: row.id, received: text }] }, replayAnswer),
    onSuccess: async ({ results: [result] }) => {
      await cache.invalidateQueries({ queryKey: [api.base, 'quarantine'] })
      if (result?.status === 'quarantined') return
      showDone(t('quarantine.replayed', { n: 1 }))
      onClose()
    },
  })
  const again = replay.data?.results[0]
  const reason = quarantineReasons.find(one => one === again?.reason)
  const problem = !isJson(text)
    ? t('quarantine.notJson')
    : replay.error
      ? sentence(replay.error)
      : reason
        ? t('quarantine.again', { reason: t(`reason.${reason}`) })
        : null
  return (
    <SidePanel title={t(`reason.${row.reason}`)} isOpen onClose={onClose} size={560}>
      <FormStack>
        {row.detail !== '' && (
          <Note>
            <bdi dir="ltr">{row.detail}</bdi>
          </Note>
        )}
        {row.reason === 'row-refused' && <Note>{t('quarantine.row')}</Note>}
        <Textarea
          label={t('quarantine.editor')}
          classNames={{ input: styles.editor ?? '' }}
          dir="ltr"
          autosize
          minRows={10}
          maxRows={26}
          spellCheck={false}
          value={text}
          error={problem}
          onChange={event => setText(event.currentTarget.value)}
        />
        <Buttons>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button disabled={!isJson(text)} loading={replay.isPending} onClick={() => replay.mutate()}>
            {t('quarantine.replay')}
          </Button>
        </Buttons>
      </FormStack>
    </SidePanel>
  )
}
