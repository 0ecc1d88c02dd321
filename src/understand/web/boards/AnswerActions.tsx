import { Button } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useState } from 'react'
import { useMayEdit } from '../../../platform/http/client-context.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { showDone } from '../../../platform/ui/toasts.ts'
import type { Saved } from '../../boards/model-boards.ts'
import type { Asking } from '../ask/use-asked.ts'
import { NameDialog } from './NameDialog.tsx'
import { PutOnBoardDialog } from './PutOnBoardDialog.tsx'
import { boardSentences } from './sentences.ts'
import { createSaved, useChange } from './use-boards.ts'

/** Keeps the question that stands on the screen under a name, and offers to put it on a board. */
export function SaveButton({ asking, title }: { asking: Asking; title: string }) {
  const t = useTranslate(boardSentences)
  const mayEdit = useMayEdit()
  const [isNaming, setNaming] = useState(false)
  const [saved, setSaved] = useState<Saved | null>(null)
  const save = useChange(createSaved, made => {
    setNaming(false)
    setSaved(made)
    showDone(t('save.done'))
  })
  if (!mayEdit || asking.input === null) return null
  const { name: question, input, compare, breakdown } = asking
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
        onClick={() => setNaming(true)}
      >
        {t('save.action')}
      </Button>
      {isNaming && (
        <NameDialog
          title={t('save.title')}
          action={t('action.save')}
          first={{ name: title }}
          mutation={save}
          onName={named =>
            save.mutate({
              ...named,
              question,
              input: { ...input },
              compare: compare && { ...compare },
              breakdown: breakdown && { ...breakdown },
            })
          }
          onClose={() => setNaming(false)}
        />
      )}
      {saved && <PutOnBoardDialog saved={saved.id} title={saved.name} onClose={() => setSaved(null)} />}
    </>
  )
}
